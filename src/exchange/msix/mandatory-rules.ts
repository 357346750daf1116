import { elementsOf } from './elements.ts'
import type { LogicRule } from './logic-rules.ts'
import type { SubmissionRecord } from './submission.ts'

const DATES = ['enrollmentDate', 'withdrawalDate', 'residencyDate', 'residencyVerificationDate']

const MOVE = mandatory('qualifying-move')
const DEMOGRAPHICS = mandatory('demographic').filter((name) => name !== 'stateStudentId')

/**
 * Without these a student is not loaded: the mandatory elements, each category’s at least once. An
 * update that brings none of a category leaves that category as it stands.
 */
export const MANDATORY_RULES: readonly LogicRule[] = [
  {
    name: 'mandatory-demographics',
    effect: 'student',
    advice: 'give first name, last name 1, sex and birth date in the demographics',
    *breaches(student) {
      const [record] = student.recordsOf('demographics')
      if (record === undefined && student.student.values.action === 'I') {
        yield { record: student.student, element: 'firstName' }
      }
      for (const name of DEMOGRAPHICS) {
        if (record !== undefined && record.values[name] === undefined)
          yield { record, element: name }
      }
    },
  },
  {
    name: 'incomplete-move',
    effect: 'record',
    advice: 'give both qualifying arrival date and eligibility expiration date',
    *breaches(student) {
      for (const record of student.recordsOf('qualifyingMove')) {
        const missing = MOVE.find((name) => record.values[name] === undefined)
        if (missing !== undefined) yield { record, element: missing }
      }
    },
  },
  {
    name: 'incomplete-enrollment',
    effect: 'record',
    advice:
      'give the enrollment type and at least one of enrollment, withdrawal, residency and ' +
      'residency verification date',
    *breaches(student) {
      for (const record of student.recordsOf('enrollment')) {
        if (!isWholeEnrollment(record)) yield { record, element: 'enrollmentType' }
      }
    },
  },
  {
    name: 'mandatory-move',
    effect: 'student',
    advice: 'a student needs at least one whole qualifying move',
    *breaches(student) {
      const { action } = student.student.values
      if (action === 'I' && student.recordsOf('qualifyingMove').length === 0) {
        yield { record: student.student, element: 'qualifyingArrivalDate' }
      }
    },
  },
  {
    name: 'mandatory-enrollment',
    effect: 'student',
    advice: 'a student needs at least one whole enrollment',
    *breaches(student) {
      const { action } = student.student.values
      if (action === 'I' && student.recordsOf('enrollment').length === 0) {
        yield { record: student.student, element: 'enrollmentType' }
      }
    },
  },
]

function isWholeEnrollment({ values }: SubmissionRecord): boolean {
  return values.enrollmentType !== undefined && DATES.some((name) => values[name] !== undefined)
}

function mandatory(category: Parameters<typeof elementsOf>[0]): string[] {
  return elementsOf(category)
    .filter((element) => element.mandatory === true)
    .map(({ name }) => name)
}
