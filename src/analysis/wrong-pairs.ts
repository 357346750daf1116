import type { CellRecords } from '../evaluation/cell-records.ts'
import type { PersonOverlap } from '../evaluation/person-overlap.ts'
import type { Links } from '../linker/links.ts'

/** A wrong decision, by one pair of records that stands for it. */
export interface WrongPair {
  readonly kind: 'false-match' | 'missed-pair'
  readonly left: number
  readonly right: number
  /** Pairs of records that it stands for. */
  readonly pairs: number
  /** Bits; NaN if it is not known. */
  readonly weight: number
}

/** The weight of a pair of records in bits, NaN if it is not known. */
export type WeightOf = (left: number, right: number) => number

/**
 * Two persons in one cluster, for every two that meet there: by the strongest link between them, and
 * if there is none, by two records of theirs.
 */
export function falseMatches(
  overlap: PersonOverlap,
  { cellOf, start, records }: CellRecords,
  links: Links,
  weightOf: WeightOf,
): WrongPair[] {
  const { cells, firstCell, clusters } = overlap
  const strongest = new Map<number, WrongPair>()
  const linked = new Set<number>()
  for (let at = 0; at < links.left.length; at++) {
    if (links.matched[at] === 0) continue
    const [left, right, weight] = [links.left[at]!, links.right[at]!, links.weight[at]!]
    const [a, b] = [cellOf[left]!, cellOf[right]!]
    if (a < 0 || b < 0 || a === b) continue
    const key = Math.min(a, b) * cells.size.length + Math.max(a, b)
    linked.add(cells.cluster[a]!)
    const known = strongest.get(key)
    if (known !== undefined && known.weight >= weight) continue
    const pairs = cells.size[a]! * cells.size[b]!
    strongest.set(key, { kind: 'false-match', left, right, pairs, weight })
  }
  const found = [...strongest.values()]
  for (let cluster = 0; cluster < clusters; cluster++) {
    const [from, to] = [firstCell[cluster]!, firstCell[cluster + 1]!]
    if (to - from < 2 || linked.has(cluster)) continue
    const [left, right] = ordered(records[start[from]!]!, records[start[from + 1]!]!)
    const pairs = cells.size[from]! * cells.size[from + 1]!
    found.push({ kind: 'false-match', left, right, pairs, weight: weightOf(left, right) })
  }
  return found
}

/** Records that are looked at of each of two clusters, to find the strongest pair between them. */
const MOST_LOOKED_AT = 8

/** One person in two clusters, for every two that hold records of it: by the strongest pair. */
export function missedPairs(
  { cells, persons }: PersonOverlap,
  { start, records }: CellRecords,
  weightOf: WeightOf,
): WrongPair[] {
  const cellsOf = new Map<number, number[]>()
  const counts = new Uint32Array(persons)
  for (const person of cells.child) counts[person]!++
  for (const [cell, person] of cells.child.entries()) {
    if (counts[person] === 1) continue
    const own = cellsOf.get(person)
    if (own === undefined) cellsOf.set(person, [cell])
    else own.push(cell)
  }
  const looked = (cell: number): Uint32Array =>
    records.subarray(start[cell], Math.min(start[cell + 1]!, start[cell]! + MOST_LOOKED_AT))
  const found: WrongPair[] = []
  for (const own of cellsOf.values()) {
    for (const [at, first] of own.entries()) {
      for (const second of own.slice(at + 1)) {
        let best: WrongPair | undefined
        const pairs = cells.size[first]! * cells.size[second]!
        for (const a of looked(first)) {
          for (const b of looked(second)) {
            const [left, right] = ordered(a, b)
            const weight = weightOf(left, right)
            if (best !== undefined && !(weight > best.weight || Number.isNaN(best.weight))) continue
            best = { kind: 'missed-pair', left, right, pairs, weight }
          }
        }
        found.push(best!)
      }
    }
  }
  return found
}

function ordered(a: number, b: number): [left: number, right: number] {
  return a < b ? [a, b] : [b, a]
}

/** The worst first: false matches that weigh most, missed pairs that weigh least or are not known to. */
export function worstFirst(pairs: readonly WrongPair[]): WrongPair[] {
  const badness = ({ kind, weight }: WrongPair): number =>
    Number.isNaN(weight) ? Number.POSITIVE_INFINITY : kind === 'false-match' ? weight : -weight
  return pairs.toSorted(
    (a, b) =>
      compare(badness(b), badness(a)) || b.pairs - a.pairs || a.left - b.left || a.right - b.right,
  )
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
