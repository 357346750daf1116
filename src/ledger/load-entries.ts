import { ByteWriter } from '../storage/byte-writer.ts'
import { EntryPacker, type PackedEntries } from '../storage/packed-entries.ts'
import { LEDGER } from './chunk.ts'
import type { ColumnPayloads } from './column-payloads.ts'
import { type CutEntry, EntryChunks } from './entry-chunks.ts'
import type { LinkEvidence, LinkKind, PersonId, RecordNumber } from './event.ts'
import { eventCodec } from './event-codec.ts'
import { PAYLOADS, payloadKey } from './payload.ts'
import { SALT_LENGTH } from './random-salt.ts'
import { RECORDS, recordKey, sequenceKey } from './state-tables.ts'

/** An entry without its head, and where it begins. */
export type LoadedEntry = CutEntry & { readonly sequence: number }

/** What some entries put into the store. */
export interface LoadedEntries {
  readonly payloads: PackedEntries
  readonly records: PackedEntries
  /** Of the ledger, the chunks but the first of each entry. */
  readonly chunks: PackedEntries
  readonly entries: readonly LoadedEntry[]
}

/** A record that is loaded, on its way to its person. */
interface Submitted {
  readonly record: RecordNumber
  readonly source: string
  readonly id: string
  readonly submitted: number
}

/**
 * Tells of records that nobody has told of before, person by person: the events, and the rows that
 * follow from them, without a store to look anything up in. It comes to what a `Change` writes.
 */
export class LoadEntries {
  readonly #raw: ColumnPayloads
  readonly #salts: Uint8Array
  readonly #payloads = new EntryPacker(PAYLOADS)
  readonly #records = new EntryPacker(RECORDS.name)
  readonly #chunks = new EntryPacker(LEDGER)
  readonly #row = new ByteWriter()
  readonly #open: EntryChunks
  #entries: LoadedEntry[] = []
  /** Sequence number of the next event, and of the first of its entry. */
  #next: number
  #entry: number

  /**
   * @param next - sequence number of the first event.
   * @param salts - 16 random bytes for each record, by number.
   */
  constructor(next: number, raw: ColumnPayloads, salts: Uint8Array) {
    this.#next = next
    this.#entry = next
    this.#raw = raw
    this.#salts = salts
    this.#open = new EntryChunks((back, value) =>
      this.#chunks.add(sequenceKey(this.#entry + back), value),
    )
  }

  /** @param place - of the record among those whose payloads were looked up. */
  submit(record: RecordNumber, source: string, id: string, place: number): Submitted {
    const payload = this.#raw.write(place, this.#salts, SALT_LENGTH * (record - 1), this.#row)
    this.#payloads.add(payloadKey(record, 1), this.#row.lend())
    eventCodec.write(this.#open.events, {
      kind: 'submitted',
      record,
      source,
      id,
      version: 1,
      payload,
    })
    return { record, source, id, submitted: this.#end() }
  }

  create(person: PersonId): void {
    eventCodec.write(this.#open.events, { kind: 'created', person })
    this.#end()
  }

  link(
    { record, source, id, submitted }: Submitted,
    person: PersonId,
    link: LinkKind,
    evidence: LinkEvidence | undefined,
  ): void {
    const known = evidence === undefined ? {} : { evidence }
    eventCodec.write(this.#open.events, { kind: 'linked', record, person, link, ...known })
    const linkedAt = this.#end()
    RECORDS.value.write(this.#row, {
      source,
      id,
      version: 1,
      submitted,
      person,
      link,
      linkedAt,
      deleted: false,
      erased: false,
    })
    this.#records.add(recordKey(record), this.#row.lend())
  }

  /** Ends an entry. */
  endEntry(): void {
    this.#entries.push({ sequence: this.#entry, ...this.#open.take()! })
    this.#entry = this.#next
  }

  take(): LoadedEntries {
    const entries = this.#entries
    this.#entries = []
    return {
      payloads: this.#payloads.take(),
      records: this.#records.take(),
      chunks: this.#chunks.take(),
      entries,
    }
  }

  #end(): number {
    this.#open.next()
    return this.#next++
  }
}
