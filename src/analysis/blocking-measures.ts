import type { CellRecords } from '../evaluation/cell-records.ts'
import { pairsAmong } from '../evaluation/contingency.ts'
import { dependentInterval } from '../evaluation/dependent-interval.ts'
import type { PersonOverlap } from '../evaluation/person-overlap.ts'
import { personShare } from '../evaluation/person-share.ts'
import type { Candidates } from './decisions.ts'
import type { BlockingMeasures } from './evaluation.ts'
import { whichAreCandidates } from './which-are-candidates.ts'

/** More true pairs are not listed: a truth of so few and large persons is hardly one. */
const MOST_PAIRS = 50_000_000

/** The share of true pairs that were compared at all; undefined if there are too many to be listed. */
export function blockingMeasures(
  candidates: Candidates,
  { cells, childSizes, persons }: PersonOverlap,
  { cellOf }: CellRecords,
): BlockingMeasures | undefined {
  const all = Float64Array.from(childSizes, pairsAmong)
  const truePairs = all.reduce((sum, pairs) => sum + pairs, 0)
  if (truePairs > MOST_PAIRS) return undefined
  const left = new Uint32Array(truePairs)
  const right = new Uint32Array(truePairs)
  const recordsOf: number[][] = Array.from({ length: persons }, () => [])
  for (const [record, cell] of cellOf.entries()) {
    if (cell >= 0) recordsOf[cells.child[cell]!]!.push(record)
  }
  let size = 0
  for (const records of recordsOf) {
    for (const [at, record] of records.entries()) {
      for (let other = at + 1; other < records.length; other++) {
        left[size] = record
        right[size++] = records[other]!
      }
    }
  }
  const found = whichAreCandidates(candidates, { left, right })
  const compared = new Float64Array(persons)
  for (const [at, record] of left.entries()) {
    compared[cells.child[cellOf[record]!]!]! += found[at]!
  }
  const share = personShare(compared, all)
  return {
    recall: share.value,
    interval: dependentInterval(share),
    compared: compared.reduce((sum, pairs) => sum + pairs, 0),
    truePairs,
  }
}
