import { countPairs, type KeyBlocks, type PairSample } from '../blocking/key-blocks.ts'
import type { KeyPart, LinkageModel } from '../model/linkage-model.ts'
import { comparisonFields } from '../model/validate-model.ts'
import type { TrainingSession } from '../scoring/expectation-maximisation.ts'
import type { Pace } from './pace.ts'
import { listed, type VectorCounter } from './vector-counter.ts'

/** Pairs that are compared for a session, about. */
export const SESSION_PAIRS = 100_000
/** Larger blocks are left out: they are common names, and cost more than they teach. */
export const LARGEST_BLOCK = 400

/** A session, and how many pairs the rule finds for each pair in it. */
export interface SampledSession extends TrainingSession {
  readonly scale: number
}

/**
 * Compares the pairs of one training rule (a sample of its blocks if there are many).
 *
 * @param sample - of the blocks of the rule, by places of the scan.
 * @param order - shape `rows`: the record at each place.
 */
export async function trainingSession(
  model: LinkageModel,
  rule: readonly KeyPart[],
  { blocks, every }: PairSample,
  order: Uint32Array,
  counter: VectorCounter,
  pace: Pace,
): Promise<SampledSession> {
  const sampled = countPairs(blocks, LARGEST_BLOCK)
  const pairs = every * sampled
  const kept = Math.min(1, SESSION_PAIRS / Math.max(1, sampled)) * 2 ** 32
  let done = 0
  const vectors = await counter.count(listed(sessionPairs(blocks, kept, order)), () =>
    pace.step(0.3 + (0.5 * ++done) / (done + 20)),
  )
  const total = vectors.reduce((sum, { count }) => sum + count, 0)
  const fields = new Set(
    rule.flatMap((part) => (part.part === 'name' ? part.fields : [part.field])),
  )
  return {
    scale: total === 0 ? 1 : Math.max(1, pairs / total),
    vectors,
    learns: model.comparisons.map(
      (comparison) => !comparisonFields(comparison).some((field) => fields.has(field)),
    ),
  }
}

/** The pairs of the blocks whose keys are low enough. */
function* sessionPairs(
  { low, start, members }: KeyBlocks,
  kept: number,
  order: Uint32Array,
): Generator<readonly [number, number]> {
  for (let block = 0; block < low.length; block++) {
    const [from, end] = [start[block]!, start[block + 1]!]
    if (end - from > LARGEST_BLOCK || low[block]! > kept) continue
    for (let i = from; i < end; i++) {
      for (let j = i + 1; j < end; j++) yield [order[members[i]!]!, order[members[j]!]!]
    }
  }
}
