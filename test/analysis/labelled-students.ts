import { labelFrame } from '../../src/analysis/label-frame.ts'
import type { KnownPair, LabelPlan, PairToLabel } from '../../src/analysis/select-pairs.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import { truthLabels } from '../../src/linker/judge-truth.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import { recordName } from '../../src/linker/prepare.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

/** A result on generated students, and who is who. */
export interface LabelledStudents {
  readonly result: LinkageResult
  readonly isMatch: (pair: { readonly left: number; readonly right: number }) => boolean
  readonly truth: Int32Array
}

/** @param turn - puts the rows in another order. */
export async function labelledStudents(rows = 600, turn = false): Promise<LabelledStudents> {
  const records = [...generateStudents({ rows, seed: 7, errors: 'high' })]
  const table = tableFromRecords(turn ? records.reverse() : records)
  const result = await dedupe(table, {
    id: 'record_id',
    model: 'student',
    truth: 'truth_id',
    ignore: ['truth_family', 'truth_twin', 'error_kinds'],
    floor: -15,
  })
  const truth = truthLabels(table, 'truth_id', result.prepared.keys.order)
  return { result, truth, isMatch: ({ left, right }) => truth[left] === truth[right] }
}

/** The names of a pair's records, the same for any order of rows. */
export function namesOf(
  { result }: LabelledStudents,
  { left, right }: PairToLabel | KnownPair,
): string {
  return `${recordName(result.prepared, left)} ${recordName(result.prepared, right)}`
}

/** How many pairs there are down to a plan's floor. */
export function pairsInFrame({ result }: LabelledStudents, { floor }: LabelPlan): number {
  return labelFrame(result, floor).left.length
}
