import type { StoreReader } from '../storage/store.ts'
import type { PersonId, RecordNumber, SequencedEvent } from './event.ts'
import { ofItem, ofPerson, ofRecord, readPast } from './past.ts'
import { eventsAt } from './read-entries.ts'
import type { StateReader } from './state.ts'
import { readState } from './stored-state.ts'

/**
 * What the ledger tells of one record, person or item, in order, found without reading the rest of it.
 * Of one snapshot.
 *
 * Cost: a look-up and some 32 KB of the ledger for each event that stands alone.
 */
export class Lives {
  readonly #reader: StoreReader
  readonly #state: StateReader
  readonly #records = new Map<RecordNumber, readonly SequencedEvent[]>()
  readonly #persons = new Map<PersonId, readonly SequencedEvent[]>()

  constructor(reader: StoreReader) {
    this.#reader = reader
    this.#state = readState(reader)
  }

  /** Every event that names a record as its own subject: what it says, whose it is, what people state of it. */
  ofRecord(record: RecordNumber): readonly SequencedEvent[] {
    return remembered(this.#records, record, () => {
      const known = this.#state.record(record)
      if (known === undefined) return []
      const standing = this.#state.assertionsOf(record).map(({ assertion }) => assertion)
      const past = readPast(this.#reader, ofRecord(record))
      return this.#at([known.submitted, known.linkedAt, ...standing, ...past])
    })
  }

  /**
   * Every event that names a person, but that its records were linked to it; of an item that ever named
   * it the beginning.
   */
  ofPerson(person: PersonId): readonly SequencedEvent[] {
    return remembered(this.#persons, person, () => {
      const known = this.#state.person(person)
      if (known === undefined) return []
      const open = this.#state.itemsOf(person).map(({ item }) => item)
      return this.#at([known.since, ...open, ...readPast(this.#reader, ofPerson(person))])
    })
  }

  /** Every event of an item. */
  ofItem(item: number): readonly SequencedEvent[] {
    return this.#at([item, ...readPast(this.#reader, ofItem(item))])
  }

  /** Records that a person has or ever had. */
  recordsOf(person: PersonId): readonly RecordNumber[] {
    const records = new Set(this.#state.person(person)?.members)
    for (const { event } of this.ofPerson(person)) {
      if (event.kind === 'unlinked') records.add(event.record)
    }
    return [...records]
  }

  /** @param places - sequence numbers; 0 is none. */
  #at(places: readonly number[]): SequencedEvent[] {
    const ascending = [...new Set(places)].sort((a, b) => a - b)
    return [...eventsAt(this.#reader, ascending[0] === 0 ? ascending.slice(1) : ascending)]
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}
