import { unlessThirdBearsBoth } from '../clustering/bears-both-names.ts'
import { connectedComponents } from '../clustering/connected-components.ts'
import { partitionComponent } from '../clustering/partition-component.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { PairBar, PairWeigher } from '../scoring/pair-weigher.ts'
import type { ScoredPairs } from '../scoring/scored-pairs.ts'
import type { AssertedPairs } from './asserted-pairs.ts'
import { ComponentPairs } from './component-pairs.ts'
import type { HumanConstraints } from './constraints.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'

/** `partition`: the algorithm of R16. `components`: plain connected components, for comparison. */
export type Clustering = 'partition' | 'components'

export interface ClusterResult {
  /** Shape `rows`: each record's cluster, as its smallest record. */
  readonly labels: Uint32Array
  /** Records in the largest connected component. */
  readonly largestComponent: number
}

/** Pairs and assertions → clusters, component by component. */
export async function clusterRecords(
  model: LinkageModel,
  prepared: PreparedRecords,
  pairs: ScoredPairs,
  asserted: AssertedPairs,
  human: HumanConstraints,
  weigher: PairWeigher,
  clustering: Clustering,
  pace: Pace,
): Promise<ClusterResult> {
  const rows = prepared.standardized.rows
  const { upper, lower, margin, guard } = model.thresholds
  const floor = clustering === 'components' ? upper : Math.max(lower, upper - margin)
  const edges = strongPairs(pairs, floor, asserted.mustLink)
  const components = connectedComponents(rows, edges.left, edges.right, edges.size)
  const members = groupBy(components)
  const apart = pairSet(human.cannotLink)
  const doubtful = pairSet(asserted.doubtful)
  const { sources } = prepared
  const { withinSource } = model.constraints
  const sameSource = (a: number, b: number): boolean =>
    sources === undefined ? withinSource !== 'match' : sources[a] === sources[b]
  const labels = components.slice()
  if (clustering === 'components') return { labels, largestComponent: largest(members) }
  const mustLinks = pairsByComponent(asserted.mustLink, components)
  const edgesOf = pairsByComponent(
    Array.from({ length: edges.size }, (_, at) => [edges.left[at]!, edges.right[at]!] as const),
    components,
  )
  let done = 0
  for (const [component, records] of members) {
    done += records.length
    if (records.length > 1) {
      const place = new Map(records.map((record, at) => [record, at]))
      const local = (list: readonly (readonly [number, number])[] | undefined) =>
        (list ?? []).map(([a, b]) => [place.get(a)!, place.get(b)!] as const)
      const known = local(edgesOf.get(component))
      const inner = new ComponentPairs(records, weigher, upper)
      const bars = {
        count: records.length,
        policy: { upper, lower, margin, guard },
        weight: (a: number, b: number) => inner.weigh(a, b),
        capped: (a: number, b: number) =>
          isStrict(inner.capOf(a, b)) ||
          doubtful.has(pairKey(records[a]!, records[b]!)) ||
          (withinSource === 'near-match' && sameSource(records[a]!, records[b]!)),
        twinGuarded: (a: number, b: number) => inner.capOf(a, b) === 'twin',
      }
      const result = partitionComponent({
        ...bars,
        forbidden: (a, b) =>
          apart.has(pairKey(records[a]!, records[b]!)) ||
          (withinSource === 'never' && sameSource(records[a]!, records[b]!)),
        twinGuarded: unlessThirdBearsBoth(bars),
        mustLink: local(mustLinks.get(component)),
        edges: {
          left: Uint32Array.from(known, ([a]) => a),
          right: Uint32Array.from(known, ([, b]) => b),
        },
      })
      for (const [at, record] of records.entries()) labels[record] = records[result[at]!]!
    }
    await pace.step(done / rows)
  }
  return { labels, largestComponent: largest(members) }
}

/** Caps that hold whatever other records say; the twin guard yields to a third record. */
function isStrict(cap: PairBar | undefined): boolean {
  return cap !== undefined && cap !== 'twin'
}

function strongPairs(
  pairs: ScoredPairs,
  floor: number,
  mustLink: readonly (readonly [number, number])[],
): { left: Uint32Array; right: Uint32Array; size: number } {
  const left = new Uint32Array(pairs.size + mustLink.length)
  const right = new Uint32Array(pairs.size + mustLink.length)
  let size = 0
  for (let at = 0; at < pairs.size; at++) {
    if (pairs.weight[at]! < floor) continue
    left[size] = pairs.left[at]!
    right[size++] = pairs.right[at]!
  }
  for (const [a, b] of mustLink) {
    left[size] = a
    right[size++] = b
  }
  return { left, right, size }
}

/** Component → its records, both ascending. */
function groupBy(labels: Uint32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [record, label] of labels.entries()) {
    const group = groups.get(label)
    if (group === undefined) groups.set(label, [record])
    else group.push(record)
  }
  return groups
}

function pairsByComponent(
  pairs: readonly (readonly [number, number])[],
  components: Uint32Array,
): Map<number, (readonly [number, number])[]> {
  const groups = new Map<number, (readonly [number, number])[]>()
  for (const pair of pairs) {
    const component = components[pair[0]]!
    const group = groups.get(component)
    if (group === undefined) groups.set(component, [pair])
    else group.push(pair)
  }
  return groups
}

const pairKey = (a: number, b: number): number => (a < b ? a * 2 ** 26 + b : b * 2 ** 26 + a)

function pairSet(pairs: readonly (readonly [number, number])[]): ReadonlySet<number> {
  return new Set(pairs.map(([a, b]) => pairKey(a, b)))
}

function largest(members: ReadonlyMap<number, readonly number[]>): number {
  let most = 0
  for (const records of members.values()) most = Math.max(most, records.length)
  return most
}
