import type { Blocks } from '../blocking/build-blocks.ts'
import { CandidateFinder } from '../blocking/candidate-pairs.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'
import { type CountedVector, listed, type VectorCounter } from './vector-counter.ts'

/** Pairs compared at most; of a larger file a sample of its records is taken. */
const PAIRS = 500_000

/** Comparison vectors of the candidate pairs, or of those of a sample of records, scaled up. */
export async function sampleCandidates(
  counter: VectorCounter,
  { keys }: PreparedRecords,
  blocks: Blocks,
  pace: Pace,
): Promise<CountedVector[]> {
  const rawPairs = blocks.rules.reduce((sum, rule) => sum + rule.rawPairs, 0)
  const share = Math.min(1, PAIRS / Math.max(1, rawPairs))
  let done = 0
  const step = (): Promise<void> => pace.step(0.8 + (0.2 * ++done) / (done + 20))
  const vectors = await counter.count(listed(sampledPairs(keys.hash, blocks, share)), step)
  return vectors.map(({ levels, count }) => ({ levels, count: count / share }))
}

/** The candidates of records whose hashes are in the sample. */
function* sampledPairs(
  hash: Uint32Array,
  blocks: Blocks,
  share: number,
): Generator<readonly [number, number]> {
  const { order } = blocks
  const below = share * 2 ** 32
  const finder = new CandidateFinder(blocks)
  for (let place = 0; place < order.length; place++) {
    const left = order[place]!
    if (hash[left]! >= below) continue
    const size = finder.find(place)
    for (let at = 0; at < size; at++) yield [left, order[finder.partners[at]!]!]
  }
}
