import { dayOfIso } from '../calendar/day.ts'
import type { ImportColumns, ImportFinding, ImportRow, RowNews } from '../csv/read-import.ts'
import { dayNumberIn, stateOf } from '../directory/states.ts'
import { dayOf, yearsBetween } from '../msix/calendar-date.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { readStudent, readVersions } from '../store/student-store.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { StudentDocument } from '../student-document.ts'
import type { CommandContext } from '../writer/command.ts'
import { clocksOfStudent, meetClock, startClock } from './clock.ts'

/** A state has approved a certificate of eligibility of one of its students. */
export interface CoeApproval {
  readonly state: string
  readonly stateStudentId: string
  /** YYYY-MM-DD. */
  readonly approved: string
  /** The state’s number of the certificate. */
  readonly certificate?: string
  /** Whether the child is of the age of secondary school; default: 14 and older. */
  readonly secondary?: boolean
}

export const COE_APPROVALS: DocumentTable<
  CoeApproval,
  [state: string, stateStudentId: string, approved: string]
> = new DocumentTable(TABLE.coeApproval)

export const COE_COLUMNS: ImportColumns = {
  mandatory: ['state', 'state_student_id', 'approved'],
  optional: ['certificate', 'secondary'],
}

const SECONDARY_AGE = 14
const SECONDARY_GRADES = new Set(['09', '10', '11', '12'])

/** The approval that a row says, or why it says none. */
export function approvalOfRow(
  { line, values }: ImportRow,
  now: number,
): CoeApproval | readonly ImportFinding[] {
  const { state = '', approved = '', certificate, secondary } = values
  const { state_student_id: id = '' } = values
  const findings: ImportFinding[] = []
  const find = (column: string, problem: string): void => {
    findings.push({ line, column, problem })
  }
  if (stateOf(state) === undefined) find('state', 'is no postal code of a state')
  if (!/^[\p{L}\p{N}._-]{1,15}$/u.test(id)) find('state_student_id', 'must have 1 to 15 characters')
  const day = dayOfIso(approved)
  if (day === undefined) find('approved', 'is no day of the form YYYY-MM-DD')
  else if (stateOf(state) !== undefined && day > dayNumberIn(state, now)) {
    find('approved', 'is a day to come')
  }
  if (certificate !== undefined && certificate.length > 40) find('certificate', 'is too long')
  if (secondary !== undefined && !/^(yes|no)$/i.test(secondary)) find('secondary', 'is yes or no')
  if (findings.length > 0) return findings
  return {
    state,
    stateStudentId: id,
    approved,
    ...(certificate === undefined ? {} : { certificate }),
    ...(secondary === undefined ? {} : { secondary: secondary.toLowerCase() === 'yes' }),
  }
}

/** What an approval says beside what is known. */
export function approvalNews(app: AppReader, approval: CoeApproval): RowNews {
  const { state, stateStudentId, approved } = approval
  const before = COE_APPROVALS.get(app, state, stateStudentId, approved)
  if (before === undefined) return 'added'
  return JSON.stringify(before) === JSON.stringify(approval) ? 'unchanged' : 'changed'
}

/**
 * Keeps an approval and starts T1 and, where the child is of that age, T2. What the state has
 * submitted since meets them at once.
 */
export function keepApproval(context: CommandContext, approval: CoeApproval): void {
  const { app, transaction } = context
  const { state, stateStudentId, approved } = approval
  COE_APPROVALS.put(app, approval, state, stateStudentId, approved)
  const document = readStudent(transaction.change.reader, state, stateStudentId)
  startApproved(context, approval, document)
}

/**
 * Starts what an approval starts and is not started yet, and ends what a version meets, as of when the
 * first came that does.
 *
 * @param document - what the state says now.
 */
export function startApproved(
  context: CommandContext,
  approval: CoeApproval,
  document: StudentDocument | undefined,
): void {
  const { app, transaction } = context
  const { state, stateStudentId } = approval
  const startDay = dayOfIso(approval.approved)!
  const subject = `coe ${approval.approved}`
  const there = clocksOfStudent(app, state, stateStudentId)
  const start = (rule: 'T1' | 'T2', meets: (version: StudentDocument) => boolean): void => {
    if (there.some((clock) => clock.rule === rule && clock.subject === subject)) return
    const clock = startClock(context, { rule, state, stateStudentId, subject, startDay })
    const first = readVersions(transaction.change.reader, state, stateStudentId).find(
      (version) =>
        version.deleted !== true && dayNumberIn(state, version.time) >= startDay && meets(version),
    )
    if (first !== undefined) meetClock(app, clock, first.time)
  }
  start('T1', () => true)
  if (isSecondary(approval, document) === true) start('T2', hasSecondary)
}

/** Erases the numbers of a student’s certificates; that and when they were approved stays. */
export function eraseCertificates(app: AppWriter, state: string, id: string): void {
  const approvals = [...COE_APPROVALS.range(app, { under: [state, id] })]
  for (const { certificate, ...approval } of approvals) {
    if (certificate !== undefined) COE_APPROVALS.put(app, approval, state, id, approval.approved)
  }
}

/** Is the child of the age of secondary school? Undefined if nothing says so. */
export function isSecondary(
  { secondary, approved }: CoeApproval,
  document: StudentDocument | undefined,
): boolean | undefined {
  if (secondary !== undefined) return secondary
  const demographics = document?.records.find(({ kind }) => kind === 'demographics')
  const born = dayOf(demographics?.values.birthDate)
  return born === undefined ? undefined : yearsBetween(born, dayOfIso(approved)!) >= SECONDARY_AGE
}

/** Does it tell of a secondary school: a course, or an enrollment in grades 09 to 12? */
export function hasSecondary({ records }: StudentDocument): boolean {
  return records.some(
    ({ kind, values }) =>
      kind === 'courseHistory' ||
      (kind === 'enrollment' && SECONDARY_GRADES.has(values.gradeLevel ?? '')),
  )
}
