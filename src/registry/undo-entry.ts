import { LinkageError } from '../errors.ts'
import type {
  Assertion,
  LedgerEntry,
  LedgerEvent,
  PersonId,
  RecordNumber,
} from '../ledger/event.ts'
import { entryAt } from '../ledger/read-entries.ts'
import { needsSecondParty } from '../review/second-party.ts'
import {
  assertPairs,
  cannotLinksBetween,
  crossPairs,
  humanCoreOf,
  type RecordPair,
  restate,
  retractAll,
  standing,
} from './assertions.ts'
import { joinPersons, moveRecords } from './move-records.ts'
import type { OpenChange } from './open-change.ts'
import { type Arrival, type Parted, type Placement, placeArrivals } from './place-arrivals.ts'
import { refuseLocked } from './refuse.ts'
import { settle } from './settle.ts'

export interface UndoOptions {
  /** Hold apart what a merge by people had joined (R22). Default true. */
  readonly apart?: boolean
  /**
   * Where records go that arrived since the merge. Default: where they fit best. Refused
   * (`record-not-of-person`) if it names one that did not, or a person that the merge did not join.
   */
  readonly placement?: readonly Placement[]
}

/**
 * Takes an entry back by a new one (R22): what it stated is retracted and what it retracted stated
 * again, what it merged is parted and what it split is joined. Then all is decided anew.
 *
 * @returns records that arrived since, and where they went.
 * @throws {@link LinkageError} `entry-unknown`, `undo-refused`, `persons-locked` (R23), and
 *   `second-party-needed` where it would move records that two parties decide about (R24).
 */
export function undo(change: OpenChange, number: number, options: UndoOptions = {}): Arrival[] {
  const entry = entryAt(change.reader, number)
  if (entry === undefined || number < 1) throw new LinkageError('entry-unknown', { entry: number })
  const work = planUndo(change, entry, options)
  refuseUnvalidated(change, work)
  change.emit({ kind: 'undone', entry: entry.sequence })
  retractAll(change, work.retract)
  for (const fact of work.restate) restate(change, fact)
  for (const event of work.pins) change.emit(event)
  for (const { survivor, parts } of work.rejoin) joinPersons(change, survivor, parts, 'auto')
  for (const { restored } of work.part) {
    for (const { person, records } of restored) {
      change.emit({ kind: 'restored', person })
      moveRecords(change, records, person, 'auto')
    }
  }
  const touched = new Set(work.touched)
  for (const { apart, groups } of work.part) {
    if (apart) assertPairs(change, 'cannot-link', crossPairs(groups), 'undo')
  }
  const arrivals = bySurvivor(work.part).flatMap((parted) =>
    placeArrivals(change, parted, options.placement ?? []),
  )
  refuseUnplaced(arrivals, options.placement ?? [])
  for (const item of work.withdraw) {
    if (change.state.item(item)?.outcome === undefined) {
      change.emit({ kind: 'resolved', item, outcome: 'withdrawn' })
    }
  }
  const seeds = [...touched].flatMap((person) => change.state.person(person)!.members)
  settle(change, [...seeds, ...work.seeds], { torn: touched, touched })
  return arrivals
}

/** The partings of each person as one: what one of its merges brought did not arrive since another. */
function bySurvivor(partings: readonly Parting[]): Parted[] {
  const survivors = new Set(partings.map(({ survivor }) => survivor))
  return Array.from(survivors, (survivor) => {
    const own = partings.filter((each) => each.survivor === survivor)
    return {
      survivor,
      parts: [survivor, ...own.flatMap(({ restored }) => restored.map(({ person }) => person))],
      groups: own.flatMap(({ groups }) => groups),
    }
  })
}

/** Nobody is told in silence that a record did not arrive since. */
function refuseUnplaced(arrivals: readonly Arrival[], placement: readonly Placement[]): void {
  for (const { source, id, person } of placement) {
    const isPlaced = arrivals.some(
      (each) => each.chosen && each.source === source && each.id === id && each.person === person,
    )
    if (!isPlaced) throw new LinkageError('record-not-of-person', { source, id, person })
  }
}

/** A merge to be parted. */
interface Parting {
  /** Who has the records now. */
  readonly survivor: PersonId
  readonly apart: boolean
  /** What the survivor held then and still holds, and what each of the others gets back. */
  readonly groups: readonly (readonly RecordNumber[])[]
  readonly restored: readonly { readonly person: PersonId; readonly records: RecordNumber[] }[]
}

interface UndoWork {
  readonly retract: readonly Assertion[]
  readonly restate: readonly Assertion[]
  readonly pins: readonly LedgerEvent[]
  readonly rejoin: readonly { readonly survivor: PersonId; readonly parts: readonly PersonId[] }[]
  readonly part: readonly Parting[]
  /** Proposals that were made. */
  readonly withdraw: readonly number[]
  readonly touched: readonly PersonId[]
  readonly seeds: readonly RecordNumber[]
}

/** Entries that take in what sources say: of them, only merges by the engine are taken back. */
const OF_SOURCES: ReadonlySet<LedgerEntry['operation']> = new Set([
  'submit',
  'delete',
  'rekey',
  'erase',
])
const NEVER: ReadonlySet<LedgerEntry['operation']> = new Set(['init', 'undo', 'model'])

function planUndo(change: OpenChange, entry: LedgerEntry, options: UndoOptions): UndoWork {
  const { state } = change
  const refuse = (problem: string): LinkageError =>
    new LinkageError('undo-refused', { entry: entry.sequence, problem })
  if (state.undoneBy(entry.sequence) !== undefined) throw refuse('it was taken back before')
  if (NEVER.has(entry.operation))
    throw refuse(`an entry of kind "${entry.operation}" is not undone`)
  const bySource = OF_SOURCES.has(entry.operation)
  const events = bySource ? entry.events.filter(({ kind }) => kind === 'merged') : entry.events
  const retract = statedBy(change, events)
  const part = events
    .toReversed()
    .flatMap((event) =>
      event.kind === 'merged' ? partingOf(change, event, bySource, options) : [],
    )
  const rejoin = events.toReversed().flatMap((event) => {
    if (event.kind !== 'split') return []
    const parts = event.parts.filter((each) => isThere(change, each))
    return parts.length > 0 && isThere(change, event.person)
      ? [{ survivor: event.person, parts }]
      : []
  })
  const restate = retractedBy(change, events)
  const pins = events.flatMap((event) => pinsBack(change, event))
  const withdraw = events.flatMap((event) =>
    event.kind === 'flagged' && event.item.status === 'awaiting-validation'
      ? [event.item.item]
      : [],
  )
  const work = [...retract, ...restate, ...part, ...rejoin, ...pins, ...withdraw]
  if (work.length === 0) {
    throw refuse(
      bySource
        ? 'a submission is not undone; submit the former version, or delete the record'
        : 'nothing is left of it to take back',
    )
  }
  refuseIfBuiltOn(change, part, retract, refuse)
  const goes = new Set(retract.map(({ assertion }) => assertion))
  // What the same entry merged into a part is taken out of it again.
  const leaves = new Set(part.flatMap(({ restored }) => restored.flatMap(({ records }) => records)))
  for (const { survivor, parts } of rejoin) {
    const groups = [survivor, ...parts].map((person) =>
      state.person(person)!.members.filter((record) => !leaves.has(record)),
    )
    const left = cannotLinksBetween(state, groups).filter(({ assertion }) => !goes.has(assertion))
    if (left.length > 0) throw refuse('people have held its parts apart since')
  }
  const touched = [
    ...part.flatMap(({ survivor, restored }) => [
      survivor,
      ...restored.map(({ person }) => person),
    ]),
    ...rejoin.flatMap(({ survivor, parts }) => [survivor, ...parts]),
  ]
  const seeds = [...retract, ...restate].flatMap(({ left, right }) => [left, right])
  return { retract, restate, pins, rejoin, part, withdraw, touched, seeds }
}

/** Locks and the second party count for what is taken back as for what is done. */
function refuseUnvalidated(change: OpenChange, work: UndoWork): void {
  const { state } = change
  const persons = new Set(work.touched)
  for (const record of work.seeds) {
    const person = state.record(record)?.person
    if (person !== undefined) persons.add(person)
  }
  refuseLocked(state, [...persons], work.withdraw)
  const moved = work.touched.flatMap((person) => state.person(person)?.members ?? [])
  const sources = moved.map((record) => state.record(record)!.source)
  if (moved.length > 0 && needsSecondParty(change.policies.secondParty, sources)) {
    throw new LinkageError('second-party-needed', {
      problem: 'propose a split or a merge instead of taking it back',
    })
  }
}

/** Facts that the events stated and that still stand. */
function statedBy({ state }: OpenChange, events: readonly LedgerEvent[]): Assertion[] {
  return events
    .flatMap((event) =>
      event.kind === 'asserted' ? [state.assertion(event.assertion.assertion)] : [],
    )
    .filter((assertion) => assertion !== undefined)
}

/** Facts that the events took back and that nobody has stated since. */
function retractedBy({ state }: OpenChange, events: readonly LedgerEvent[]): Assertion[] {
  const stated = new Set(
    events.flatMap((event) => (event.kind === 'asserted' ? [keyOf(event.assertion)] : [])),
  )
  return events.flatMap((event) => {
    if (event.kind !== 'retracted') return []
    const { assertion } = event
    const pair: RecordPair = [assertion.left, assertion.right]
    const stands = standing(state, pair, assertion.kind) !== undefined
    return !stands || stated.has(keyOf(assertion)) ? [assertion] : []
  })
}

function keyOf({ kind, left, right }: Assertion): string {
  return `${kind} ${left} ${right}`
}

function partingOf(
  change: OpenChange,
  { others, records, by }: Extract<LedgerEvent, { kind: 'merged' }>,
  bySource: boolean,
  { apart = true }: UndoOptions,
): Parting[] {
  const { state } = change
  const restored = others.flatMap((person, at) => {
    const { redirect } = state.person(person)!
    if (redirect === undefined) return []
    const present = records[at + 1]!.filter((record) => holderOf(change, record) !== undefined)
    return present.length === 0 ? [] : [{ person, records: present }]
  })
  if (restored.length === 0) return []
  const now = holderOf(change, restored[0]!.records[0]!)!
  const kept = records[0]!.filter((record) => holderOf(change, record) === now)
  const moved = restored.map(({ person, records: all }) => ({
    person,
    records: all.filter((record) => holderOf(change, record) === now),
  }))
  const groups = [kept, ...moved.map((each) => each.records)].filter(({ length }) => length > 0)
  // What the engine joined in the wake of people's decisions is decided anew without them.
  const isApart = by === 'person' ? apart : bySource
  return [{ survivor: now, apart: isApart, groups, restored: moved }]
}

function holderOf({ state }: OpenChange, record: RecordNumber): PersonId | undefined {
  return state.record(record)?.person
}

function isThere({ state }: OpenChange, person: PersonId): boolean {
  return state.person(person)?.redirect === undefined
}

function pinsBack({ state }: OpenChange, event: LedgerEvent): LedgerEvent[] {
  if (event.kind !== 'pinned' && event.kind !== 'unpinned') return []
  const { record, field } = event
  const isPinned = state.pinsOf(record).includes(field)
  if (isPinned !== (event.kind === 'pinned')) return []
  return [{ kind: isPinned ? 'unpinned' : 'pinned', record, field }]
}

/** A later decision that holds the parts together must be taken back first. */
function refuseIfBuiltOn(
  { state }: OpenChange,
  partings: readonly Parting[],
  retract: readonly Assertion[],
  refuse: (problem: string) => LinkageError,
): void {
  const without = new Set(retract.map(({ assertion }) => assertion))
  for (const { groups } of partings) {
    for (const [at, group] of groups.entries()) {
      for (const record of group) {
        const core = humanCoreOf(state, record, without)
        if (groups.some((other, place) => place !== at && other.some((each) => core.has(each)))) {
          throw refuse('later decisions hold its parts together; take them back first')
        }
      }
    }
  }
}
