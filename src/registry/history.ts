import { LinkageError } from '../errors.ts'
import type { PersonId, RecordNumber } from '../ledger/event.ts'
import { readEvents } from '../ledger/read-entries.ts'
import type { RegistryView } from './closure.ts'
import { type FeedEvent, feedEvent, personsOf, recordsOf } from './write-answer.ts'

/** An event in the life of a person. */
export type HistoryEvent = FeedEvent

/**
 * How a person came to be what it is: all events about it, and about its records while they were its
 * own or before.
 *
 * @throws {@link LinkageError} `person-unknown`.
 *
 * Cost: reads the whole ledger, twice.
 */
export function historyOf({ state, reader }: RegistryView, person: PersonId): HistoryEvent[] {
  if (state.person(person) === undefined) throw new LinkageError('person-unknown', { person })
  const records = new Set<RecordNumber>()
  for (const { event } of readEvents(reader)) {
    if (event.kind === 'linked' && event.person === person) records.add(event.record)
  }
  const found: HistoryEvent[] = []
  for (const each of readEvents(reader)) {
    const { event } = each
    const isAbout =
      personsOf(state, event).includes(person) ||
      ((event.kind === 'submitted' || event.kind === 'asserted' || event.kind === 'retracted') &&
        recordsOf(event).some((record) => records.has(record)))
    if (isAbout) found.push(feedEvent(state, each))
  }
  return found
}
