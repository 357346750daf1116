import { ByteWriter } from '../storage/byte-writer.ts'
import type { PackedEntries } from '../storage/packed-entries.ts'
import type { StoreWriter } from '../storage/store.ts'
import type { EntryHead } from './event.ts'
import { putEntry } from './ledger-writer.ts'
import type { LoadedEntry } from './load-entries.ts'
import { writeFieldNames } from './payload.ts'
import { SUMMARY } from './state-tables.ts'
import { readState, SUMMARY_KEY } from './stored-state.ts'

/** What was made elsewhere of records to be loaded. */
export interface Loaded {
  /** Rows of any tables; of a table in the order of their keys. Emptied, as they are most of memory. */
  readonly rows: PackedEntries[]
  /** In their order, the first of them next to what is there. */
  readonly entries: readonly LoadedEntry[]
  /** Names of fields, by their numbers in payloads. */
  readonly names: readonly string[]
  readonly records: number
  readonly persons: number
}

/**
 * Puts what was loaded into a store whose ledger knows of no records yet.
 *
 * @param head - of each entry.
 */
export function putLoaded(
  writer: StoreWriter,
  { rows, entries, names, records, persons }: Loaded,
  head: Omit<EntryHead, 'sequence'>,
): void {
  rows.reverse()
  for (let packed = rows.pop(); packed !== undefined; packed = rows.pop()) writer.putPacked(packed)
  writeFieldNames(writer, names)
  const { model } = head
  let sequence = readState(writer).sequence()
  for (const entry of entries) {
    putEntry(writer, entry.sequence, entry, head)
    sequence += entry.count
  }
  const value = new ByteWriter()
  SUMMARY.value.write(value, { sequence, records, persons, model })
  writer.put(SUMMARY.name, SUMMARY_KEY, value.lend())
}
