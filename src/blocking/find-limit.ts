import type { Blocking } from '../model/linkage-model.ts'
import { MIN_LIMIT } from './block-limit.ts'
import type { FinerBlocks } from './finer-blocks.ts'
import type { KeyBlocks } from './key-blocks.ts'
import { Overfull } from './overfull.ts'
import { BlockSplitter } from './split-blocks.ts'

/** Blocks of some keys of a rule, and what they are split by. */
export interface RuleSample {
  readonly rule: string
  readonly blocks: KeyBlocks
  readonly finer: FinerBlocks
}

/** Up to so many records a limit is judged by all their keys. */
const SAMPLE_RECORDS = 1 << 16
/** A sample errs by about a hundredth: aim this much below the budget. */
const AIM = 0.98

/** One key in so many is in the sample that limits are judged by. */
export function sampleEvery(rows: number): number {
  return Math.max(1, Math.round(rows / SAMPLE_RECORDS))
}

/** The limit that a model has frozen; undefined if it has not seen a file: then one must be found. */
export function frozenLimit({ overfull, blockLimit, maxBlockSize }: Blocking): number | undefined {
  return blockLimit ?? (overfull === undefined ? undefined : maxBlockSize)
}

/**
 * Finds about the largest block limit, at most that of the model, at which all blocks together hold
 * no more pairs than the budget. What splitting leaves of a block no size tells, so the blocks of a
 * sample of keys are really split; of a small file that is all of them, and the budget is kept.
 *
 * @param samples - of each rule: one key in {@link sampleEvery}.
 * @param tieHash - shape `rows`: a hash of each record's key, which cuts what no finer key can.
 *
 * Cost: about 7 splits of the sample; one where the limit of the model will do.
 */
export function findLimit(
  { maxBlockSize: most, pairsPerRecord }: Blocking,
  samples: readonly RuleSample[],
  tieHash: Uint32Array,
): number {
  const every = sampleEvery(tieHash.length)
  const budget = (pairsPerRecord * tieHash.length * (every > 1 ? AIM : 1)) / every
  const fits = (limit: number): boolean => {
    let pairs = 0
    for (const sample of samples) {
      pairs += pairsAt(sample, limit, tieHash)
      if (pairs > budget) return false
    }
    return true
  }
  if (most <= MIN_LIMIT || fits(most)) return most
  let [low, high] = [MIN_LIMIT, most]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}

/** How many pairs the blocks of a sample hold at a limit; each pair once per key that it shares. */
function pairsAt({ rule, blocks, finer }: RuleSample, limit: number, tieHash: Uint32Array): number {
  const overfull = new Overfull(undefined)
  const splitter = new BlockSplitter({ rule, finer, overfull, limit, tieHash }, () => {})
  const { low, high, start, members } = blocks
  for (let block = 0; block < low.length; block++) {
    splitter.add(low[block]!, high[block]!, members, start[block]!, start[block + 1]!)
  }
  return splitter.distinctPairs
}
