import { generateStudents } from '../../synthetic/generate-students.ts'
import type { StudentRow } from '../../synthetic/student-row.ts'

/** States of the training environment: where most generated families live or go. */
export const DEMO_STATES = ['CA', 'TX', 'FL', 'WA', 'OR', 'AZ'] as const

/** Districts of a state. */
export const DEMO_DISTRICTS = 4

const DAY_MS = 86_400_000
/** Names of schools, in each of the districts. */
export const DEMO_SCHOOLS: readonly string[] = [
  'Central',
  'Lincoln',
  'Washington',
  'Roosevelt',
  'Jefferson',
  'Sunnyside',
]
/** State codes of the federal list, which NCES ids of districts begin with. */
const FIPS: Readonly<Record<string, string>> = {
  CA: '06',
  TX: '48',
  FL: '12',
  WA: '53',
  OR: '41',
  AZ: '04',
}

/**
 * Submission files, JSON layout, of generated students as each state knows them: no real child, but
 * children who are in several states, with the errors and likenesses that make near matches.
 *
 * @param now - milliseconds since 1970; moves and enrollments lie before it.
 */
export function demoSubmissions(
  rows: number,
  seed: number,
  now: number,
): ReadonlyMap<string, string> {
  const files = new Map<string, string[]>()
  const known = new Set<string>()
  for (const row of generateStudents({ rows, seed })) {
    // What a state says of a child twice is one student.
    const id = `${row.state} ${row.state_student_id}`
    if (FIPS[row.state] === undefined || !isUsable(row) || known.has(id)) continue
    known.add(id)
    const lines = files.get(row.state) ?? []
    files.set(row.state, lines)
    lines.push(JSON.stringify({ student: studentOf(row, lines.length + 1, now) }))
  }
  return new Map(
    Array.from(files, ([state, lines]) => [
      state,
      `${headerOf(state, now)}\n${lines.join('\n')}\n`,
    ]),
  )
}

/** A district of a state in the training environment. */
export function demoDistrict(state: string, number: number): string {
  return `${FIPS[state]}${String(10 + number).padStart(5, '0')}`
}

function isUsable({ birth_date: birth, sex }: StudentRow): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(birth) && sex !== ''
}

function headerOf(submittingState: string, now: number): string {
  const time = (at: number): string => `${new Date(at).toISOString().replaceAll(/\D/g, '')}`
  return JSON.stringify({
    header: {
      submittingState,
      submissionDate: time(now),
      beginningEffectiveDate: time(now - 30 * DAY_MS),
      endingEffectiveDate: time(now),
    },
  })
}

/** What is not on the row follows from its numbers, so that the same seed gives the same children. */
function studentOf(row: StudentRow, number: number, now: number): object {
  const pick = Number(row.state_student_id.replaceAll(/\D/g, '')) || number
  const born = Date.parse(row.birth_date)
  const arrival = Math.max(born + 30 * DAY_MS, now - (40 + (pick % 600)) * DAY_MS)
  const age = Math.floor((now - born) / (365.25 * DAY_MS))
  return some({
    studentRecord: String(number).padStart(7, '0'),
    action: 'I',
    reportingState: row.state,
    stateStudentId: row.state_student_id,
    stateStudentIdType: '01',
    demographics: some({
      firstName: row.first_name.trim(),
      middleName: row.middle_name.trim(),
      lastName1: row.last_name_1.trim(),
      lastName2: row.last_name_2.trim(),
      suffix: row.suffix,
      sex: row.sex,
      birthDate: date(born),
      multipleBirth: row.multiple_birth,
      parent1FirstName: row.parent_1_first,
      parent1LastName: row.parent_1_last,
      parent2FirstName: row.parent_2_first,
      parent2LastName: row.parent_2_last,
    }),
    qualifyingMove: [
      {
        record: '001',
        qualifyingArrivalDate: date(arrival),
        toState: row.state,
        fromState: DEMO_STATES.filter((state) => state !== row.state)[pick % 5]!,
        fromCity: 'Springfield',
        toCity: 'Riverside',
        // Three years at the longest, and not beyond the 22nd birthday.
        eligibilityExpirationDate: date(Math.min(arrival + 1000 * DAY_MS, born + 8000 * DAY_MS)),
      },
    ],
    enrollment: [
      some({
        record: '001',
        enrollmentDate: date(arrival + 5 * DAY_MS),
        enrollmentType: '01',
        schoolName: DEMO_SCHOOLS[pick % DEMO_SCHOOLS.length]!,
        districtId: demoDistrict(row.state, pick % DEMO_DISTRICTS),
        gradeLevel: gradeAt(age),
      }),
    ],
  })
}

function gradeAt(age: number): string {
  if (age < 5) return `P${Math.max(0, age)}`
  if (age === 5) return 'KG'
  return String(Math.min(12, age - 5)).padStart(2, '0')
}

function date(time: number): string {
  return new Date(time).toISOString().slice(0, 10).replaceAll('-', '')
}

/** Without what is empty. */
function some(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
