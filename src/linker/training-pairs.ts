import { countPairs, type PairSample } from '../blocking/key-blocks.ts'
import type { CompiledComparisons } from '../comparison/compile-comparisons.ts'
import type { KeyPart, LinkageModel } from '../model/linkage-model.ts'
import { comparisonFields } from '../model/validate-model.ts'
import type { TrainingSession } from '../scoring/expectation-maximisation.ts'
import { PatternCodec, PatternCounts } from '../scoring/patterns.ts'
import type { Pace } from './pace.ts'

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
  comparisons: CompiledComparisons,
  pace: Pace,
): Promise<SampledSession> {
  const { low, start, members } = blocks
  const sampled = countPairs(blocks, LARGEST_BLOCK)
  const pairs = every * sampled
  const kept = Math.min(1, SESSION_PAIRS / Math.max(1, sampled)) * 2 ** 32
  const codec = new PatternCodec(model.comparisons.map(({ levels }) => levels.length))
  const counts = new PatternCounts()
  const levels = new Uint8Array(comparisons.width)
  const rarities = new Float32Array(comparisons.width)
  let taken = 0
  for (let block = 0; block < low.length; block++) {
    const [from, end] = [start[block]!, start[block + 1]!]
    if (end - from > LARGEST_BLOCK || low[block]! > kept) continue
    for (let i = from; i < end; i++) {
      for (let j = i + 1; j < end; j++) {
        comparisons.compare(order[members[i]!]!, order[members[j]!]!, levels, rarities)
        counts.add(codec.encode(levels))
      }
    }
    if (++taken % 64 === 0) await pace.step(0.3 + (0.5 * block) / low.length)
  }
  const fields = new Set(
    rule.flatMap((part) => (part.part === 'name' ? part.fields : [part.field])),
  )
  return {
    scale: counts.total === 0 ? 1 : Math.max(1, pairs / counts.total),
    vectors: counts.entries().map(([pattern, count]) => ({ levels: codec.decode(pattern), count })),
    learns: model.comparisons.map(
      (comparison) => !comparisonFields(comparison).some((field) => fields.has(field)),
    ),
  }
}
