import type { LinkageModel } from '../model/linkage-model.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import { LevelCounts } from '../scoring/level-counts.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'
import { listed, type VectorCounter } from './vector-counter.ts'

/** Random pairs compared for u. More would sharpen rare levels, at a microsecond each. */
const PAIRS = 240_000

/**
 * Level counts over random pairs: each record with the next ones in the order of a hash of the
 * record keys, so that the sample depends on the records alone, not on their order.
 */
export async function countRandomPairs(
  model: LinkageModel,
  counter: VectorCounter,
  { keys }: PreparedRecords,
  pace: Pace,
): Promise<LevelCounts> {
  const rows = keys.hash.length
  const distances = Math.min(rows - 1, Math.ceil(PAIRS / rows))
  const order = firstByHash(keys.hash, distances > 1 ? rows : PAIRS + 1)
  const lists = listed(pairsOf(order, distances))
  let done = 0
  const vectors = await counter.count(lists, () => pace.step((0.3 * ++done) / (done + 20)))
  const counts = new LevelCounts(model.comparisons)
  for (const { levels, count } of vectors) counts.add(levels, count)
  return counts
}

function* pairsOf(order: Uint32Array, distances: number): Generator<readonly [number, number]> {
  let budget = PAIRS
  for (let distance = 1; distance <= distances && budget > 0; distance++) {
    const end = Math.min(order.length - distance, budget)
    for (let at = 0; at < end; at++) yield [order[at]!, order[at + distance]!]
    budget -= end
  }
}

/** The first so many records in the order of their hashes; of equal ones, the first goes before. */
export function firstByHash(hash: Uint32Array, count: number): Uint32Array {
  const found = new Uint32Array(hash.length)
  let size = 0
  // Hashes are spread evenly: a tenth more than asked for is nearly always enough.
  for (let share = (1.1 * count) / hash.length; size < Math.min(count, hash.length); share *= 2) {
    size = 0
    const below = share * 2 ** 32
    for (let row = 0; row < hash.length; row++) if (hash[row]! < below) found[size++] = row
  }
  const order = found.slice(0, size)
  radixSortBy(order, hash)
  return order.subarray(0, count)
}
