import type { Place } from '../access/roles.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { nextNumber } from '../store/counters.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { Desk, WorkItem, WorkKind, WorkStatus, WorkStep } from './work-item.ts'
import { noteNews } from './work-news.ts'

export const WORK_ITEMS: DocumentTable<WorkItem, [id: number]> = new DocumentTable(TABLE.workItem)
const STEPS = new DocumentTable<WorkStep, [id: number, step: number]>(TABLE.workStep)
const BY_SUBJECT = new DocumentTable<number, [subject: string]>(TABLE.workBySubject)

/** An item in a tray: of a place, of an account, of a proposer, of a student. */
export interface TrayEntry {
  readonly id: number
  /** What trays are sorted by: when it is due; of a closed item, when it was closed. */
  readonly time: number
}

/** Every item stands under its kind and, beside that, under `''` for all kinds. */
export type TrayKey = [
  tray: string,
  status: WorkStatus,
  kind: WorkKind | '',
  time: number,
  id: number,
]

export const TRAYS: DocumentTable<TrayEntry, TrayKey> = new DocumentTable(TABLE.workTray)
const COUNTS = new DocumentTable<
  { readonly kind: WorkKind; readonly count: number },
  [tray: string, status: WorkStatus, kind: WorkKind]
>(TABLE.workCount)
/** Items that the clock has something to do with, by time. */
export const WORK_CLOCK: DocumentTable<TrayEntry, [time: number, id: number]> = new DocumentTable(
  TABLE.workClock,
)

/** Behind every time there is: what is due at no time. */
export const NEVER: number = Number.MAX_SAFE_INTEGER

/** Tray of a place and of all places within it. */
export function trayOfPlace({ state = '', region, district }: Place): string {
  if (district !== undefined) return `place ${state} district ${district}`
  return region === undefined ? `place ${state}` : `place ${state} region ${region}`
}

/** Tray of what is assigned to an account. */
export function trayOfAssignee(account: string): string {
  return `assignee ${account}`
}

/** Tray of what an account has proposed. */
export function trayOfProposer(account: string): string {
  return `proposer ${account}`
}

/** Tray of all that is or was about a student. */
export function trayOfStudent(msixId: string): string {
  return `student ${msixId}`
}

/** Whether the administrators of a new desk are still to be told of it, or the caller mails them itself. */
export type DeskMail = 'to-be-told' | 'told'

/** Puts a new item into the worklist, as part of a transaction. */
export function openWork(
  app: AppWriter,
  item: Omit<WorkItem, 'id' | 'revision'>,
  step: WorkStep,
  mail: DeskMail = 'to-be-told',
): WorkItem {
  const opened: WorkItem = { ...item, id: nextNumber(app, 'work-item'), revision: 1 }
  put(app, opened, step, undefined, mail)
  return opened
}

/** Changes an item; `undefined` takes an attribute away. Says so in its history. */
export function changeWork(
  app: AppWriter,
  before: WorkItem,
  changes: { readonly [K in keyof Omit<WorkItem, 'id' | 'revision'>]?: WorkItem[K] | undefined },
  step: WorkStep,
  mail: DeskMail = 'to-be-told',
): WorkItem {
  const revision = before.revision + 1
  const item = withoutUndefined({ ...before, ...changes, revision }) as unknown as WorkItem
  put(app, item, step, before, mail)
  return item
}

/** Ends an item: it leaves the lists of what is to be done. */
export function closeWork(
  app: AppWriter,
  item: WorkItem,
  outcome: string,
  step: WorkStep,
  more: Partial<WorkItem> = {},
): WorkItem {
  const { at: closed } = step
  const over = { lock: undefined, until: undefined }
  return changeWork(app, item, { status: 'closed', outcome, closed, ...over, ...more }, step)
}

/** The item that is about something now; undefined once it is closed. */
export function workOn(app: AppReader, subject: string): WorkItem | undefined {
  const id = BY_SUBJECT.get(app, subject)
  return id === undefined ? undefined : WORK_ITEMS.get(app, id)
}

/** All steps of an item, the first first. */
export function stepsOf(app: AppReader, id: number): WorkStep[] {
  return [...STEPS.range(app, { under: [id] })]
}

/**
 * Says the history of an item otherwise: of law, not as a step in it. A step for which `change` gives
 * undefined stays as it is.
 *
 * @returns whether any was changed.
 */
export function changeSteps(
  app: AppWriter,
  id: number,
  change: (step: WorkStep) => WorkStep | undefined,
): boolean {
  let changed = false
  for (let step = WORK_ITEMS.get(app, id)!.revision; step > 0; step--) {
    const before = STEPS.get(app, id, step)
    const after = before && change(before)
    if (after === undefined) continue
    STEPS.put(app, after, id, step)
    changed = true
  }
  return changed
}

/** How many items of each kind are in a tray; kinds without any are left out. */
export function countsOf(
  app: AppReader,
  tray: string,
  status: WorkStatus,
): { readonly kind: WorkKind; readonly count: number }[] {
  return [...COUNTS.range(app, { under: [tray, status] })]
}

function put(
  app: AppWriter,
  item: WorkItem,
  step: WorkStep,
  before: WorkItem | undefined,
  mail: DeskMail,
): void {
  WORK_ITEMS.put(app, item, item.id)
  STEPS.put(app, step, item.id, item.revision)
  if (mail === 'to-be-told') noteNews(app, item, before)
  if (before !== undefined) {
    for (const key of trayKeys(before)) {
      TRAYS.remove(app, ...key)
      count(app, key, -1)
    }
    const clock = clockOf(before)
    if (clock !== undefined) WORK_CLOCK.remove(app, clock, item.id)
  }
  for (const key of trayKeys(item)) {
    const [, , , time] = key
    TRAYS.put(app, { id: item.id, time }, ...key)
    count(app, key, 1)
  }
  const clock = clockOf(item)
  if (clock !== undefined) WORK_CLOCK.put(app, { id: item.id, time: clock }, clock, item.id)
  if (item.status === 'closed') BY_SUBJECT.remove(app, item.subject)
  else BY_SUBJECT.put(app, item.id, item.subject)
}

function count(app: AppWriter, [tray, status, kind]: TrayKey, more: 1 | -1): void {
  if (kind === '') return
  const sum = (COUNTS.get(app, tray, status, kind)?.count ?? 0) + more
  if (sum === 0) COUNTS.remove(app, tray, status, kind)
  else COUNTS.put(app, { kind, count: sum }, tray, status, kind)
}

function trayKeys(item: WorkItem): TrayKey[] {
  const { id, kind, desks, students, proposer, closed } = item
  const places = new Map<string, readonly [status: WorkStatus, time: number]>()
  const add = (tray: string, status: WorkStatus, time: number): void => {
    if (!places.has(tray)) places.set(tray, [status, time])
  }
  // What is still to be done at one desk of a place goes before what is done at another.
  for (const desk of desks.toSorted((a, b) => Number(isDone(a)) - Number(isDone(b)))) {
    const { status, time } = positionOf(item, desk)
    for (const place of areasOf(desk)) add(trayOfPlace(place), status, time)
    if (desk.assignee !== undefined) add(trayOfAssignee(desk.assignee), status, time)
  }
  const time = closed ?? Math.min(...desks.map(({ due = NEVER }) => due), NEVER)
  if (proposer !== undefined) add(trayOfProposer(proposer.account), item.status, time)
  for (const student of students) add(trayOfStudent(student), item.status, time)
  return [...places].flatMap(([tray, [status, at]]): TrayKey[] => [
    [tray, status, kind, at, id],
    [tray, status, '', at, id],
  ])
}

function isDone({ done }: Desk): boolean {
  return done !== undefined
}

function positionOf(
  { status, closed }: WorkItem,
  { done, due = NEVER }: Desk,
): { readonly status: WorkStatus; readonly time: number } {
  const ended = closed ?? done?.at
  return ended === undefined ? { status, time: due } : { status: 'closed', time: ended }
}

/** The place and those that it lies within. */
function areasOf({ place: { state, region, district } }: Desk): Place[] {
  return [
    { state },
    ...(region === undefined ? [] : [{ state, region }]),
    ...(district === undefined ? [] : [{ state, district }]),
  ]
}

/** When the clock is to look at it next. */
function clockOf({ status, until, desks }: WorkItem): number | undefined {
  if (status === 'closed') return undefined
  const times = desks.flatMap(({ done, escalates }) =>
    done === undefined && escalates !== undefined ? [escalates] : [],
  )
  if (until !== undefined) times.push(until)
  return times.length === 0 ? undefined : Math.min(...times)
}

function withoutUndefined(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}
