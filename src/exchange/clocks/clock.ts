import { isoDay } from '../calendar/day.ts'
import { dayNumberIn } from '../directory/states.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { nextNumber } from '../store/counters.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { CommandContext } from '../writer/command.ts'
import { type ClockRuleId, clockRule } from './clock-rules.ts'
import { lastDay } from './deadline.ts'

/**
 * `waiting`: what starts its time has not happened yet; `met-late`: done after the last day;
 * `not-applicable`: somebody says that nothing was to be done.
 */
export const CLOCK_STATUSES = [
  'waiting',
  'running',
  'overdue',
  'met',
  'met-late',
  'not-applicable',
] as const
export type ClockStatus = (typeof CLOCK_STATUSES)[number]

/** A duty of a state that was started. */
export interface Clock {
  readonly id: number
  readonly rule: ClockRuleId
  /** Whose duty it is. */
  readonly state: string
  readonly status: ClockStatus
  /** What it is about: `move-notice 4`, `correction 7`, `coe 2026-09-14`, `term …`. */
  readonly subject: string
  /** The state’s own id of the student, where it is about one. */
  readonly stateStudentId?: string
  /** Day on which it started, as whole days since 1970 in the state. */
  readonly startDay: number
  /** Last day in time; absent while it waits. */
  readonly dueDay?: number
  /** When it ended, in milliseconds since 1970. */
  readonly ended?: number
  /** Children of a term of whom nothing has come yet. */
  readonly awaited?: number
  /** Who ended it by word, and why. */
  readonly settled?: { readonly by: string; readonly note: string }
}

export const CLOCKS: DocumentTable<Clock, [id: number]> = new DocumentTable(TABLE.clock)

/** Open clocks by their last day, ended ones by when they ended, of one rule or, under `''`, of all. */
export type ClockListKey = [
  state: string,
  group: 'open' | 'ended',
  rule: ClockRuleId | '',
  time: number,
  id: number,
]
/** The values are the keys, as clocks are read by their ids. */
export const CLOCK_LISTS: DocumentTable<ClockListKey, ClockListKey> = new DocumentTable(
  TABLE.clockByState,
)
const BY_STUDENT = new DocumentTable<number, [state: string, stateStudentId: string, id: number]>(
  TABLE.clockByStudent,
)
const BY_SUBJECT = new DocumentTable<number, [subject: string, id: number]>(TABLE.clockBySubject)
/** Clocks that run, by their last day. */
const DUE = new DocumentTable<
  { readonly day: number; readonly id: number },
  [day: number, id: number]
>(TABLE.clockDue)
const COUNTS = new DocumentTable<
  { readonly rule: ClockRuleId; readonly status: ClockStatus; readonly count: number },
  [state: string, rule: ClockRuleId, status: ClockStatus]
>(TABLE.clockCount)

/** Later than any day. */
const NEVER = Number.MAX_SAFE_INTEGER

/** What a clock is started with. */
export interface ClockStart {
  readonly rule: ClockRuleId
  readonly state: string
  readonly subject: string
  readonly stateStudentId?: string
  /** Default: today in the state. */
  readonly startDay?: number
  readonly awaited?: number
  /** Starts later: see {@link runFrom}. */
  readonly waits?: true
}

/** Starts a clock, as part of a transaction. */
export function startClock({ app, config, now }: CommandContext, start: ClockStart): Clock {
  const { waits, ...rest } = start
  const { length } = clockRule(start.rule)
  const startDay = start.startDay ?? dayNumberIn(start.state, now)
  const due = length === undefined ? undefined : lastDay(config, start.state, length, startDay)
  const clock: Clock = {
    ...rest,
    id: nextNumber(app, 'clock'),
    status: waits === true ? 'waiting' : 'running',
    startDay,
    ...(waits === true || due === undefined ? {} : { dueDay: due }),
  }
  put(app, clock, undefined)
  return clock
}

/** The time of a clock that waits begins on a day. */
export function runFrom({ app, config }: CommandContext, clock: Clock, startDay: number): Clock {
  const { length } = clockRule(clock.rule)
  const dueDay = lastDay(config, clock.state, length!, startDay)
  return change(app, clock, { status: 'running', startDay, dueDay })
}

/** The duty is done, on the day of a moment. */
export function meetClock(app: AppWriter, clock: Clock, at: number): Clock {
  const isLate = clock.dueDay !== undefined && dayNumberIn(clock.state, at) > clock.dueDay
  return change(app, clock, { status: isLate ? 'met-late' : 'met', ended: at })
}

/** Somebody says how it ended. */
export function settleClock(
  { app, now, actor }: CommandContext,
  clock: Clock,
  outcome: 'met' | 'not-applicable',
  note: string,
): Clock {
  const settled = { by: actor.account, note }
  if (outcome === 'not-applicable') {
    return change(app, clock, { status: 'not-applicable', ended: now, settled })
  }
  const { status, ended } = meetClock(app, clock, now)
  return change(app, { ...clock, status, ended: ended! }, { settled })
}

/** One child less is awaited; a clock that has ended stays as it ended. */
export function lessAwaited(app: AppWriter, clock: Clock, at: number): Clock {
  if (!isOpen(clock)) return clock
  const awaited = Math.max(0, (clock.awaited ?? 0) - 1)
  const next = change(app, clock, { awaited })
  return awaited === 0 ? meetClock(app, next, at) : next
}

export function isOpen({ status }: Pick<Clock, 'status'>): boolean {
  return status === 'waiting' || status === 'running' || status === 'overdue'
}

/** Clocks about a state’s student, the first that was started first. */
export function clocksOfStudent(app: AppReader, state: string, id: string): Clock[] {
  return [...BY_STUDENT.range(app, { under: [state, id] })].map((each) => CLOCKS.get(app, each)!)
}

/** Clocks about a subject. */
export function clocksOn(app: AppReader, subject: string): Clock[] {
  return [...BY_SUBJECT.range(app, { under: [subject] })].map((each) => CLOCKS.get(app, each)!)
}

/** The state calls its student by another id. */
export function moveClocks(app: AppWriter, state: string, from: string, to: string): void {
  for (const clock of clocksOfStudent(app, state, from)) change(app, clock, { stateStudentId: to })
}

/**
 * Erases what people wrote about a student where they ended its clocks by word.
 *
 * @param note - what stands in its place.
 * @returns of how many clocks.
 */
export function eraseClockNotes(app: AppWriter, state: string, id: string, note: string): number {
  let erased = 0
  for (const clock of clocksOfStudent(app, state, id)) {
    if (clock.settled === undefined || clock.settled.note === note) continue
    change(app, clock, { settled: { ...clock.settled, note } })
    erased++
  }
  return erased
}

/** Marks clocks whose last day is over; returns them, and whether there may be more. */
export function markOverdue(
  app: AppWriter,
  now: number,
  limit: number,
): { readonly marked: readonly Clock[]; readonly hasMore: boolean } {
  const marked: Clock[] = []
  let [looked, kept] = [0, 0]
  for (const { id } of [...DUE.range(app, { limit })]) {
    looked++
    const clock = CLOCKS.get(app, id)!
    // The first state’s day ends with Guam; what is not over there is over nowhere.
    if (clock.dueDay! >= dayNumberIn('GU', now)) return { marked, hasMore: false }
    if (clock.dueDay! >= dayNumberIn(clock.state, now)) continue
    // Documents are to be kept for a time, and have been.
    if (clock.rule === 'T13') {
      change(app, clock, { status: 'met', ended: now })
      kept++
    } else marked.push(change(app, clock, { status: 'overdue' }))
  }
  return { marked, hasMore: marked.length + kept > 0 && looked === limit }
}

/** How many clocks of each rule and status a state has; those of which there are none are left out. */
export function clockCounts(
  app: AppReader,
  state: string,
): { readonly rule: ClockRuleId; readonly status: ClockStatus; readonly count: number }[] {
  return [...COUNTS.range(app, { under: [state] })]
}

/** A clock as it is told: days as YYYY-MM-DD, times as ISO 8601 has them. */
export interface ToldClock extends Omit<Clock, 'startDay' | 'dueDay' | 'ended'> {
  readonly started: string
  readonly due?: string
  readonly ended?: string
}

/** A clock as it is at a moment: overdue from the first on, whenever it is marked. */
export function clockAnswer({ startDay, dueDay, ended, ...clock }: Clock, now: number): ToldClock {
  const isOverdue =
    clock.status === 'running' && dueDay !== undefined && dueDay < dayNumberIn(clock.state, now)
  return {
    ...clock,
    ...(isOverdue ? { status: 'overdue' } : {}),
    started: isoDay(startDay),
    ...(dueDay === undefined ? {} : { due: isoDay(dueDay) }),
    ...(ended === undefined ? {} : { ended: new Date(ended).toISOString() }),
  }
}

function change(app: AppWriter, before: Clock, changes: Partial<Clock>): Clock {
  const clock = { ...before, ...changes }
  put(app, clock, CLOCKS.get(app, before.id))
  return clock
}

function put(app: AppWriter, clock: Clock, before: Clock | undefined): void {
  if (before !== undefined) {
    for (const key of listKeys(before)) CLOCK_LISTS.remove(app, ...key)
    if (before.status === 'running') DUE.remove(app, before.dueDay ?? NEVER, before.id)
    if (before.stateStudentId !== undefined) {
      BY_STUDENT.remove(app, before.state, before.stateStudentId, before.id)
    }
    count(app, before, -1)
  }
  const { id, state, stateStudentId, subject, status, dueDay = NEVER } = clock
  CLOCKS.put(app, clock, id)
  for (const key of listKeys(clock)) CLOCK_LISTS.put(app, key, ...key)
  if (status === 'running') DUE.put(app, { day: dueDay, id }, dueDay, id)
  if (stateStudentId !== undefined) BY_STUDENT.put(app, id, state, stateStudentId, id)
  BY_SUBJECT.put(app, id, subject, id)
  count(app, clock, 1)
}

function count(app: AppWriter, { state, rule, status }: Clock, more: 1 | -1): void {
  const sum = (COUNTS.get(app, state, rule, status)?.count ?? 0) + more
  if (sum === 0) COUNTS.remove(app, state, rule, status)
  else COUNTS.put(app, { rule, status, count: sum }, state, rule, status)
}

function listKeys(clock: Clock): ClockListKey[] {
  const { state, rule, id, dueDay = NEVER, ended } = clock
  const group = isOpen(clock) ? 'open' : 'ended'
  const time = group === 'open' ? dueDay : (ended ?? 0)
  return [
    [state, group, rule, time, id],
    [state, group, '', time, id],
  ]
}
