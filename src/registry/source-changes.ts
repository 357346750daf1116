import { LinkageError } from '../errors.ts'
import type { PersonId, RecordNumber } from '../ledger/event.ts'
import type { RecordState } from '../ledger/state.ts'
import { assertPairs, humanCoreOf, type RecordPair, retractAll } from './assertions.ts'
import { isHuman } from './evaluate.ts'
import { findRecord } from './find.ts'
import { neighboursOf } from './neighbours.ts'
import type { OpenChange } from './open-change.ts'
import { checkKey, type RecordKey } from './record-key.ts'
import { settle } from './settle.ts'

/**
 * A source deleted its record (R15). Its person stays, and so does its history.
 *
 * @throws {@link LinkageError} `record-unknown`.
 */
export function deleteRecord(change: OpenChange, key: RecordKey): void {
  const record = findRecord(change.state, key)
  settle(change, takeOut(change, record), { touched: [record.person!] })
}

/**
 * Forgets what a record holds, in all versions, because the law says so. Ids, links and decisions
 * stay, without a value.
 *
 * @throws {@link LinkageError} `record-unknown` if the source never had it.
 */
export function eraseRecord(change: OpenChange, { source, id }: RecordKey): void {
  const { state } = change
  const number = state.recordOf(source, id)
  if (number === undefined) throw new LinkageError('record-unknown', { source, id })
  const record = state.record(number)!
  const seeds = record.deleted ? [] : takeOut(change, record)
  if (!record.erased) change.erase(number)
  settle(change, seeds, { touched: record.person === undefined ? [] : [record.person] })
}

/** @returns all records whose pairs are not as they were: what {@link settle} begins from. */
function takeOut(change: OpenChange, { record, person }: RecordState): RecordNumber[] {
  const neighbours = neighboursOf(change, record)
  const rejudged = change.index.remove(change.writer, record)
  if (person !== undefined) change.emit({ kind: 'unlinked', record, person })
  change.emit({ kind: 'deleted', record })
  return [...neighbours, ...rejudged]
}

/** A source's record goes by another id of the source. */
export interface Rekey {
  readonly source: string
  readonly from: string
  readonly to: string
}

/**
 * A source changed its own id for a child (R15). If it has a record under the new id, it made one of
 * the two: decisions about the former are about the latter from now on.
 *
 * @throws {@link LinkageError} `record-unknown`, `record-key-invalid`, `record-key-taken`,
 *   `assertion-contradicts` if people hold the two apart.
 */
export function rekey(change: OpenChange, { source, from, to }: Rekey): void {
  const { state } = change
  checkKey({ source, id: to })
  const record = findRecord(state, { source, id: from })
  if (from === to) return
  const taken = state.recordOf(source, to)
  if (taken === undefined) {
    const neighbours = neighboursOf(change, record.record)
    change.emit({ kind: 'rekeyed', record: record.record, former: from, id: to })
    const prepared = change.index.prepare(state.fieldsOf(record.record)!)
    const indexed = { record: record.record, source, id: to, prepared }
    const { rejudged } = change.index.put(change.writer, [indexed])
    settle(change, [record.record, ...neighbours, ...rejudged])
  } else {
    const into = state.record(taken)!
    if (into.deleted) throw new LinkageError('record-key-taken', { source, id: to })
    combine(change, record, into)
  }
}

function combine(change: OpenChange, from: RecordState, into: RecordState): void {
  const { state } = change
  const former = state.assertionsOf(from.record).filter(isHuman)
  const core = humanCoreOf(state, from.record)
  const other = humanCoreOf(state, into.record)
  const against = [...core, ...other].flatMap((member) =>
    state
      .assertionsOf(member)
      .filter(
        ({ kind, left, right }) =>
          kind === 'cannot-link' &&
          (core.has(left) || other.has(left)) &&
          (core.has(right) || other.has(right)),
      ),
  )
  if (against.length > 0) {
    const assertions = [...new Set(against.map(({ assertion }) => assertion))]
    throw new LinkageError('assertion-contradicts', { assertions })
  }
  const far = former.map(({ kind, left, right, origin }) => {
    const pair: RecordPair = [into.record, left === from.record ? right : left]
    return { kind, pair, origin }
  })
  const neighbours = neighboursOf(change, from.record)
  retractAll(change, former)
  const seeds = [...neighbours, ...takeOut(change, from)]
  for (const { kind, pair, origin } of far) {
    if (pair[0] !== pair[1] && isLive(change, pair[1])) assertPairs(change, kind, [pair], origin)
  }
  redirectEmptied(change, from.person!, into)
  settle(change, [into.record, ...seeds], { touched: [from.person!] })
}

function isLive({ state }: OpenChange, record: RecordNumber): boolean {
  return state.record(record)?.deleted === false
}

/** A person that lost its only record to another becomes that one. */
function redirectEmptied(change: OpenChange, person: PersonId, into: RecordState): void {
  const { state } = change
  const to = state.record(into.record)!.person!
  if (person === to || state.person(person)!.members.length > 0) return
  const records = [state.person(to)!.members, []]
  change.emit({ kind: 'merged', survivor: to, others: [person], records, by: 'engine' })
  change.emit({ kind: 'redirected', person, to })
}

/** A value that a steward trusts above the others of its person (R27). */
export interface Pin {
  readonly record: RecordKey
  readonly field: string
}

/** @throws {@link LinkageError} `record-unknown`, `field-unknown`. */
export function pin(change: OpenChange, pin: Pin): void {
  const { record, field, isPinned } = pinned(change, pin)
  if (!isPinned) change.emit({ kind: 'pinned', record, field })
}

/** @throws as {@link pin}. */
export function unpin(change: OpenChange, pin: Pin): void {
  const { record, field, isPinned } = pinned(change, pin)
  if (isPinned) change.emit({ kind: 'unpinned', record, field })
}

function pinned(
  { state, index }: OpenChange,
  { record: key, field }: Pin,
): { readonly record: RecordNumber; readonly field: string; readonly isPinned: boolean } {
  const { record } = findRecord(state, key)
  if (!Object.hasOwn(index.model.schema, field)) {
    throw new LinkageError('field-unknown', { field, fields: Object.keys(index.model.schema) })
  }
  return { record, field, isPinned: state.pinsOf(record).includes(field) }
}
