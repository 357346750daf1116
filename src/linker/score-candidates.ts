import type { Blocks } from '../blocking/build-blocks.ts'
import type { PairCounts } from '../blocking/candidate-pairs.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import {
  LOWEST_BIN,
  type ScoredRange,
  type ScoreSettings,
  scoreBlocks,
} from '../scoring/score-blocks.ts'
import { ScoredPairs } from '../scoring/scored-pairs.ts'
import { ScorePool } from '../workers/score-pool.ts'
import { tableToWire } from '../workers/table-wire.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'

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

/** Members of blocks in a range: about as long a step whatever the block sizes. */
const STEP_ALONE = 20_000
const STEP_SHARED = 100_000
/** Starting threads costs more than it gains on fewer pairs. */
const LEAST_SHARED_PAIRS = 20_000_000

/**
 * Weighs every candidate pair once and keeps those at or above the floor; on several threads where
 * there is enough to do. Ranges are put together in their order, so that threads don't show.
 *
 * @param threads - at most this many.
 * @param leastSharedPairs - fewer pairs than this are scored on one thread.
 */
export async function scoreCandidates(
  model: LinkageModel,
  prepared: PreparedRecords,
  blocks: Blocks,
  weigher: PairWeigher,
  settings: ScoreSettings,
  threads: number,
  pace: Pace,
  leastSharedPairs: number = LEAST_SHARED_PAIRS,
): Promise<ScoredCandidates> {
  const rawPairs = blocks.rules.reduce((sum, rule) => sum + rule.rawPairs, 0)
  const total = new RangeSum(blocks.rules.length)
  if (threads < 2 || rawPairs < leastSharedPairs) {
    for (const [from, to] of rangesOf(blocks, STEP_ALONE)) {
      total.add(scoreBlocks(blocks, from, to, weigher, settings))
      await pace.step(from / blocks.count)
    }
    return total.result()
  }
  const { standardized, flagged, socialSecurity } = prepared
  const { count, start, members, ruleStart, recordStart, recordBlocks } = blocks
  await using pool = new ScorePool(threads, {
    model,
    table: tableToWire(standardized),
    flagged,
    socialSecurity,
    blocks: { count, start, members, ruleStart, recordStart, recordBlocks },
    settings,
  })
  // A few ranges ahead keep every thread busy; more would only hold memory.
  const ahead: Promise<ScoredRange>[] = []
  const take = async (): Promise<void> => {
    total.add(await ahead.shift()!)
  }
  try {
    for (const [from, to] of rangesOf(blocks, STEP_SHARED)) {
      ahead.push(pool.score({ from, to }))
      if (ahead.length > 2 * threads) await take()
      await pace.step(from / blocks.count)
    }
    while (ahead.length > 0) await take()
  } catch (error) {
    // The others end with the pool; nobody waits for them any more.
    for (const range of ahead) range.catch(() => {})
    throw error
  }
  return total.result()
}

/** Ranges of blocks, the same for any number of threads. */
function* rangesOf(blocks: Blocks, step: number): Generator<readonly [number, number]> {
  for (let from = 0; from < blocks.count; ) {
    let to = from + 1
    while (to < blocks.count && blocks.start[to]! - blocks.start[from]! < step) to++
    yield [from, to]
    from = to
  }
}

/** Adds up ranges. */
class RangeSum {
  readonly #pairs = new ScoredPairs()
  readonly #counts: PairCounts
  readonly #matchesByRules: Float64Array
  #bins = new Float64Array(0)
  #candidatePairs = 0

  constructor(rules: number) {
    this.#counts = { found: new Float64Array(rules), added: new Float64Array(rules) }
    this.#matchesByRules = new Float64Array(rules + 1)
  }

  add(range: ScoredRange): void {
    this.#pairs.pushAll(range.left, range.right, range.weight)
    this.#candidatePairs += range.candidatePairs
    addTo(this.#counts.found, range.counts.found)
    addTo(this.#counts.added, range.counts.added)
    addTo(this.#matchesByRules, range.matchesByRules)
    if (this.#bins.length === 0) this.#bins = new Float64Array(range.bins.length)
    addTo(this.#bins, range.bins)
  }

  result(): ScoredCandidates {
    const histogram = new Map<number, number>()
    for (const [at, count] of this.#bins.entries()) {
      if (count > 0) histogram.set(at + LOWEST_BIN, count)
    }
    return {
      pairs: this.#pairs,
      candidatePairs: this.#candidatePairs,
      counts: this.#counts,
      histogram,
      matchesByRules: this.#matchesByRules,
    }
  }
}

function addTo(sum: Float64Array, values: Float64Array): void {
  for (let at = 0; at < values.length; at++) sum[at]! += values[at]!
}
