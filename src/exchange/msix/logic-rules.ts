import { addMonths, dayOf, yearsBetween } from './calendar-date.ts'
import type { FindingEffect } from './finding.ts'
import type { RecordKindName } from './record-kinds.ts'
import type { SubmissionRecord } from './submission.ts'

/** A student of which every value that is left is valid by itself. */
export interface ValidStudent {
  readonly student: SubmissionRecord
  /** The records of a kind, in the order of the file. */
  recordsOf(kind: RecordKindName): readonly SubmissionRecord[]
}

/** Where a rule found something. */
export interface Breach {
  readonly record: SubmissionRecord
  readonly element: string
}

/** A rule about values that are each valid, but not together. */
export interface LogicRule {
  readonly name: string
  readonly effect: FindingEffect
  /** What it asks for, in words that can stand as advice. */
  readonly advice: string
  /** @param today - day number of the submission. */
  breaches(student: ValidStudent, today: number): Iterable<Breach>
}

/** Eligibility lasts for three years after a move, and ends at the 22nd birthday. */
const ELIGIBLE_MONTHS = 36
const AGE_LIMIT = 22
const SECONDARY = new Set(['09', '10', '11', '12'])
/** Assessments whose interpretation is a controlled list. */
const CONTROLLED = new Set(['09', '10', '11'])
const INTERPRETATIONS = new Set([
  'Advanced',
  'Proficient or Above',
  'Proficient',
  'Passed',
  'Failed',
  'Not Proficient',
  'Basic',
  'Below Basic',
  'Far Below Basic',
])
/** Ages between which a grade is plausible, on the day of enrollment. */
const USUAL_AGE: Readonly<Record<string, readonly [least: number, most: number]>> = {
  PS: [2, 6],
  KG: [4, 7],
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [String(at + 1).padStart(2, '0'), [at + 4, at + 10]]),
  ),
}

/** All rules, in the order in which they are told. */
export const LOGIC_RULES: readonly LogicRule[] = [
  {
    name: 'arrival-before-birth',
    effect: 'record',
    advice: 'the qualifying arrival date must be after the birth date',
    *breaches(student) {
      const birth = birthOf(student)
      yield* pick(student, 'qualifyingMove', 'qualifyingArrivalDate', (arrival) => arrival <= birth)
    },
  },
  {
    name: 'arrival-in-future',
    effect: 'record',
    advice: 'the qualifying arrival date must not be after the day of submission',
    *breaches(student, today) {
      yield* pick(student, 'qualifyingMove', 'qualifyingArrivalDate', (arrival) => arrival > today)
    },
  },
  {
    name: 'expiration-not-after-arrival',
    effect: 'record',
    advice: 'the eligibility expiration date must be after the qualifying arrival date',
    *breaches(student) {
      yield* pick(student, 'qualifyingMove', 'eligibilityExpirationDate', (end, values) => {
        return end <= (dayOf(values.qualifyingArrivalDate) ?? -Infinity)
      })
    },
  },
  {
    name: 'expiration-too-late',
    effect: 'record',
    advice:
      'eligibility ends 36 months after the qualifying arrival date or at the 22nd birthday, ' +
      'whichever is earlier: correct the expiration date',
    *breaches(student) {
      const limit = addMonths(birthOf(student), 12 * AGE_LIMIT)
      yield* pick(student, 'qualifyingMove', 'eligibilityExpirationDate', (end, values) => {
        const arrival = dayOf(values.qualifyingArrivalDate)
        const latest = arrival === undefined ? limit : addMonths(arrival, ELIGIBLE_MONTHS)
        return end > Math.min(Number.isNaN(limit) ? latest : limit, latest)
      })
    },
  },
  {
    name: 'too-old',
    effect: 'none',
    advice: 'the child was 22 or older on the qualifying arrival date: check the birth date',
    *breaches(student) {
      const limit = addMonths(birthOf(student), 12 * AGE_LIMIT)
      yield* pick(student, 'qualifyingMove', 'qualifyingArrivalDate', (arrival) => arrival >= limit)
    },
  },
  {
    name: 'birth-in-future',
    effect: 'student',
    advice: 'the birth date must not be after the day of submission',
    *breaches(student, today) {
      yield* pick(student, 'demographics', 'birthDate', (birth) => birth > today)
    },
  },
  {
    name: 'move-from-nowhere',
    effect: 'none',
    advice: 'say where the child moved from: a state, or a country outside the United States',
    *breaches(student) {
      for (const record of student.recordsOf('qualifyingMove')) {
        const { fromState, fromCountry } = record.values
        if (fromState === undefined && fromCountry === undefined) {
          yield { record, element: 'fromState' }
        }
      }
    },
  },
  {
    name: 'move-to-same-place',
    effect: 'none',
    advice: 'a qualifying move crosses districts: check the two places, which are the same',
    *breaches(student) {
      for (const record of student.recordsOf('qualifyingMove')) {
        const { fromCity, fromState, toCity, toState } = record.values
        if (fromCity === undefined || fromState === undefined) continue
        if (fold(fromCity) === fold(toCity) && fromState === toState) {
          yield { record, element: 'toCity' }
        }
      }
    },
  },
  {
    name: 'withdrawal-before-enrollment',
    effect: 'record',
    advice: 'the withdrawal date must not be before the enrollment date',
    *breaches(student) {
      yield* pick(student, 'enrollment', 'withdrawalDate', (end, values) => {
        return end < (dayOf(values.enrollmentDate) ?? -Infinity)
      })
    },
  },
  {
    name: 'verification-before-residency',
    effect: 'none',
    advice: 'residency is verified on or after the residency date: check the two',
    *breaches(student) {
      yield* pick(student, 'enrollment', 'residencyVerificationDate', (verified, values) => {
        return verified < (dayOf(values.residencyDate) ?? -Infinity)
      })
    },
  },
  {
    name: 'enrollment-before-birth',
    effect: 'record',
    advice: 'the enrollment date must be on or after the birth date',
    *breaches(student) {
      const birth = birthOf(student)
      yield* pick(student, 'enrollment', 'enrollmentDate', (enrolled) => enrolled < birth)
    },
  },
  {
    name: 'grade-unusual-for-age',
    effect: 'none',
    advice: 'the grade level is unusual for the child’s age: check it and the birth date',
    *breaches(student) {
      const birth = birthOf(student)
      for (const record of student.recordsOf('enrollment')) {
        const { gradeLevel = '', enrollmentDate } = record.values
        const [least, most] = USUAL_AGE[gradeLevel] ?? []
        const enrolled = dayOf(enrollmentDate)
        if (least === undefined || enrolled === undefined || !(enrolled >= birth)) continue
        const age = yearsBetween(birth, enrolled)
        if (age < least || age > most!) yield { record, element: 'gradeLevel' }
      }
    },
  },
  {
    name: 'enrollment-type-and-date',
    effect: 'none',
    advice:
      'type 06 (residency only) goes with a residency date, the others with an enrollment date',
    *breaches(student) {
      for (const record of student.recordsOf('enrollment')) {
        const { enrollmentType, enrollmentDate, residencyDate, residencyVerificationDate } =
          record.values
        if (enrollmentType === undefined) continue
        const isResidency = (residencyDate ?? residencyVerificationDate) !== undefined
        const fits = enrollmentType === '06' ? isResidency : enrollmentDate !== undefined
        if (!fits) yield { record, element: 'enrollmentType' }
      }
    },
  },
  {
    name: 'interpretation-not-listed',
    effect: 'value',
    advice: `types 09, 10 and 11 take one of: ${[...INTERPRETATIONS].join(', ')}`,
    *breaches(student) {
      for (const record of student.recordsOf('assessment')) {
        const { assessmentType = '', interpretation } = record.values
        if (!CONTROLLED.has(assessmentType) || interpretation === undefined) continue
        if (!INTERPRETATIONS.has(interpretation)) yield { record, element: 'interpretation' }
      }
    },
  },
  {
    name: 'graduation-date-alone',
    effect: 'none',
    advice: 'give the graduation indicator and its date together',
    *breaches(student) {
      for (const record of student.recordsOf('enrollment')) {
        const { graduation, graduationDate } = record.values
        if ((graduation === undefined) !== (graduationDate === undefined)) {
          yield { record, element: 'graduationDate' }
        }
      }
    },
  },
  {
    name: 'priority-without-eligibility',
    effect: 'none',
    advice: 'priority for services needs a move whose eligibility had not expired by then',
    *breaches(student) {
      const ends = student
        .recordsOf('qualifyingMove')
        .map(({ values }) => dayOf(values.eligibilityExpirationDate) ?? Infinity)
      const last = ends.length === 0 ? Infinity : Math.max(...ends)
      for (const record of student.recordsOf('enrollment')) {
        const { priorityForServices, enrollmentDate, residencyDate } = record.values
        const day = dayOf(enrollmentDate) ?? dayOf(residencyDate)
        if (priorityForServices === 'Yes' && day !== undefined && day > last) {
          yield { record, element: 'priorityForServices' }
        }
      }
    },
  },
  {
    name: 'secondary-only',
    effect: 'none',
    advice: 'this element is expected in grades 09 to 12 only: check the grade level',
    *breaches(student) {
      const grades = student
        .recordsOf('enrollment')
        .map(({ values }) => values.gradeLevel)
        .filter((grade) => grade !== undefined)
      const isSecondary = grades.length === 0 || grades.some((grade) => SECONDARY.has(grade))
      if (!isSecondary) {
        for (const record of student.recordsOf('courseHistory'))
          yield { record, element: 'courseTitle' }
      }
      for (const record of student.recordsOf('enrollment')) {
        const { gradeLevel, algebra1, graduationSchool } = record.values
        if (gradeLevel === undefined || SECONDARY.has(gradeLevel)) continue
        if (algebra1 === 'Yes') yield { record, element: 'algebra1' }
        if (graduationSchool !== undefined) yield { record, element: 'graduationSchool' }
      }
    },
  },
]

/** The records of a kind whose day of that name fails. */
function* pick(
  student: ValidStudent,
  kind: RecordKindName,
  element: string,
  fails: (day: number, values: SubmissionRecord['values']) => boolean,
): Generator<Breach> {
  for (const record of student.recordsOf(kind)) {
    const day = dayOf(record.values[element])
    if (day !== undefined && fails(day, record.values)) yield { record, element }
  }
}

/** Day of birth; NaN, which fails every comparison, if it is not known. */
function birthOf(student: ValidStudent): number {
  return dayOf(student.recordsOf('demographics')[0]?.values.birthDate) ?? Number.NaN
}

function fold(text: string | undefined): string {
  return (text ?? '').trim().toLowerCase()
}
