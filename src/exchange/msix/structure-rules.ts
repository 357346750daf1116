import type { Finding } from './finding.ts'
import { POSTAL_CODES } from './postal-codes.ts'
import type { SubmissionRecord, SubmittedStudent } from './submission.ts'

type Told = Pick<Finding, 'rule' | 'effect' | 'advice' | 'element'> & {
  readonly record: SubmissionRecord
}

const ACTIONS = new Set(['I', 'U', 'D'])
const MOST_ID = 15

/** What holds a student’s records together: numbers, action, state and id. */
export function* structureFindings({ student, records }: SubmittedStudent): Generator<Told> {
  const { studentRecord, action, reportingState, stateStudentId } = student.values
  const told = (element: string, advice: string): Told => {
    return { record: student, rule: 'structure', effect: 'student', element, advice }
  }
  if (!/^\d{7}$/.test(studentRecord ?? '')) {
    yield told('studentRecord', 'number students from 0000001 to 0040000')
  }
  if (!ACTIONS.has(action ?? '')) yield told('action', 'give I, U or D')
  if (!POSTAL_CODES.has(reportingState ?? '')) {
    yield told('reportingState', 'give the postal code of the state that reports the student')
  }
  if (stateStudentId === undefined) {
    yield {
      ...told('stateStudentId', 'give the id that finds this child in the state'),
      rule: 'mandatory-id',
    }
  }
  yield* repeated(records)
  for (const record of records) {
    const { alternateId } = record.values
    if (record.kind !== 'alternateId' || (alternateId && alternateId.length <= MOST_ID)) continue
    const advice = `give an id of 1 to ${MOST_ID} characters`
    yield { record, rule: 'structure', effect: 'record', element: 'alternateId', advice }
  }
}

/** Records of a kind are numbered; the demographics stand once. */
function* repeated(records: readonly SubmissionRecord[]): Generator<Told> {
  const seen = new Set<string>()
  for (const record of records) {
    const { record: number } = record.values
    const isNumbered = record.kind !== 'demographics'
    if (isNumbered && !/^(?!000)\d{3}$/.test(number ?? '')) {
      const advice = 'number the records of each kind from 001 to 999'
      yield { record, rule: 'structure', effect: 'record', element: 'record', advice }
      continue
    }
    const key = `${record.kind} ${isNumbered ? number : ''}`
    if (seen.has(key)) {
      const advice = 'give each number once under a student, and the demographics once'
      yield { record, rule: 'structure', effect: 'record', element: 'record', advice }
    }
    seen.add(key)
  }
}
