import type { Blocks } from '../blocking/build-blocks.ts'
import { forEachPairBatch, type PairCounts, rulesSharing } from '../blocking/candidate-pairs.ts'
import type { PairWeigher } from './pair-weigher.ts'
import { ScoredPairs } from './scored-pairs.ts'

/** What scoring reads of blocks: the part that goes to other threads. */
export type PairBlocks = Pick<
  Blocks,
  'count' | 'start' | 'members' | 'ruleStart' | 'recordStart' | 'recordBlocks'
>

export interface ScoreSettings {
  /** Pairs below are counted and dropped; bits. */
  readonly floor: number
  /** Upper threshold, bits. */
  readonly upper: number
  /** Shape `rows`, 0 or 1: only pairs across the two sides are candidates. Absent: all pairs. */
  readonly sides?: Uint8Array
}

/** What scoring a range of blocks gives. Ranges add up. */
export interface ScoredRange {
  readonly left: Uint32Array
  readonly right: Uint32Array
  readonly weight: Float64Array
  readonly candidatePairs: number
  readonly counts: PairCounts
  /** Pairs by whole bits of weight: entry `k` holds `[LOWEST_BIN + k, LOWEST_BIN + k + 1)`. */
  readonly bins: Float64Array
  /** Of the pairs at or above `upper`: how many were found by 1, 2, … rules. */
  readonly matchesByRules: Float64Array
}

export const LOWEST_BIN = -60
const HIGHEST_BIN = 99

/** Weighs every candidate pair of the blocks `[from, to)` once and keeps those at or above the floor. */
export function scoreBlocks(
  blocks: PairBlocks,
  from: number,
  to: number,
  weigher: PairWeigher,
  { floor, upper, sides }: ScoreSettings,
): ScoredRange {
  const rules = blocks.ruleStart.length - 1
  const counts: PairCounts = { found: new Float64Array(rules), added: new Float64Array(rules) }
  const bins = new Float64Array(HIGHEST_BIN - LOWEST_BIN + 1)
  const matchesByRules = new Float64Array(rules + 1)
  const pairs = new ScoredPairs()
  let candidatePairs = 0
  forEachPairBatch(blocks, from, to, counts, ({ left, right, size }) => {
    for (let at = 0; at < size; at++) {
      const a = left[at]!
      const b = right[at]!
      if (sides !== undefined && sides[a] === sides[b]) continue
      candidatePairs++
      const weight = weigher.weigh(a, b)
      bins[Math.min(HIGHEST_BIN, Math.max(LOWEST_BIN, Math.floor(weight))) - LOWEST_BIN]!++
      if (weight < floor) continue
      pairs.push(a, b, weight)
      if (weight >= upper) matchesByRules[rulesSharing(blocks, a, b)]!++
    }
  })
  return { ...pairs.trimmed(), candidatePairs, counts, bins, matchesByRules }
}
