import type { CompiledComparisons } from '../comparison/compile-comparisons.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'

/** Random pairs compared for u. More would sharpen rare levels, at a microsecond each. */
const PAIRS = 240_000

/**
 * Level counts over random pairs: each record with the next ones in the order of a hash of the
 * record keys, so that the sample depends on the records alone, not on their order.
 */
export async function countRandomPairs(
  model: LinkageModel,
  comparisons: CompiledComparisons,
  { standardized, keys }: PreparedRecords,
  pace: Pace,
): Promise<Float64Array[]> {
  const rows = standardized.rows
  const order = Uint32Array.from({ length: rows }, (_, row) => row)
  radixSortBy(order, keys.hash)
  const levels = new Uint8Array(comparisons.width)
  const rarities = new Float32Array(comparisons.width)
  const counts = model.comparisons.map((comparison) => new Float64Array(comparison.levels.length))
  const distances = Math.min(rows - 1, Math.ceil(PAIRS / rows))
  let budget = PAIRS
  for (let distance = 1; distance <= distances && budget > 0; distance++) {
    const end = Math.min(rows - distance, budget)
    for (let at = 0; at < end; at++) {
      comparisons.compare(order[at]!, order[at + distance]!, levels, rarities)
      for (let c = 0; c < levels.length; c++) {
        if (levels[c] !== NULL_LEVEL) counts[c]![levels[c]!]!++
      }
      if (at % 4096 === 4095) await pace.step(0.3 * (1 - budget / PAIRS))
    }
    budget -= end
  }
  return counts
}
