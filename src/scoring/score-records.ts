import type { CandidateFinder, PairCounts } from '../blocking/candidate-pairs.ts'
import type { PairWeigher } from './pair-weigher.ts'
import { ScoredPairs } from './scored-pairs.ts'

export interface ScoreSettings {
  /** Pairs below are counted and dropped; bits. */
  readonly floor: number
  /** Upper threshold, bits. */
  readonly upper: number
  /**
   * Shape `rows`, by place in the scan, 0 or 1: only pairs across the two sides are candidates.
   * Absent: all pairs.
   */
  readonly sides?: Uint8Array
  /** Shape `rows`, by place: true person of each record, negative if unknown. Only counted. */
  readonly truth?: Int32Array
  /** Shape `rows`, by place: where each record begins in the packed words. */
  readonly start: Uint32Array
}

/** What scoring a range of the scan gives. Ranges add up. */
export interface ScoredRange {
  readonly left: Uint32Array
  readonly right: Uint32Array
  readonly weight: Float64Array
  readonly candidatePairs: number
  /** Pairs of one true person that share a block. */
  readonly truePairs: number
  readonly counts: PairCounts
  /** Pairs by whole bits of weight: entry `k` holds `[LOWEST_BIN + k, LOWEST_BIN + k + 1)`. */
  readonly bins: Float64Array
  /** Of the pairs at or above `upper`: how many were found by 1, 2, … rules. */
  readonly matchesByRules: Float64Array
}

export const LOWEST_BIN = -60
const HIGHEST_BIN = 99

/**
 * Weighs every candidate pair whose first record in the scan has its place in `[from, to)`, and
 * keeps those at or above the floor, in the order of the scan.
 *
 * @param order - shape `rows`: the record at each place of the scan.
 */
export function scoreRecords(
  finder: CandidateFinder,
  order: Uint32Array,
  from: number,
  to: number,
  weigher: PairWeigher,
  { floor, upper, sides, truth, start }: ScoreSettings,
): ScoredRange {
  const bins = new Float64Array(HIGHEST_BIN - LOWEST_BIN + 1)
  const byRules: number[] = []
  const pairs = new ScoredPairs()
  let candidatePairs = 0
  let truePairs = 0
  for (let place = from; place < to; place++) {
    const size = finder.find(place)
    const { partners } = finder
    const leftAt = start[place]!
    const person = truth === undefined ? -1 : truth[place]!
    for (let at = 0; at < size; at++) {
      const partner = partners[at]!
      if (person >= 0 && truth![partner] === person) truePairs++
      if (sides !== undefined && sides[place] === sides[partner]) continue
      candidatePairs++
      const weight = weigher.weighAt(floor, leftAt, start[partner]!)
      bins[Math.min(HIGHEST_BIN, Math.max(LOWEST_BIN, Math.floor(weight))) - LOWEST_BIN]!++
      if (weight < floor) continue
      const left = order[place]!
      const right = order[partner]!
      pairs.push(Math.min(left, right), Math.max(left, right), weight)
      if (weight < upper) continue
      const rules = finder.rulesOf(partner)
      byRules[rules] = (byRules[rules] ?? 0) + 1
    }
  }
  const counts = finder.takeCounts()
  const matchesByRules = Float64Array.from(
    { length: counts.found.length + 1 },
    (_, rules) => byRules[rules] ?? 0,
  )
  return { ...pairs.trimmed(), candidatePairs, truePairs, counts, bins, matchesByRules }
}
