import { CandidateFinder } from '../blocking/candidate-pairs.ts'
import { RecordPairSet, type RecordPairs } from '../clustering/record-pairs.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import type { Candidates } from './decisions.ts'

/**
 * Tells which of some pairs blocking let through: 1 where it did, shape as the pairs. Only the records
 * of pairs that were not kept are looked for again. Of two tables that were linked, pairs within one
 * count too, though they were not compared: so does the blocking recall of the run.
 */
export function whichAreCandidates({ blocks, pairs }: Candidates, wanted: RecordPairs): Uint8Array {
  const kept = new RecordPairSet({
    left: pairs.left.subarray(0, pairs.size),
    right: pairs.right.subarray(0, pairs.size),
  })
  const found = new Uint8Array(wanted.left.length)
  const open: number[] = []
  for (let at = 0; at < found.length; at++) {
    const [a, b] = [wanted.left[at]!, wanted.right[at]!]
    if (kept.has(a, b)) found[at] = 1
    else open.push(at)
  }
  const placeOf = new Uint32Array(blocks.order.length)
  for (const [place, record] of blocks.order.entries()) placeOf[record] = place
  const first = Uint32Array.from(open, (at) =>
    Math.min(placeOf[wanted.left[at]!]!, placeOf[wanted.right[at]!]!),
  )
  const second = Uint32Array.from(open, (at) =>
    Math.max(placeOf[wanted.left[at]!]!, placeOf[wanted.right[at]!]!),
  )
  const order = first.map((_, at) => at)
  radixSortBy(order, first)
  const finder = new CandidateFinder(blocks)
  let partners = new Set<number>()
  let place = -1
  for (const at of order) {
    if (first[at] !== place) {
      place = first[at]!
      const size = finder.find(place)
      partners = new Set(finder.partners.subarray(0, size))
    }
    if (partners.has(second[at]!)) found[open[at]!] = 1
  }
  return found
}
