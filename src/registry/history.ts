import { LinkageError } from '../errors.ts'
import type { LedgerEvent, PersonId, SequencedEvent } from '../ledger/event.ts'
import { Lives } from '../ledger/lives.ts'
import type { RegistryView } from './closure.ts'
import { type FeedEvent, feedEvents, personsOf } from './write-answer.ts'

/** An event in the life of a person. */
export type HistoryEvent = FeedEvent

/**
 * How a person came to be what it is: all events about it, and about its records until the write in
 * which they left it, if they did.
 *
 * @throws {@link LinkageError} `person-unknown`.
 *
 * Cost: that of its life and its records', however large the registry is.
 */
export function historyOf({ state, reader }: RegistryView, person: PersonId): HistoryEvent[] {
  if (state.person(person) === undefined) throw new LinkageError('person-unknown', { person })
  const lives = new Lives(reader)
  const found = new Map<number, SequencedEvent>()
  const add = (each: SequencedEvent): unknown => found.set(each.sequence, each)
  for (const each of lives.ofPerson(person)) {
    const { event } = each
    const events = event.kind === 'flagged' ? lives.ofItem(event.item.item) : [each]
    events.filter((told) => personsOf(state, told.event).includes(person)).forEach(add)
  }
  for (const record of lives.recordsOf(person)) {
    const life = lives.ofRecord(record)
    const left = leftIn(life, person)
    life
      .filter(({ event, entry }) => {
        return isLink(event) ? event.person === person : entry.sequence <= left
      })
      .forEach(add)
  }
  return feedEvents(
    state,
    [...found.values()].sort((a, b) => a.sequence - b.sequence),
  )
}

/** The entry in which a record left a person for the last time; infinity if it is there. */
function leftIn(life: readonly SequencedEvent[], person: PersonId): number {
  const last = life.findLast(({ event }) => isLink(event) && event.person === person)
  return last?.event.kind === 'unlinked' ? last.entry.sequence : Number.POSITIVE_INFINITY
}

function isLink(
  event: LedgerEvent,
): event is LedgerEvent & { readonly kind: 'linked' | 'unlinked' } {
  return event.kind === 'linked' || event.kind === 'unlinked'
}
