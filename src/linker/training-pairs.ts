import { TokenKeyCache } from '../blocking/key-part.ts'
import { RuleBlocks } from '../blocking/rule-blocks.ts'
import type { CompiledComparisons } from '../comparison/compile-comparisons.ts'
import type { KeyPart, LinkageModel } from '../model/linkage-model.ts'
import { comparisonFields } from '../model/validate-model.ts'
import type { TrainingSession } from '../scoring/expectation-maximisation.ts'
import { PatternCodec, PatternCounts } from '../scoring/patterns.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'

const PAIRS = 100_000
/** Larger blocks are left out: they are common names, and cost more than they teach. */
const LARGEST_BLOCK = 400

/** A session, and how many pairs the rule finds for each pair in it. */
export interface SampledSession extends TrainingSession {
  readonly scale: number
}

/** Compares the pairs of one training rule (a sample of its blocks if there are many). */
export async function trainingSession(
  model: LinkageModel,
  rule: readonly KeyPart[],
  { standardized }: PreparedRecords,
  comparisons: CompiledComparisons,
  pace: Pace,
): Promise<SampledSession> {
  const blocks = new RuleBlocks(
    { name: 'training', key: rule },
    standardized,
    new TokenKeyCache(standardized),
  )
  let pairs = 0
  blocks.forEachBlock((_low, _high, records) => {
    if (records.length <= LARGEST_BLOCK) pairs += (records.length * (records.length - 1)) / 2
  })
  const kept = Math.min(1, PAIRS / Math.max(1, pairs)) * 2 ** 32
  const sample: Uint32Array[] = []
  blocks.forEachBlock((low, _high, records) => {
    if (records.length <= LARGEST_BLOCK && low <= kept) sample.push(records.slice())
  })
  const codec = new PatternCodec(model.comparisons.map(({ levels }) => levels.length))
  const counts = new PatternCounts()
  const levels = new Uint8Array(comparisons.width)
  const rarities = new Float32Array(comparisons.width)
  for (const [at, records] of sample.entries()) {
    for (let i = 0; i < records.length; i++) {
      for (let j = i + 1; j < records.length; j++) {
        comparisons.compare(records[i]!, records[j]!, levels, rarities)
        counts.add(codec.encode(levels))
      }
    }
    if (at % 64 === 63) await pace.step(0.3 + (0.5 * at) / sample.length)
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
