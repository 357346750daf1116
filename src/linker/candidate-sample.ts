import type { Blocks } from '../blocking/build-blocks.ts'
import { CandidateFinder } from '../blocking/candidate-pairs.ts'
import type { CompiledComparisons } from '../comparison/compile-comparisons.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { PatternCodec, PatternCounts } from '../scoring/patterns.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'

/** Pairs compared at most; of a larger file a sample of its records is taken. */
const PAIRS = 500_000

/** Comparison vectors of the candidate pairs, or of those of a sample of records, scaled up. */
export async function sampleCandidates(
  model: LinkageModel,
  comparisons: CompiledComparisons,
  { keys }: PreparedRecords,
  blocks: Blocks,
  pace: Pace,
): Promise<{ levels: Uint8Array; count: number }[]> {
  const rawPairs = blocks.rules.reduce((sum, rule) => sum + rule.rawPairs, 0)
  const share = Math.min(1, PAIRS / Math.max(1, rawPairs))
  const below = share * 2 ** 32
  const codec = new PatternCodec(model.comparisons.map(({ levels }) => levels.length))
  const counts = new PatternCounts()
  const levels = new Uint8Array(comparisons.width)
  const rarities = new Float32Array(comparisons.width)
  const finder = new CandidateFinder(blocks)
  const records = keys.hash.length
  const { order } = blocks
  for (let place = 0; place < records; place++) {
    const left = order[place]!
    if (keys.hash[left]! >= below) continue
    const size = finder.find(place)
    for (let at = 0; at < size; at++) {
      comparisons.compare(left, order[finder.partners[at]!]!, levels, rarities)
      counts.add(codec.encode(levels), 1 / share)
    }
    if (place % 64 === 0) await pace.step(0.8 + (0.2 * place) / records)
  }
  return counts.entries().map(([pattern, count]) => ({ levels: codec.decode(pattern), count }))
}
