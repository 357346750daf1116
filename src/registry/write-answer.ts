import type {
  LedgerEntry,
  LedgerEvent,
  PersonId,
  RecordNumber,
  SequencedEvent,
} from '../ledger/event.ts'
import type { StateReader } from '../ledger/state.ts'
import type { RecordKey } from './record-key.ts'

/** A record by its number and by its key as it is now. */
export interface NumberedKey extends RecordKey {
  readonly record: RecordNumber
}

/** An event of the feed, and who its records are. */
export interface FeedEvent extends SequencedEvent {
  /** Records that the event names, ascending by number. */
  readonly records: readonly NumberedKey[]
}

/** What a write did, or would do (R20). */
export interface WriteAnswer {
  /** Where its entry begins: what `undo` takes. The last sequence number, if nothing changed. */
  readonly sequence: number
  /** All persons affected, ascending; those that redirect now are among them. */
  readonly persons: readonly PersonId[]
  /** Versions of these persons, to be given as `expected` with the next write (R19). */
  readonly versions: Readonly<Record<PersonId, number>>
  readonly events: readonly FeedEvent[]
  /** Review items opened, rewritten or resolved, ascending. */
  readonly items: readonly number[]
}

/** @param entry - undefined if nothing changed. */
export function answerOf(state: StateReader, entry: LedgerEntry | undefined): WriteAnswer {
  if (entry === undefined) {
    return { sequence: state.sequence(), persons: [], versions: {}, events: [], items: [] }
  }
  const { events, ...head } = entry
  const persons = new Set<PersonId>()
  const items = new Set<number>()
  for (const event of events) {
    for (const person of personsOf(state, event)) persons.add(person)
    if (event.kind === 'resolved') items.add(event.item)
    if (event.kind === 'flagged' || event.kind === 'rewritten') items.add(event.item.item)
  }
  const ascending = [...persons].sort()
  return {
    sequence: entry.sequence,
    persons: ascending,
    versions: Object.fromEntries(
      ascending.map((person) => [person, state.person(person)!.version] as const),
    ),
    events: feedEvents(
      state,
      events.map((event, at) => ({ sequence: entry.sequence + at, event, entry: head })),
    ),
    items: [...items].sort((a, b) => a - b),
  }
}

/** Events with the keys of their records. */
export function feedEvents(state: StateReader, events: readonly SequencedEvent[]): FeedEvent[] {
  const keys = new Map<RecordNumber, NumberedKey>()
  const keyOf = (record: RecordNumber): NumberedKey => {
    let known = keys.get(record)
    if (known === undefined) {
      const { source, id } = state.record(record)!
      known = { record, source, id }
      keys.set(record, known)
    }
    return known
  }
  return events.map(({ sequence, event, entry }) => {
    const named = recordsOf(event)
    const numbers = named.length < 2 ? named : [...new Set(named)].sort((a, b) => a - b)
    return { sequence, event, entry, records: numbers.map(keyOf) }
  })
}

/** Records that an event names. */
export function recordsOf(event: LedgerEvent): readonly RecordNumber[] {
  switch (event.kind) {
    case 'linked':
      return event.evidence === undefined ? [event.record] : [event.record, event.evidence.other]
    case 'asserted':
    case 'retracted':
      return [event.assertion.left, event.assertion.right]
    case 'merged':
      return event.records.flat()
    case 'flagged':
    case 'rewritten':
      return event.item.records
    default:
      return 'record' in event ? [event.record] : []
  }
}

/** Persons that an event is about. */
export function personsOf(state: StateReader, event: LedgerEvent): readonly PersonId[] {
  switch (event.kind) {
    case 'merged':
      return [event.survivor, ...event.others]
    case 'split':
      return [event.person, ...event.parts]
    case 'redirected':
      return [event.person, event.to]
    case 'flagged':
    case 'rewritten':
      return event.item.persons
    case 'resolved':
      return state.item(event.item)!.persons
    case 'submitted':
    case 'rekeyed':
    case 'pinned':
    case 'unpinned': {
      const person = state.record(event.record)?.person
      return person === undefined ? [] : [person]
    }
    default:
      return 'person' in event ? [event.person] : []
  }
}
