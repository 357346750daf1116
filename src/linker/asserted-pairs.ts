import { LinkageError } from '../errors.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { combineHash, hashBytes, hashHigh } from '../records/hash.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { HumanConstraints } from './constraints.ts'

/** An identifier that more records share is no child's own, and asserts nothing. */
const MOST_SHARING = 100

/** Must-links to start the partition from. */
export interface AssertedPairs {
  readonly mustLink: readonly (readonly [number, number])[]
  /** Pairs that share a strong identifier although first name and birth date both disagree. */
  readonly doubtful: readonly (readonly [number, number])[]
}

/**
 * Must-links of people and of strong identifiers (R5, R6). A human cannot-link goes before a human
 * must-link goes before an identifier: an identifier that would put a cannot-link pair into one
 * core asserts nothing there, and neither does one that a one-to-one linkage forbids.
 *
 * @param sources - shape `rows`: number of each record's source; absent with one source.
 * @throws {@link LinkageError} `constraints-contradict` if people contradict themselves.
 */
export function assertedPairs(
  model: LinkageModel,
  table: StandardizedTable,
  human: HumanConstraints,
  weigher: PairWeigher,
  nameOf: (record: number) => string,
  sources: Uint32Array | undefined,
): AssertedPairs {
  const cores = new Cores(human.cannotLink)
  const isOneToOne = model.constraints.withinSource === 'never'
  const clash = (a: number, b: number): boolean =>
    isOneToOne && (sources === undefined || sources[a] === sources[b])
  const mustLink: (readonly [number, number])[] = []
  for (const pair of human.mustLink) {
    if (!cores.join(pair[0], pair[1])) {
      throw new LinkageError('constraints-contradict', {
        left: nameOf(pair[0]),
        right: nameOf(pair[1]),
      })
    }
    mustLink.push(pair)
  }
  const doubtful: (readonly [number, number])[] = []
  const disagrees = bothDisagree(model)
  for (const fields of model.constraints.strongIdentifiers) {
    for (const group of equalGroups(table, fields)) {
      if (group.length > MOST_SHARING) continue
      const sharing: number[][] = []
      for (const record of group) {
        let tied = false
        for (const core of sharing) {
          const against = core.find((other) => {
            weigher.weigh(other, record)
            return disagrees(weigher.levels)
          })
          if (against !== undefined) doubtful.push([against, record])
          else if (!tied && cores.join(core[0]!, record, clash)) {
            mustLink.push([core[0]!, record])
            core.push(record)
            tied = true
          }
        }
        if (!tied) sharing.push([record])
      }
    }
  }
  return { mustLink, doubtful }
}

/** Do first name and birth date both disagree? */
function bothDisagree(model: LinkageModel): (levels: Uint8Array) => boolean {
  const given = model.comparisons.findIndex(({ kind }) => kind === 'given-name')
  const date = model.comparisons.findIndex(({ kind }) => kind === 'date')
  if (given < 0 || date < 0) return () => false
  return (levels) => levels[given] === 0 && levels[date]! <= 1
}

/** Groups of two or more records that agree in all fields and lack none; in order of their smallest record. */
function equalGroups(table: StandardizedTable, fields: readonly string[]): number[][] {
  const groups = new Map<string, number[]>()
  for (let record = 0; record < table.rows; record++) {
    let low = 0
    let high = 0
    let complete = true
    for (const field of fields) {
      const column = table.columns.get(field)
      const id = column === undefined || column.kind === 'date' ? 0 : column.ids[record]!
      if (column === undefined || column.kind === 'date' || id === 0) {
        complete = false
        break
      }
      const { bytes, offsets } = column.values
      const own = hashBytes(bytes, offsets[id]!, offsets[id + 1]!)
      low = combineHash(low, high, own, hashHigh)
      high = hashHigh
    }
    if (!complete) continue
    const key = `${high}:${low}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [record])
    else group.push(record)
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** Union-find that refuses to join records held apart. */
class Cores {
  readonly #parent = new Map<number, number>()
  readonly #members = new Map<number, number[]>()
  readonly #apart = new Map<number, Set<number>>()

  constructor(cannotLink: readonly (readonly [number, number])[]) {
    for (const [a, b] of cannotLink) {
      this.#apartOf(a).add(b)
      this.#apartOf(b).add(a)
    }
  }

  /**
   * Joins two records' cores; false (and nothing done) if a cannot-link stands between them, or any
   * two of their members clash.
   */
  join(a: number, b: number, clash?: (x: number, y: number) => boolean): boolean {
    const [rootA, rootB] = [this.#root(a), this.#root(b)]
    if (rootA === rootB) return true
    const [membersA, membersB] = [this.#membersOf(rootA), this.#membersOf(rootB)]
    const held = membersA.some((x) => {
      const apart = this.#apart.get(x)
      return membersB.some((y) => apart?.has(y) || clash?.(x, y))
    })
    if (held) return false
    const [into, from] = rootA < rootB ? [rootA, rootB] : [rootB, rootA]
    this.#parent.set(from, into)
    this.#members.set(into, [...membersA, ...membersB])
    return true
  }

  #root(record: number): number {
    let root = record
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up
    return root
  }

  #membersOf(root: number): number[] {
    return this.#members.get(root) ?? [root]
  }

  #apartOf(record: number): Set<number> {
    const known = this.#apart.get(record) ?? new Set<number>()
    this.#apart.set(record, known)
    return known
  }
}
