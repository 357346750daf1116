import { ByteReader } from '../storage/byte-reader.ts'
import type { StoreReader } from '../storage/store.ts'
import type { RecordNumber } from './event.ts'
import { RECORDS, recordKey } from './state-tables.ts'

/**
 * The rows of records as spans of bytes in one array that is used again and again: for who reads a
 * million of them. It reads what the codec of `RECORDS` writes.
 */
export class RecordBytes {
  /** UTF-8. */
  bytes: Uint8Array = new Uint8Array(1 << 10)
  sourceStart = 0
  sourceEnd = 0
  idStart = 0
  idEnd = 0
  /** Empty where the record has no person. */
  personStart = 0
  personEnd = 0
  version = 0
  /** Number of the kind of its link, in the order of {@link LINK_KINDS}. */
  link = 0
  deleted = false

  /** @returns false if there is no such record. */
  read(reader: StoreReader, record: RecordNumber): boolean {
    const row = reader.get(RECORDS.name, recordKey(record))
    if (row === undefined) return false
    if (row.length > this.bytes.length) this.bytes = new Uint8Array(2 * row.length)
    this.bytes.set(row)
    const from = new ByteReader(row, RECORDS.name)
    const base = row.byteOffset
    const hasPerson = from.u8() === 1
    const source = from.bytes()
    this.sourceStart = source.byteOffset - base
    this.sourceEnd = this.sourceStart + source.length
    const id = from.bytes()
    this.idStart = id.byteOffset - base
    this.idEnd = this.idStart + id.length
    this.version = from.varint()
    from.varint()
    this.personStart = 0
    this.personEnd = 0
    if (hasPerson) {
      const person = from.bytes()
      this.personStart = person.byteOffset - base
      this.personEnd = this.personStart + person.length
    }
    this.link = from.u8()
    from.varint()
    this.deleted = from.u8() === 1
    from.u8()
    from.end()
    return true
  }
}
