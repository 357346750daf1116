import type { StoreWriter } from '../storage/store.ts'
import type { Migration } from '../storage/store-format.ts'
import type { LedgerEvent, PersonId, RecordNumber } from './event.ts'
import { pastKey, placesFor, type Remembered } from './past.ts'
import { readEvents } from './read-entries.ts'
import { PAST } from './state-tables.ts'

/** What brings the tables of the ledger from each format to the next, the first from 1 to 2. */
export const LEDGER_MIGRATIONS: readonly Migration[] = [notePast]

/** The key says all. */
const NOTHING = new Uint8Array()

/** Format 2 keeps the table `past`: it is made of the ledger, with some 100 bytes of memory a record. */
function notePast(writer: StoreWriter): void {
  const memory = new Memory()
  for (const { event, sequence } of readEvents(writer)) {
    for (const place of placesFor(memory, event, sequence)) {
      writer.put(PAST.name, pastKey(place), NOTHING)
    }
    memory.take(event, sequence)
  }
}

/** As much of the state as has to be remembered to say what is past. */
class Memory implements Remembered {
  readonly #records: { source: string; submitted: number; linkedAt: number }[] = []
  readonly #items = new Map<number, { readonly persons: readonly PersonId[] }>()

  record(record: RecordNumber) {
    return this.#records[record]
  }

  item(item: number) {
    return this.#items.get(item)
  }

  take(event: LedgerEvent, sequence: number): void {
    switch (event.kind) {
      case 'submitted': {
        const { linkedAt = 0 } = this.#records[event.record] ?? {}
        this.#records[event.record] = { source: event.source, submitted: sequence, linkedAt }
        break
      }
      case 'linked':
        this.#records[event.record]!.linkedAt = sequence
        break
      case 'flagged':
      case 'rewritten':
        this.#items.set(event.item.item, { persons: event.item.persons })
        break
      case 'resolved':
        this.#items.delete(event.item)
    }
  }
}
