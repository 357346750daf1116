import { planClusters } from '../clustering/cluster-plan.ts'
import { connectedComponents } from '../clustering/connected-components.ts'
import { partitionRange, takeLabels } from '../clustering/partition-range.ts'
import { type RecordPairs, recordPairs } from '../clustering/record-pairs.ts'
import type { Assertion } from '../ledger/event.ts'
import { collectAsserted } from '../linker/collect-asserted.ts'
import type { LoadedRecords } from '../matching/match-index.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { type Closure, type DecidingView, relevance } from './closure.ts'

/** A pair of places. */
export type Pair = readonly [left: number, right: number]

/** A closure whose pairs can be weighed. */
export interface WeighedClosure {
  readonly model: LinkageModel
  readonly closure: Closure
  /** By place. */
  readonly loaded: LoadedRecords
  /** Shape `records`: number of the source. */
  readonly sources: Uint32Array
}

/** What the partition says of a closure (R16): a pure function of records, model and assertions. */
export interface Evaluation extends WeighedClosure {
  /** Shape `records`: the smallest place of each record's cluster. */
  readonly clusters: Uint32Array
  /** Shape `records`: the smallest place of each record's core. */
  readonly cores: Uint32Array
  /** Shape `records`: the same, of must-links by people alone. */
  readonly humanCores: Uint32Array
  /**
   * Pairs that share a strong identifier although first name and birth date both disagree, or that a
   * source says may be one.
   */
  readonly doubtful: readonly Pair[]
  /** Pairs that an identifier or a source would join against what people say. */
  readonly refused: readonly Pair[]
}

/** Is it a fact stated by people, rather than by a source? */
export function isHuman({ origin }: Assertion): boolean {
  return origin !== 'source'
}

/** Loads the records of a closure; valid until others are loaded. */
export function weighClosure({ reader, index }: DecidingView, closure: Closure): WeighedClosure {
  const numbers = closure.records.map(({ record }) => record)
  return {
    model: index.model,
    closure,
    loaded: index.load(reader, numbers),
    sources: numberSources(closure.records.map(({ source }) => source)),
  }
}

/** Runs the very functions of batch on a closure. */
export function evaluate(view: DecidingView, closure: Closure): Evaluation {
  const { records } = closure
  const rows = records.length
  const weighed = weighClosure(view, closure)
  const { model, loaded, sources } = weighed
  const stated = statedPairs(closure)
  const refused: Pair[] = []
  const take = (a: number, b: number): void => void refused.push([a, b])
  const asserted = collectAsserted({
    rows,
    human: { mustLink: [...stated.human, ...stated.source], cannotLink: stated.cannotLink },
    groups: closure.sharing,
    disagree: (a, b) => loaded.bothDisagree(a, b),
    contradicted: take,
    refused: take,
    ...(model.constraints.withinSource === 'never'
      ? { clash: (a: number, b: number) => sources[a] === sources[b] }
      : {}),
  })
  const cores = connectedComponents(rows, asserted.mustLink.left, asserted.mustLink.right)
  const human = recordPairs(stated.human)
  const humanCores = connectedComponents(rows, human.left, human.right)
  const { upper, lower, margin, guard } = model.thresholds
  const plan = planClusters({
    rows,
    policy: { upper, lower, margin, guard },
    edges: strongEdges(closure, relevance(model)),
    mustLink: asserted.mustLink,
    cannotLink: recordPairs([...stated.cannotLink, ...humanCoresApart(cores, humanCores)]),
    doubtful: asserted.doubtful,
    withinSource: model.constraints.withinSource,
    sources,
  })
  const clusters = Uint32Array.from(records, (_, place) => place)
  if (plan.count > 0) takeLabels(plan, 0, partitionRange(plan, 0, plan.count, loaded), clusters)
  const doubtful = [...pairsOf(asserted.doubtful), ...stated.near]
  return { ...weighed, clusters, cores, humanCores, doubtful, refused }
}

function numberSources(sources: readonly string[]): Uint32Array {
  const numbers = new Map<string, number>()
  return Uint32Array.from(sources, (source) => {
    const known = numbers.get(source)
    if (known !== undefined) return known
    numbers.set(source, numbers.size)
    return numbers.size - 1
  })
}

/** What stands about pairs of the closure, by place. */
function statedPairs({ records, placeOf, assertions }: Closure): {
  readonly human: readonly Pair[]
  readonly source: readonly Pair[]
  readonly cannotLink: readonly Pair[]
  readonly near: readonly Pair[]
} {
  const stated = {
    human: [] as Pair[],
    source: [] as Pair[],
    cannotLink: [] as Pair[],
    near: [] as Pair[],
  }
  for (const [place, own] of assertions.entries()) {
    for (const assertion of own) {
      // Each is seen from both sides: once is enough.
      if (assertion.left !== records[place]!.record) continue
      const right = placeOf.get(assertion.right)
      if (right === undefined) continue
      const pair: Pair = [Math.min(place, right), Math.max(place, right)]
      if (assertion.kind === 'cannot-link') stated.cannotLink.push(pair)
      else if (assertion.kind === 'near-match') stated.near.push(pair)
      else if (isHuman(assertion)) stated.human.push(pair)
      else stated.source.push(pair)
    }
  }
  const byPlace = (a: Pair, b: Pair): number => a[0] - b[0] || a[1] - b[1]
  return {
    human: stated.human.sort(byPlace),
    source: stated.source.sort(byPlace),
    cannotLink: stated.cannotLink,
    near: stated.near.sort(byPlace),
  }
}

function strongEdges({ placeOf, edges }: Closure, least: number): RecordPairs {
  const pairs: Pair[] = []
  for (const [place, own] of edges.entries()) {
    for (const { record, weight } of own) {
      const other = placeOf.get(record)
      if (weight >= least && other !== undefined && place < other) pairs.push([place, other])
    }
  }
  return recordPairs(pairs)
}

/** Two cores that people made, both, never join by themselves (R11): one pair bars them. */
function humanCoresApart(cores: Uint32Array, humanCores: Uint32Array): Pair[] {
  const made = new Set<number>()
  for (let place = 0; place < cores.length; place++) {
    if (humanCores[place] !== place) made.add(cores[place]!)
  }
  const roots = [...made].sort((a, b) => a - b)
  return roots.flatMap((a, at) => roots.slice(at + 1).map((b): Pair => [a, b]))
}

function pairsOf({ left, right }: RecordPairs): Pair[] {
  return Array.from(left, (a, at): Pair => [a, right[at]!])
}
