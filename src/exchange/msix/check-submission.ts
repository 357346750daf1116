import { dayOf } from './calendar-date.ts'
import { type CheckedStudent, checkStudent } from './check-student.ts'
import { type Finding, numberOf } from './finding.ts'
import { POSTAL_CODES } from './postal-codes.ts'
import type { SubmissionPart, SubmissionRecord } from './submission.ts'

/** Students a file may hold. */
export const MOST_STUDENTS = 40_000

const TIME = /^(\d{8})([01]\d|2[0-3])[0-5]\d[0-5]\d\d{3}$/

/** What is told of a file, piece by piece. */
export type CheckedPart =
  | {
      readonly part: 'student'
      readonly student: CheckedStudent
      /** The state’s id of the student, where one stands in the file. */
      readonly id: string | undefined
    }
  | { readonly part: 'file'; readonly finding: Finding }

/** What a file held, by what came of it. */
export interface SubmissionSummary {
  /** Postal code; absent where the header gives none. */
  readonly state?: string
  readonly students: number
  readonly accepted: number
  readonly warned: number
  readonly rejected: number
  /** Lines that belong to no student, or could not be read. */
  readonly strayLines: number
  /** Findings by rule, most frequent first. */
  readonly rules: readonly { readonly rule: string; readonly findings: number }[]
  /** The header does not name the state that sends: no student was looked at. */
  readonly foreign?: true
}

/**
 * Checks a file student by student. Memory grows by a few bytes for each student, for its number
 * and id must be its own.
 *
 * @param today - day number that counts where the header gives no time of submission.
 * @param take - is given each student and each finding about the file, in order.
 * @param sender - the state that sends: of a file whose header does not name it, nothing is read.
 */
export async function checkSubmission(
  parts: AsyncIterable<SubmissionPart>,
  today: number,
  take: (part: CheckedPart) => void | Promise<void>,
  sender?: string,
): Promise<SubmissionSummary> {
  const file = new FileCheck(today)
  const counts = { accepted: 0, warned: 0, rejected: 0 }
  const rules = new Map<string, number>()
  const count = ({ rule }: Finding): void => void rules.set(rule, (rules.get(rule) ?? 0) + 1)
  const tell = async (finding: Finding): Promise<void> => {
    count(finding)
    await take({ part: 'file', finding })
  }
  const isForeign = (): boolean => sender !== undefined && file.state !== sender
  for await (const part of parts) {
    if (part.part === 'student') {
      if (isForeign()) break
      const { outcome, ...rest } = file.own(
        part.student.student,
        checkStudent(part.student, file.today),
      )
      counts[outcome]++
      for (const finding of rest.findings) count(finding)
      const id = part.student.student.values.stateStudentId
      await take({ part: 'student', student: { outcome, ...rest }, id })
    } else if (part.part === 'header') {
      for (const finding of file.header(part.header)) await tell(finding)
    } else {
      await tell(file.stray(part.line, part.problem))
    }
    file.countRecords(part)
  }
  if (isForeign()) await tell(file.foreign())
  else for (const finding of file.end()) await tell(finding)
  return {
    ...(file.state === undefined ? {} : { state: file.state }),
    students: counts.accepted + counts.warned + counts.rejected,
    ...counts,
    strayLines: file.strayLines,
    rules: [...rules]
      .map(([rule, findings]) => ({ rule, findings }))
      .sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1)),
    ...(isForeign() ? { foreign: true } : {}),
  }
}

/** What the records of a file have to do with each other. */
class FileCheck {
  today: number
  strayLines = 0
  #header: SubmissionRecord | undefined
  #students = 0
  #records = 0
  readonly #seen = new Set<string>()

  constructor(today: number) {
    this.today = today
  }

  get state(): string | undefined {
    const { submittingState = '' } = this.#header?.values ?? {}
    return POSTAL_CODES.has(submittingState) ? submittingState : undefined
  }

  countRecords(part: SubmissionPart): void {
    if (part.part !== 'student') return
    this.#students++
    this.#records += 1 + part.student.records.length
  }

  /** Findings about the student as one of the file are added to its own. */
  own(student: SubmissionRecord, checked: CheckedStudent): CheckedStudent {
    const { line, values } = student
    const { studentRecord, reportingState, stateStudentId } = values
    const told: Finding[] = []
    const reject = (element: string, advice: string): void => {
      const number = numberOf(student)
      told.push({
        line,
        ...number,
        kind: 'student',
        element,
        rule: 'file',
        effect: 'student',
        advice,
      })
    }
    if (this.#repeats(`number ${studentRecord}`)) {
      reject('studentRecord', 'give each student of a file a number of its own')
    }
    if (stateStudentId !== undefined && this.#repeats(`id ${reportingState} ${stateStudentId}`)) {
      reject('stateStudentId', 'name each student once in a file')
    }
    if (this.state !== undefined && reportingState !== this.state) {
      reject('reportingState', 'a state submits its own students: the header names another one')
    }
    if (this.#students >= MOST_STUDENTS) {
      reject('studentRecord', `send at most ${MOST_STUDENTS} students in one file`)
    }
    if (told.length === 0) return checked
    return { outcome: 'rejected', findings: [...told, ...checked.findings] }
  }

  *header(header: SubmissionRecord): Generator<Finding> {
    const { values, line } = header
    const told = (element: string, advice: string): Finding => {
      return { line, kind: 'header', element, rule: 'header', effect: 'none', advice }
    }
    if (this.#header !== undefined || this.#students > 0) {
      yield told('submittingState', 'the header stands once, before all students')
      return
    }
    this.#header = header
    if (!POSTAL_CODES.has(values.submittingState ?? '')) {
      yield told('submittingState', 'give the postal code of the state')
    }
    const [submitted, begin, end] = [
      values.submissionDate,
      values.beginningEffectiveDate,
      values.endingEffectiveDate,
    ]
    for (const [element, time] of Object.entries({
      submissionDate: submitted,
      beginningEffectiveDate: begin,
      endingEffectiveDate: end,
    })) {
      if (isTime(time)) continue
      yield told(element, 'give a time, YYYYMMDDhhmmssSSS')
    }
    if (isTime(begin) && isTime(end) && begin! >= end!) {
      yield told('endingEffectiveDate', 'the end of the period must be after its beginning')
    }
    if (isTime(submitted)) this.today = dayOf(submitted!.slice(0, 8))!
  }

  stray(line: number, problem: string): Finding {
    this.strayLines++
    const advice = line === 0 ? problem : `the line ${problem}`
    return { line, rule: 'unreadable', effect: 'record', advice }
  }

  foreign(): Finding {
    const line = this.#header?.line ?? 0
    const advice = 'the header, before all students, must name the state that sends'
    const element = 'submittingState'
    return { line, kind: 'header', element, rule: 'sender', effect: 'student', advice }
  }

  *end(): Generator<Finding> {
    const line = this.#header?.line ?? 0
    if (this.#header === undefined) {
      const advice = 'the file has no header: put one before its students'
      yield { line, kind: 'header', rule: 'header', effect: 'none', advice }
      return
    }
    const { totalStudents, totalRecords } = this.#header.values
    for (const [element, said, counted] of [
      ['totalStudents', totalStudents, this.#students],
      ['totalRecords', totalRecords, this.#records],
    ] as const) {
      if (said !== undefined && Number(said) === counted) continue
      const advice = `the file holds ${counted}; is it whole?`
      yield { line, kind: 'header', element, rule: 'header', effect: 'none', advice }
    }
  }

  #repeats(key: string): boolean {
    const size = this.#seen.size
    return this.#seen.add(key).size === size
  }
}

function isTime(value: string | undefined): boolean {
  const [, day] = TIME.exec(value ?? '') ?? []
  return dayOf(day) !== undefined
}
