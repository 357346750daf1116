import type { Blocks } from '../blocking/build-blocks.ts'
import { CandidateFinder, type PairCounts } from '../blocking/candidate-pairs.ts'
import { pick } from '../blocking/scan-order.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import {
  LOWEST_BIN,
  type ScoredRange,
  type ScoreSettings,
  scoreRecords,
} from '../scoring/score-records.ts'
import { ScoredPairs } from '../scoring/scored-pairs.ts'
import type { SharedWeigher } from '../workers/linkage-pool.ts'
import type { Range } from '../workers/tasks.ts'
import type { Pace } from './pace.ts'

export interface ScoredCandidates {
  /** Pairs at or above the floor. */
  readonly pairs: ScoredPairs
  readonly candidatePairs: number
  /** Candidate pairs of one true person, where truth was given. */
  readonly truePairs: number
  readonly counts: PairCounts
  /**
   * Candidate pairs by whole bits of weight: bin `w` holds `[w, w + 1)`. Below the floor the pairs of
   * a sample of records, scaled up.
   */
  readonly histogram: ReadonlyMap<number, number>
  /** Of the pairs at or above the upper threshold: how many were found by 1, 2, … rules. */
  readonly matchesByRules: Float64Array
}

/** Ranges of about equal work; more would only cost messages, fewer leave a thread idle at the end. */
const RANGES = 256
const LEAST_RECORDS = 200
/** Pairs that are weighed to the end whatever they weigh: enough for a chart. */
const SAMPLED_PAIRS = 50_000

/** What scoring candidates starts from. */
export interface ScoreInput {
  readonly blocks: Blocks
  readonly weigher: PairWeigher
  /** Pairs below are counted and dropped; bits. */
  readonly floor: number
  /** Upper threshold, bits. */
  readonly upper: number
  /** Shape `rows`, 0 or 1: only pairs across the two sides are candidates. Absent: all pairs. */
  readonly sides?: Uint8Array
  /** Shape `rows`: true person of each record, negative if unknown. Only counted, never scored. */
  readonly truth?: Int32Array
}

/**
 * Weighs every candidate pair once and keeps those at or above the floor, in the order of
 * the scan. Ranges are put together in their order, so that threads don't show.
 *
 * @param shared - threads to share the work with; without it, this one does it.
 */
export async function scoreCandidates(
  { blocks, weigher, floor, upper, sides, truth }: ScoreInput,
  shared: SharedWeigher | undefined,
  pace: Pace,
): Promise<ScoredCandidates> {
  const { order } = blocks
  const settings: ScoreSettings = {
    floor,
    upper,
    sampleEvery: sampleStep(blocks),
    start: pick(weigher.tables.packed.start, order, Uint32Array),
    ...(sides === undefined ? {} : { sides: pick(sides, order, Uint8Array) }),
    ...(truth === undefined ? {} : { truth: pick(truth, order, Int32Array) }),
  }
  const records = order.length
  const total = new RangeSum(blocks.rules.length)
  const ranges = rangesOf(blocks, records)
  const take = async (range: ScoredRange, done: number): Promise<void> => {
    total.add(range)
    await pace.step(done / ranges.length)
  }
  if (shared === undefined) {
    const finder = new CandidateFinder(blocks)
    for (const [at, { from, to }] of ranges.entries()) {
      await take(scoreRecords(finder, order, from, to, weigher, settings), at + 1)
    }
    return total.result()
  }
  const { members, confirmAbove, ruleStart, recordStart, recordSlots } = blocks
  const task = {
    kind: 'score',
    weigher: shared.weigher,
    blocks: {
      order,
      members,
      ...(confirmAbove === undefined ? {} : { confirmAbove }),
      ruleStart,
      recordStart,
      recordSlots,
    },
    settings,
  } as const
  let done = 0
  await shared.pool.runAll<'score'>(
    ranges.map((range) => ({ ...task, range })),
    (range) => take(range, ++done),
  )
  return total.result()
}

function sampleStep({ rules }: Blocks): number {
  return Math.ceil(rules.reduce((sum, { blockPairs }) => sum + blockPairs, 1) / SAMPLED_PAIRS)
}

/** Ranges of records, the same for any number of threads. Early records have most of the pairs. */
function rangesOf({ recordStart }: Blocks, records: number): Range[] {
  const workOf = (record: number): number =>
    1 + (recordStart[record + 1]! - recordStart[record]!) * (1 - record / records)
  let all = 0
  for (let record = 0; record < records; record++) all += workOf(record)
  const ranges: Range[] = []
  let from = 0
  let work = 0
  for (let to = 1; to <= records; to++) {
    work += workOf(to - 1)
    if ((work < all / RANGES || to - from < LEAST_RECORDS) && to < records) continue
    ranges.push({ from, to })
    from = to
    work = 0
  }
  return ranges
}

/** Adds up ranges. */
class RangeSum {
  readonly #pairs = new ScoredPairs()
  readonly #counts: PairCounts
  readonly #matchesByRules: Float64Array
  #bins = new Float64Array(0)
  #sampled = new Float64Array(0)
  #candidatePairs = 0
  #truePairs = 0

  constructor(rules: number) {
    this.#counts = {
      found: new Float64Array(rules),
      added: new Float64Array(rules),
      unconfirmed: 0,
    }
    this.#matchesByRules = new Float64Array(rules + 1)
  }

  add(range: ScoredRange): void {
    this.#pairs.pushAll(range.left, range.right, range.weight)
    this.#candidatePairs += range.candidatePairs
    this.#truePairs += range.truePairs
    addTo(this.#counts.found, range.counts.found)
    addTo(this.#counts.added, range.counts.added)
    this.#counts.unconfirmed += range.counts.unconfirmed
    addTo(this.#matchesByRules, range.matchesByRules)
    if (this.#bins.length === 0) {
      this.#bins = new Float64Array(range.bins.length)
      this.#sampled = new Float64Array(range.sampled.length)
    }
    addTo(this.#bins, range.bins)
    addTo(this.#sampled, range.sampled)
  }

  result(): ScoredCandidates {
    const histogram = new Map<number, number>()
    const below = this.#candidatePairs - sumOf(this.#bins)
    const scale = below / Math.max(1, sumOf(this.#sampled))
    for (const [at, count] of this.#bins.entries()) {
      const pairs = count + Math.round(scale * this.#sampled[at]!)
      if (pairs > 0) histogram.set(at + LOWEST_BIN, pairs)
    }
    return {
      pairs: this.#pairs,
      candidatePairs: this.#candidatePairs,
      truePairs: this.#truePairs,
      counts: this.#counts,
      histogram,
      matchesByRules: this.#matchesByRules,
    }
  }
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function addTo(sum: Float64Array, values: Float64Array): void {
  for (let at = 0; at < values.length; at++) sum[at]! += values[at]!
}
