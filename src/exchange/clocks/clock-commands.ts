import { LinkageError } from '../../errors.ts'
import { dayOfIso } from '../calendar/day.ts'
import {
  type ImportFinding,
  type ImportOutcome,
  type RowNews,
  refusedImport,
} from '../csv/read-import.ts'
import { dayNumberIn } from '../directory/states.ts'
import type { AppReader } from '../store/app-keys.ts'
import { readStudent } from '../store/student-store.ts'
import type { CommandContext } from '../writer/command.ts'
import { conflict } from '../writer/conflict.ts'
import { CLOCKS, type Clock, isOpen, runFrom, settleClock, startClock } from './clock.ts'
import { approvalNews, type CoeApproval, keepApproval } from './coe-approval.ts'
import { keepTerm, type TermCalendar, termNews } from './term-calendar.ts'

/** What a file says, by line, and whether it is only to be looked at. */
export interface ImportArguments<T> {
  readonly rows: readonly { readonly line: number; readonly row: T }[]
  readonly dryRun: boolean
}

/** What starts clocks. */
export const clockCommands = {
  'clocks.import-approvals': (
    context: CommandContext,
    args: ImportArguments<CoeApproval>,
  ): ImportOutcome =>
    importAll(
      args,
      (row) => approvalNews(context.app, row),
      (row) => keepApproval(context, row),
    ),

  'clocks.import-terms': (
    context: CommandContext,
    args: ImportArguments<TermCalendar>,
  ): ImportOutcome =>
    importAll(
      args,
      (row) => termNews(context, row),
      (row) => keepTerm(context, row),
    ),

  /** Records of a secondary school in another state were obtained: T3. */
  'clocks.transcript': (
    context: CommandContext,
    args: { readonly state: string; readonly stateStudentId: string; readonly obtained: string },
  ): Clock => {
    const { state, stateStudentId } = args
    const obtained = pastDay(context, state, args.obtained)
    if (readStudent(context.transaction.change.reader, state, stateStudentId) === undefined) {
      throw new LinkageError('exchange-unknown', { what: 'student', id: stateStudentId })
    }
    const subject = `transcript ${args.obtained}`
    return startClock(context, { rule: 'T3', state, stateStudentId, subject, startDay: obtained })
  },

  /** There is nothing new of a child that moved: T6 is done, and T7 waits. */
  'clocks.nothing-new': (
    context: CommandContext,
    { id, note }: { readonly id: number; readonly note: string },
  ): Clock => {
    const clock = openClock(context.app, id, ['T6'])
    settleClock(context, clock, 'met', note)
    const { state, subject, stateStudentId } = clock
    return startClock(context, {
      rule: 'T7',
      state,
      subject,
      ...(stateStudentId === undefined ? {} : { stateStudentId }),
      waits: true,
    })
  },

  /** Something new has been obtained of it: the time of T7 begins. */
  'clocks.obtained': (
    context: CommandContext,
    { id, obtained }: { readonly id: number; readonly obtained: string },
  ): Clock => {
    const clock = openClock(context.app, id, ['T7'])
    if (clock.status !== 'waiting') throw conflict(`clock ${id} runs already`)
    return runFrom(context, clock, pastDay(context, clock.state, obtained))
  },
} as const

/** @throws {@link LinkageError} `exchange-unknown`. */
export function clockOf(app: AppReader, id: number): Clock {
  const clock = CLOCKS.get(app, id)
  if (clock === undefined)
    throw new LinkageError('exchange-unknown', { what: 'clock', id: String(id) })
  return clock
}

/** An open clock of one of these rules; others are ended where they belong. */
export function openClock(app: AppReader, id: number, rules: readonly Clock['rule'][]): Clock {
  const clock = clockOf(app, id)
  if (!isOpen(clock)) throw conflict(`clock ${id} has ended (${clock.status})`)
  if (!rules.includes(clock.rule)) {
    throw conflict(`clock ${id} is of ${clock.rule}, not of ${rules.join(', ')}`)
  }
  return clock
}

function pastDay({ now }: CommandContext, state: string, text: string): number {
  const day = dayOfIso(text)
  if (day === undefined || day > dayNumberIn(state, now)) {
    throw new LinkageError('request-invalid', { what: 'the day, which cannot be to come,' })
  }
  return day
}

/** Keeps all rows or none. */
function importAll<T>(
  { rows, dryRun }: ImportArguments<T>,
  newsOf: (row: T) => RowNews,
  keep: (row: T) => void,
): ImportOutcome {
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const findings: ImportFinding[] = []
  const news = rows.map(({ line, row }) => {
    const each = newsOf(row)
    if (each === 'refused') {
      findings.push({ line, problem: 'its clock has started: it cannot be changed any more' })
    } else counts[each]++
    return each
  })
  if (findings.length > 0) return refusedImport(rows.length, findings)
  if (!dryRun) for (const [at, { row }] of rows.entries()) if (news[at] !== 'unchanged') keep(row)
  return {
    outcome: dryRun ? 'checked' : 'imported',
    rows: rows.length,
    ...counts,
    findings: [],
  }
}
