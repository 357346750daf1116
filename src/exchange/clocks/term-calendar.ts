import { dayOfIso } from '../calendar/day.ts'
import type { ImportColumns, ImportFinding, ImportRow, RowNews } from '../csv/read-import.ts'
import { dayNumberIn, stateOf, stateOfNces } from '../directory/states.ts'
import { dayOf } from '../msix/calendar-date.ts'
import { districtsOf } from '../msix/districts-of.ts'
import { recordsOf } from '../search/search-postings.ts'
import { TERM } from '../search/search-terms.ts'
import type { AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { readStudent } from '../store/student-store.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { StudentDocument } from '../student-document.ts'
import type { CommandContext } from '../writer/command.ts'
import { CLOCKS, lessAwaited, meetClock, startClock } from './clock.ts'
import { clockRule } from './clock-rules.ts'
import { lastDay } from './deadline.ts'

export const TERMS = ['fall', 'spring', 'summer', 'intersession'] as const
export type Term = (typeof TERMS)[number]

/** A term of a district. */
export interface TermCalendar {
  readonly state: string
  /** NCES id. */
  readonly district: string
  /** Year in which the school year begins. */
  readonly schoolYear: number
  readonly term: Term
  /** First and last day, YYYY-MM-DD. */
  readonly begins: string
  readonly ends: string
}

type TermKey = [state: string, district: string, schoolYear: number, term: Term]

export const TERM_CALENDARS: DocumentTable<TermCalendar, TermKey> = new DocumentTable(
  TABLE.termCalendar,
)
/** Terms whose clock has not started, by their last day. */
const ENDING = new DocumentTable<TermKey, [day: number, ...TermKey]>(TABLE.termEnding)
/** Clocks of terms that wait for a student. */
const AWAITED = new DocumentTable<number, [state: string, stateStudentId: string, clock: number]>(
  TABLE.termAwaited,
)

export const TERM_COLUMNS: ImportColumns = {
  mandatory: ['state', 'district', 'school_year', 'term', 'begins', 'ends'],
  optional: [],
}

/** The term that a row says, or why it says none. */
export function termOfRow({ line, values }: ImportRow): TermCalendar | readonly ImportFinding[] {
  const { state = '', district = '', term = '', begins = '', ends = '' } = values
  const findings: ImportFinding[] = []
  const find = (column: string, problem: string): void => {
    findings.push({ line, column, problem })
  }
  if (stateOf(state) === undefined) find('state', 'is no postal code of a state')
  else if (!/^\d{7}$/.test(district) || stateOfNces(district) !== state) {
    find('district', 'is no NCES id of a district of the state')
  }
  if (!/^(19|20)\d\d$/.test(values.school_year ?? '')) find('school_year', 'is no year')
  if (!TERMS.includes(term as Term)) find('term', `is none of ${TERMS.join(', ')}`)
  if (dayOfIso(begins) === undefined) find('begins', 'is no day of the form YYYY-MM-DD')
  if (dayOfIso(ends) === undefined || ends < begins) {
    find('ends', 'is no day of the form YYYY-MM-DD from `begins` on')
  }
  if (findings.length > 0) return findings
  const schoolYear = Number(values.school_year)
  return { state, district, schoolYear, term: term as Term, begins, ends }
}

/** What a term says beside what is known. Once it is over and its clock runs, it stands. */
export function termNews({ app, now }: CommandContext, term: TermCalendar): RowNews {
  const { state } = term
  const key = keyOf(term)
  const before = TERM_CALENDARS.get(app, ...key)
  if (before === undefined) return 'added'
  if (JSON.stringify(before) === JSON.stringify(term)) return 'unchanged'
  const ends = dayOfIso(before.ends)!
  const isWaiting = ENDING.get(app, ends, ...key) !== undefined
  return !isWaiting && ends < dayNumberIn(state, now) ? 'refused' : 'changed'
}

/** Keeps a term. Its clock starts once it is over; one whose time to submit is over is history. */
export function keepTerm({ app, config, now }: CommandContext, term: TermCalendar): void {
  const { state } = term
  const key = keyOf(term)
  const before = TERM_CALENDARS.get(app, ...key)
  if (before !== undefined) ENDING.remove(app, dayOfIso(before.ends)!, ...key)
  TERM_CALENDARS.put(app, term, ...key)
  const ends = dayOfIso(term.ends)!
  if (lastDay(config, state, clockRule('T4').length!, ends) >= dayNumberIn(state, now)) {
    ENDING.put(app, key, ends, ...key)
  }
}

function keyOf({ state, district, schoolYear, term }: TermCalendar): TermKey {
  return [state, district, schoolYear, term]
}

/** Starts the clock of the next term that is over, if there is one; of which children it awaits word. */
export function startNextTerm(context: CommandContext): boolean {
  const { app, now, transaction } = context
  for (const key of [...ENDING.range(app, { limit: 20 })]) {
    const [state, district] = key
    const term = TERM_CALENDARS.get(app, ...key)!
    const ends = dayOfIso(term.ends)!
    if (ends >= dayNumberIn(state, now)) continue
    ENDING.remove(app, ends, ...key)
    const awaited = studentsIn(context, state, district).filter((id) => {
      const document = readStudent(transaction.change.reader, state, id)
      return (
        document !== undefined &&
        dayNumberIn(state, document.time) <= ends &&
        wasInTerm(document, term)
      )
    })
    const clock = startClock(context, {
      rule: 'T4',
      state,
      subject: `term ${key.slice(1).join(' ')}`,
      startDay: ends,
      awaited: awaited.length,
    })
    for (const id of awaited) AWAITED.put(app, clock.id, state, id, clock.id)
    if (awaited.length === 0) meetClock(app, clock, now)
    return true
  }
  return false
}

/**
 * Was the child in the district during the term, and eligible then, or (T5) in the same school year
 * before it?
 */
function wasInTerm({ records, deleted }: StudentDocument, term: TermCalendar): boolean {
  if (deleted === true) return false
  const [begins, ends] = [dayOfIso(term.begins)!, dayOfIso(term.ends)!]
  const yearBegins = Math.min(begins, Date.UTC(term.schoolYear, 6, 1) / 86_400_000)
  return (
    records.some(({ kind, values }) => {
      if (kind !== 'enrollment' || !districtsOf(values).includes(term.district)) return false
      const from = dayOf(values.enrollmentDate ?? values.residencyDate) ?? begins
      return from <= ends && (dayOf(values.withdrawalDate) ?? ends) >= begins
    }) &&
    records.some(
      ({ kind, values }) =>
        kind === 'qualifyingMove' &&
        (dayOf(values.qualifyingArrivalDate) ?? Number.POSITIVE_INFINITY) <= ends &&
        (dayOf(values.eligibilityExpirationDate) ?? 0) >= yearBegins,
    )
  )
}

/** Something has come of a student: no term waits for it any more. */
export function tellTerms(app: AppWriter, state: string, id: string, at: number): void {
  for (const number of [...AWAITED.range(app, { under: [state, id] })]) {
    AWAITED.remove(app, state, id, number)
    lessAwaited(app, CLOCKS.get(app, number)!, at)
  }
}

/** The state’s own ids of its students who are found by a district, in their order. */
function studentsIn(
  { app, transaction }: CommandContext,
  state: string,
  district: string,
): string[] {
  const { change } = transaction
  const [records] = recordsOf({ index: change.index, app }, [TERM.district(district)])
  const students = Array.from(records!, (record) => change.state.record(record))
  return students.flatMap((student) => (student?.source === state ? student.id : [])).sort()
}

/** The state calls a student otherwise: terms wait for the one under the other id. */
export function moveTerms(
  app: AppWriter,
  state: string,
  { from, to }: { readonly from: string; readonly to: string },
  at: number,
): void {
  for (const number of [...AWAITED.range(app, { under: [state, from] })]) {
    AWAITED.remove(app, state, from, number)
    // A term that waits for both waits for one child less.
    if (AWAITED.get(app, state, to, number) === undefined) {
      AWAITED.put(app, number, state, to, number)
    } else lessAwaited(app, CLOCKS.get(app, number)!, at)
  }
}

/** All districts that a document names. */
export function districtsIn(document: StudentDocument | undefined): Set<string> {
  return new Set(
    (document?.records ?? []).flatMap(({ kind, values }) =>
      kind === 'enrollment' ? districtsOf(values) : [],
    ),
  )
}
