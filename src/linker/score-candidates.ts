import type { Blocks } from '../blocking/build-blocks.ts'
import { forEachPairBatch, type PairCounts, rulesSharing } from '../blocking/candidate-pairs.ts'
import type { Pace } from './pace.ts'
import type { PairWeigher } from './pair-weigher.ts'
import { ScoredPairs } from './scored-pairs.ts'

export interface ScoredCandidates {
  /** Pairs at or above the floor. */
  readonly pairs: ScoredPairs
  readonly candidatePairs: number
  readonly counts: PairCounts
  /** Candidate pairs by whole bits of weight: bin `w` holds `[w, w + 1)`. */
  readonly histogram: ReadonlyMap<number, number>
  /** Of the pairs at or above the upper threshold: how many were found by 1, 2, … rules. */
  readonly matchesByRules: Float64Array
}

const LOWEST_BIN = -60
const HIGHEST_BIN = 99

/**
 * Weighs every candidate pair once and keeps those at or above the floor.
 *
 * @param admits - pairs it refuses are not candidates (linking takes pairs across sources only).
 */
export async function scoreCandidates(
  blocks: Blocks,
  weigher: PairWeigher,
  floor: number,
  upper: number,
  admits: ((left: number, right: number) => boolean) | undefined,
  pace: Pace,
): Promise<ScoredCandidates> {
  const rules = blocks.rules.length
  const counts: PairCounts = { found: new Float64Array(rules), added: new Float64Array(rules) }
  const bins = new Float64Array(HIGHEST_BIN - LOWEST_BIN + 1)
  const matchesByRules = new Float64Array(rules + 1)
  const pairs = new ScoredPairs()
  let candidatePairs = 0
  for (let from = 0; from < blocks.count; ) {
    // By members, not by blocks: a step is about as long whatever the block sizes.
    let to = from + 1
    while (to < blocks.count && blocks.start[to]! - blocks.start[from]! < 20_000) to++
    forEachPairBatch(blocks, from, to, counts, ({ left, right, size }) => {
      for (let at = 0; at < size; at++) {
        const a = left[at]!
        const b = right[at]!
        if (admits !== undefined && !admits(a, b)) continue
        candidatePairs++
        const weight = weigher.weigh(a, b)
        bins[Math.min(HIGHEST_BIN, Math.max(LOWEST_BIN, Math.floor(weight))) - LOWEST_BIN]!++
        if (weight < floor) continue
        pairs.push(a, b, weight)
        if (weight >= upper) matchesByRules[rulesSharing(blocks, a, b)]!++
      }
    })
    await pace.step(from / blocks.count)
    from = to
  }
  const histogram = new Map<number, number>()
  for (const [at, count] of bins.entries()) if (count > 0) histogram.set(at + LOWEST_BIN, count)
  return { pairs, candidatePairs, counts, histogram, matchesByRules }
}
