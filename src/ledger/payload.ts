import { hash } from 'node:crypto'
import { ByteReader } from '../storage/byte-reader.ts'
import { ByteWriter } from '../storage/byte-writer.ts'
import { afterPrefix, keyOf } from '../storage/key.ts'
import type { RangeOptions, StoreReader, StoreWriter } from '../storage/store.ts'
import { list, text } from './codec.ts'
import type { RecordNumber } from './event.ts'
import { metaKey } from './state-tables.ts'

/** Raw values by field; absent and empty are the same. */
export type Fields = Readonly<Record<string, string>>

/** What a record held in one version; kept outside the chain, so that it can be erased. */
export interface Payload {
  /** Random, so that the hash in the chain says nothing once this is gone. */
  readonly salt: Uint8Array
  /** Names and values that are not empty, by name. */
  readonly entries: readonly (readonly [name: string, value: string])[]
}

export const PAYLOADS = 'payload'
const NAMES_KEY = metaKey('fields')
const namesCodec = list(text)

/** What is kept of fields: made well-formed here, so that what is hashed is what is kept. */
export function payloadOf(fields: Fields, salt: Uint8Array): Payload {
  const entries: [string, string][] = []
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name]!
    if (value !== '') entries.push([name.toWellFormed(), value.toWellFormed()])
  }
  return { salt, entries }
}

/** What the chain says of a payload: SHA-256 of the JSON of its salt in hexadecimal and its entries. */
export function hashPayload({ salt, entries }: Payload): Uint8Array {
  const saltText = Buffer.from(salt).toString('hex')
  return hash('sha256', JSON.stringify([saltText, ...entries]), 'buffer')
}

/** Numbers the names of fields for payloads, by their places. */
export function writeFieldNames(writer: StoreWriter, names: readonly string[]): void {
  const row = new ByteWriter()
  namesCodec.write(row, names)
  writer.put('meta', NAMES_KEY, row.finish())
}

/** Removes what all versions of a record held. */
export function erasePayloads(writer: StoreWriter, record: RecordNumber): void {
  for (const [key] of writer.range(PAYLOADS, versionsOf(record))) writer.remove(PAYLOADS, key)
}

function versionsOf(record: RecordNumber): RangeOptions {
  const from = keyOf().u32(record).done()
  const to = afterPrefix(from)
  return to ? { from, to } : { from }
}

/** Key of what a record held in one version. */
export function payloadKey(record: RecordNumber, version: number): Uint8Array {
  return keyOf().u32(record).u32(version).done()
}

/** The payloads of a store; knows the names of fields as long as the snapshot stands. */
export class Payloads {
  readonly #reader: StoreReader
  readonly #row: ByteWriter = new ByteWriter()
  /** By number: a payload says a name in one byte. */
  readonly #names: string[] = []
  readonly #numbers = new Map<string, number>()

  constructor(reader: StoreReader) {
    this.#reader = reader
  }

  /** @returns undefined if there is no such version, or it was erased. */
  read(record: RecordNumber, version: number): Payload | undefined {
    const value = this.#reader.get(PAYLOADS, payloadKey(record, version))
    if (value === undefined) return
    const row = new ByteReader(value, PAYLOADS)
    const salt = row.bytes().slice()
    const parts: [number: number, length: number][] = []
    for (let count = row.varint(); count > 0; count--) parts.push([row.varint(), row.varint()])
    const values = row.text()
    row.end()
    let at = 0
    const entries = parts.map(([number, length]): [string, string] => {
      const name = this.#nameOf(number)
      if (name === undefined) throw row.damage('a field has no name')
      at += length
      return [name, values.slice(at - length, at)]
    })
    return { salt, entries }
  }

  /**
   * Reads what a record held as bytes, without making texts of it: for who reads a million of them.
   *
   * @returns false if there is no such version, or it was erased.
   */
  readBytes(record: RecordNumber, version: number, into: PayloadBytes): boolean {
    const value = this.#reader.get(PAYLOADS, payloadKey(record, version))
    if (value === undefined) return false
    const row = new ByteReader(value, PAYLOADS)
    row.bytes()
    into.begin(row.varint())
    for (let at = 0; at < into.count; at++) into.announce(at, row.varint(), row.varint())
    into.take(row.bytes())
    row.end()
    return true
  }

  /** The name of a field by its number. */
  nameOf(number: number): string {
    return this.#nameOf(number)!
  }

  write(writer: StoreWriter, record: RecordNumber, version: number, payload: Payload): void {
    const numbers = payload.entries.map(([name]) => this.#number(writer, name))
    this.#row.bytes(payload.salt).varint(numbers.length)
    let values = ''
    for (const [at, [, value]] of payload.entries.entries()) {
      this.#row.varint(numbers[at]!).varint(value.length)
      values += value
    }
    // Encoded at one go: fifteen short texts cost more than one long one.
    this.#row.text(values)
    writer.put(PAYLOADS, payloadKey(record, version), this.#row.lend())
  }

  #number(writer: StoreWriter, name: string): number {
    this.#load()
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#names.push(name) - 1
    this.#numbers.set(name, number)
    writeFieldNames(writer, this.#names)
    return number
  }

  /** Whoever else writes in this transaction may have given names since. */
  #nameOf(number: number): string | undefined {
    if (number >= this.#names.length) this.#read()
    return this.#names[number]
  }

  #load(): void {
    if (this.#names.length === 0) this.#read()
  }

  #read(): void {
    const value = this.#reader.get('meta', NAMES_KEY)
    if (value === undefined) return
    const names = namesCodec.read(new ByteReader(value, 'meta'))
    for (const name of names.slice(this.#names.length)) {
      this.#numbers.set(name, this.#names.push(name) - 1)
    }
  }
}

/** The values of one payload as spans of bytes, all in one array that is used again and again. */
export class PayloadBytes {
  count = 0
  /** UTF-8. */
  bytes: Uint8Array = new Uint8Array(1 << 12)
  /** Shape `count`: number of the field, see {@link Payloads.nameOf}. */
  fields: Int32Array = new Int32Array(64)
  /** Shape `count`: value `k` is `bytes[starts[k], ends[k])`. */
  starts: Int32Array = new Int32Array(64)
  ends: Int32Array = new Int32Array(64)

  begin(count: number): void {
    this.count = count
    if (count <= this.fields.length) return
    this.fields = new Int32Array(2 * count)
    this.starts = new Int32Array(2 * count)
    this.ends = new Int32Array(2 * count)
  }

  /** @param units - length of the value in UTF-16. */
  announce(at: number, field: number, units: number): void {
    this.fields[at] = field
    this.ends[at] = units
  }

  /** Takes the values, one after the other, and finds where each begins and ends. */
  take(values: Uint8Array): void {
    if (values.length > this.bytes.length) this.bytes = new Uint8Array(2 * values.length)
    this.bytes.set(values)
    let byte = 0
    for (let at = 0; at < this.count; at++) {
      this.starts[at] = byte
      for (let units = this.ends[at]!; units > 0; units--) {
        const lead = values[byte]!
        if (lead < 0x80) byte++
        else if (lead < 0xe0) byte += 2
        else if (lead < 0xf0) byte += 3
        else {
          byte += 4
          units--
        }
      }
      this.ends[at] = byte
    }
  }
}
