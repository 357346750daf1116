import { hash } from 'node:crypto'
import { SPAN_ROWS, type TextIds, TextSpans } from '../records/text-spans.ts'
import { ByteWriter } from '../storage/byte-writer.ts'
import { SALT_LENGTH } from './random-salt.ts'

/** Raw values of a field; several columns are joined with a blank, as batch does. */
export interface RawField {
  readonly name: string
  /** What payloads say for the name. */
  readonly number: number
  readonly columns: readonly TextIds[]
}

/** A field, what JSON says before its value, and which of all columns are its own. */
interface CompiledField extends RawField {
  readonly opening: Uint8Array
  readonly first: number
}

const BLANK = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const encoder = new TextEncoder()
const ESCAPES = Array.from({ length: 0x80 }, (_, code) => {
  const text = JSON.stringify(String.fromCharCode(code)).slice(1, -1)
  return text.length === 1 ? undefined : encoder.encode(text)
})
const HEX = encoder.encode('0123456789abcdef')

/**
 * Payloads of the rows of a table, straight from the bytes of its columns: the row that
 * `Payloads.write` puts and the hash of `hashPayload`.
 */
export class ColumnPayloads {
  /** By name, as JSON and payloads have them. */
  readonly #fields: readonly CompiledField[]
  readonly #spans: TextSpans
  #json = new Uint8Array(1 << 12)
  #used = 0
  /** Numbers and lengths of the values; the values, one after the other. */
  readonly #parts = new ByteWriter()
  readonly #values = new ByteWriter()
  readonly #joined = new ByteWriter()
  #count = 0

  /** @param fields - their values are well-formed UTF-8. */
  constructor(fields: readonly RawField[]) {
    const columns: TextIds[] = []
    this.#fields = fields
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((field) => {
        const first = columns.length
        columns.push(...field.columns)
        const opening = encoder.encode(`,[${JSON.stringify(field.name.toWellFormed())},"`)
        return { ...field, opening, first }
      })
    this.#spans = new TextSpans(columns)
  }

  /** Looks rows up, at most `SPAN_ROWS`. */
  read(rows: Uint32Array): void {
    this.#spans.read(rows)
  }

  /**
   * Writes the payload of a row by its place among those that were looked up.
   *
   * @param salts - its salt is the 16 bytes from `saltAt` on.
   * @returns its hash.
   */
  write(place: number, salts: Uint8Array, saltAt: number, into: ByteWriter): Uint8Array {
    this.#begin(salts, saltAt)
    this.#count = 0
    for (let at = 0; at < this.#fields.length; at++) this.#addField(this.#fields[at]!, place)
    const values = this.#values.lend()
    into
      .span(salts, saltAt, saltAt + SALT_LENGTH)
      .varint(this.#count)
      .raw(this.#parts.lend())
      .bytes(values)
    this.#json[this.#used++] = 0x5d
    return hash('sha256', this.#json.subarray(0, this.#used), 'buffer')
  }

  #addField({ columns, first, number, opening }: CompiledField, place: number): void {
    const { from, to } = this.#spans
    let at = SPAN_ROWS * first + place
    if (columns.length === 1) {
      this.#addValue(number, opening, columns[0]!.values.bytes, from[at]!, to[at]!)
      return
    }
    for (const { values } of columns) {
      if (from[at] !== to[at]) {
        if (this.#joined.length > 0) this.#joined.u8(BLANK)
        this.#joined.part(values.bytes, from[at]!, to[at]!)
      }
      at += SPAN_ROWS
    }
    const joined = this.#joined.lend()
    this.#addValue(number, opening, joined, 0, joined.length)
  }

  #addValue(
    number: number,
    opening: Uint8Array,
    bytes: Uint8Array,
    from: number,
    to: number,
  ): void {
    if (from === to) return
    // An escape takes six bytes at most.
    this.#room(opening.length + 6 * (to - from) + 3)
    const json = this.#json
    let used = this.#used
    for (let at = 0; at < opening.length; at++) json[used++] = opening[at]!
    let units = 0
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!
      if (byte >= 0x80) {
        // A character of UTF-8 begins with another byte than 10xxxxxx; one of four bytes is two units.
        if (byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
        json[used++] = byte
        continue
      }
      units++
      if (byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH) json[used++] = byte
      else for (const escaped of ESCAPES[byte]!) json[used++] = escaped
    }
    json[used++] = QUOTE
    json[used++] = 0x5d
    this.#used = used
    this.#count++
    this.#parts.varint(number).varint(units)
    this.#values.part(bytes, from, to)
  }

  /** `["`, the salt in hexadecimal, `"`. */
  #begin(salts: Uint8Array, saltAt: number): void {
    const json = this.#json
    let used = 0
    json[used++] = 0x5b
    json[used++] = QUOTE
    for (let at = saltAt; at < saltAt + SALT_LENGTH; at++) {
      json[used++] = HEX[salts[at]! >>> 4]!
      json[used++] = HEX[salts[at]! & 15]!
    }
    json[used++] = QUOTE
    this.#used = used
  }

  #room(more: number): void {
    if (this.#used + more <= this.#json.length) return
    const grown = new Uint8Array(2 * (this.#used + more))
    grown.set(this.#json.subarray(0, this.#used))
    this.#json = grown
  }
}
