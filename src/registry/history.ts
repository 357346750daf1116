import { LinkageError } from '../errors.ts'
import type { LedgerEvent, PersonId, RecordNumber, SequencedEvent } from '../ledger/event.ts'
import { readEvents } from '../ledger/read-entries.ts'
import type { RegistryView } from './closure.ts'
import { type FeedEvent, feedEvents, personsOf, recordsOf } from './write-answer.ts'

/** An event in the life of a person. */
export type HistoryEvent = FeedEvent

/**
 * How a person came to be what it is: all events about it, and about its records while they were its
 * own or before.
 *
 * @throws {@link LinkageError} `person-unknown`.
 *
 * Cost: reads the whole ledger twice, a second or two for each million events: an index of it would have
 * to be written with every event, and histories are looked at now and then.
 */
export function historyOf({ state, reader }: RegistryView, person: PersonId): HistoryEvent[] {
  const now = state.person(person)
  if (now === undefined) throw new LinkageError('person-unknown', { person })
  const records = new Set<RecordNumber>()
  for (const { event } of readEvents(reader)) {
    if (event.kind === 'linked' && event.person === person) records.add(event.record)
  }
  const members = new Set(now.members)
  const isAbout = (event: LedgerEvent): boolean => {
    switch (event.kind) {
      case 'submitted':
      case 'asserted':
      case 'retracted':
        return recordsOf(event).some((record) => records.has(record))
      case 'rekeyed':
      case 'pinned':
      case 'unpinned':
        return members.has(event.record)
      default:
        return personsOf(state, event).includes(person)
    }
  }
  const found: SequencedEvent[] = []
  for (const each of readEvents(reader)) if (isAbout(each.event)) found.push(each)
  return feedEvents(state, found)
}
