import type { StoreReader, StoreWriter } from '../storage/store.ts'
import { dateAt } from './record-codec.ts'
import { ROWS, recordKey } from './tables.ts'

/** Bytes before those of the record: its tie hash. */
export const ROW_HEAD = 4

/** A stored record; the bytes are its own. */
export interface StoredRow {
  readonly tieHash: number
  readonly bytes: Uint8Array
}

export function readRow(reader: StoreReader, record: number): StoredRow | undefined {
  const value = reader.get(ROWS, recordKey(record))
  if (value === undefined) return undefined
  return { tieHash: dateAt(value, 0), bytes: value.slice(ROW_HEAD) }
}

/** A row as it is stored. */
export function encodeRow(tieHash: number, bytes: Uint8Array): Uint8Array {
  const row = new Uint8Array(ROW_HEAD + bytes.length)
  for (let at = 0; at < ROW_HEAD; at++) row[at] = tieHash >>> (8 * at)
  row.set(bytes, ROW_HEAD)
  return row
}

export function writeRow(
  writer: StoreWriter,
  record: number,
  tieHash: number,
  bytes: Uint8Array,
): void {
  writer.put(ROWS, recordKey(record), encodeRow(tieHash, bytes))
}

export function isSameRow({ tieHash, bytes }: StoredRow, other: StoredRow): boolean {
  return tieHash === other.tieHash && Buffer.compare(bytes, other.bytes) === 0
}
