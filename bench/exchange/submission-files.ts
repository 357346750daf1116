import { generateStudents } from '../../src/synthetic/generate-students.ts'
import type { StudentRow } from '../../src/synthetic/student-row.ts'

/** States that submit; rows of others are left out. */
export const STATES: readonly string[] = 'CA TX WA FL OR GA MI NC AZ ID CO KS NE AL NY'.split(' ')

/** Students of a file at most. */
const MOST_STUDENTS = 40_000

/** A file of one state in the delimited layout, and the rows that it was made of. */
export interface SubmissionFile {
  readonly state: string
  readonly text: string
  readonly rows: readonly StudentRow[]
}

/**
 * Generated students as the files that states would submit, until so many rows are in them.
 *
 * @param most - students of a file at most.
 */
export function* submissionFiles(
  rows: number,
  seed: number,
  most: number = MOST_STUDENTS,
): Generator<SubmissionFile> {
  const waiting = new Map<string, StudentRow[]>(STATES.map((state) => [state, []]))
  const known = new Set<string>()
  let kept = 0
  for (const row of generateStudents({ rows: 2 * rows, seed })) {
    const own = waiting.get(row.state)
    if (own === undefined || row.first_name === '' || row.last_name_1 === '') continue
    // What a state says of a child twice is one student.
    const id = `${row.state} ${row.state_student_id}`
    if (known.has(id)) continue
    known.add(id)
    own.push(row)
    if (own.length === most) yield fileOf(row.state, own.splice(0))
    if (++kept === rows) break
  }
  for (const [state, own] of waiting) if (own.length > 0) yield fileOf(state, own)
}

function fileOf(state: string, rows: StudentRow[]): SubmissionFile {
  const lines = rows.flatMap((row, at) => linesOf(row, String(at + 1).padStart(7, '0')))
  const head = `H|${state}|20261127120000000|20261101000000000|20261127000000000|${rows.length}|${lines.length}`
  return { state, rows, text: `${[head, ...lines].join('\n')}\n` }
}

/** A student with a move, two enrollments and, from grade 9 on, a course and an assessment. */
function linesOf(row: StudentRow, number: string): string[] {
  const { state } = row
  const birthDate = row.birth_date.replaceAll('-', '')
  const year = Number(birthDate.slice(0, 4))
  const age = Math.min(21, Math.max(0, 2026 - year))
  const grade = age < 5 ? `P${Math.min(4, age)}` : age > 17 ? 'UG' : gradeOf(age)
  // Which of a state’s districts: as many as a few hundred students need.
  const place = Number(row.state_student_id.slice(-3)) % 400
  const district = `${String(10 + STATES.indexOf(state))}${String(place).padStart(5, '0')}`
  const grownUp = `${year + 22}${birthDate.slice(4)}`
  const latest = `202${4 + (place % 3)}0${1 + (place % 9)}15`
  const arrival = latest < grownUp ? latest : `${year + 19}0615`
  const threeYears = `${Number(arrival.slice(0, 4)) + 3}${arrival.slice(4)}`
  const expiry = threeYears < grownUp ? threeYears : grownUp
  const from = STATES[(STATES.indexOf(state) + 1 + (place % 5)) % STATES.length]
  const school = `School ${place}||${district}00001|||||City ${place}|${state}|78040|9565551234`
  const lines = [
    `S|${number}|I|${state}||${row.state_student_id}|01`,
    `D|${number}|${row.first_name}|${row.middle_name}|${row.last_name_1}|${row.last_name_2}|${row.suffix}|${row.sex}|${birthDate}|${row.multiple_birth}||||1004|${row.parent_1_first}|${row.parent_1_last}|${row.parent_2_first}|${row.parent_2_last}`,
    `Q|${number}|001|${arrival}|Town ${place}|${from}||City ${place}|${state}|${expiry}`,
    `E|${number}|001|20250901|01|${school}|${grade}||||No||20260601`,
    `E|${number}|002|20260905|01|${school}|${grade}`,
  ]
  if (row.alternate_student_id !== '') {
    lines.push(`K|${number}|001|${row.alternate_student_id}|01`)
  }
  if (Number(grade) >= 9) {
    lines.push(`A|${number}|001|State test|Reading|01|052026|0503|33|Proficient`)
    lines.push(`C|${number}|001|Algebra I|Math|01|2025||01|0827|60|B|0.5|B`)
  }
  return lines
}

function gradeOf(age: number): string {
  return age === 5 ? 'KG' : String(age - 5).padStart(2, '0')
}
