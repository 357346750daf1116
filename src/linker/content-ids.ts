import { hashBytes, hashHigh } from '../records/hash.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import { StringTableBuilder } from '../records/string-table.ts'
import type { Table, TextColumn } from '../records/table.ts'

/**
 * Ids for rows that have none: a hash of all their values, and which occurrence of it the row is:
 * `9f…e1-1`. Equal rows swap ids when they swap places, and nothing else does.
 */
export function contentIds(table: Table): TextColumn {
  const { low, high } = contentHashes(table)
  const occurrence = occurrences(low, high)
  const builder = new StringTableBuilder()
  const ids = new Uint32Array(new SharedArrayBuffer(4 * table.rows))
  const text = new Uint8Array(16 + 1 + 10)
  for (let row = 0; row < table.rows; row++) {
    writeHex(high[row]!, text, 0)
    writeHex(low[row]!, text, 8)
    text[16] = HYPHEN
    ids[row] = builder.appendBytes(text, 0, writeNumber(occurrence[row]!, text, 17))
  }
  return { name: 'record_id', ids, values: builder.build() }
}

const HYPHEN = 0x2d

/** 64-bit hashes of rows, of the name, the length and the bytes of each value that is there. */
function contentHashes(table: Table): { low: Uint32Array; high: Uint32Array } {
  // By name: the order of columns is no part of the content.
  const columns = table.columns
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, ids, values }) => ({ label: new TextEncoder().encode(name), ids, values }))
  const low = new Uint32Array(table.rows)
  const high = new Uint32Array(table.rows)
  let scratch = new Uint8Array(1 << 12)
  for (let row = 0; row < table.rows; row++) {
    let used = 0
    for (let at = 0; at < columns.length; at++) {
      const { label, ids, values } = columns[at]!
      const id = ids[row]!
      if (id === 0) continue
      const { bytes, offsets } = values
      const start = offsets[id]!
      const end = offsets[id + 1]!
      const most = used + label.length + 12 + end - start
      if (most > scratch.length) scratch = grown(scratch, 2 * most)
      for (let k = 0; k < label.length; k++) scratch[used++] = label[k]!
      scratch[used++] = 0
      used = writeNumber(end - start, scratch, used)
      scratch[used++] = 0
      for (let from = start; from < end; from++) scratch[used++] = bytes[from]!
    }
    low[row] = hashBytes(scratch, 0, used)
    high[row] = hashHigh
  }
  return { low, high }
}

/** Shape of the hashes: how many rows up to this one, itself included, have the same hash. */
function occurrences(low: Uint32Array, high: Uint32Array): Uint32Array {
  const order = Uint32Array.from(low.keys())
  // Stable, so that rows of one hash stand in row order.
  radixSortBy(order, low, high)
  const count = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!
    const before = order[at - 1]
    const repeats = before !== undefined && low[before] === low[row] && high[before] === high[row]
    count[row] = repeats ? count[before]! + 1 : 1
  }
  return count
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length)
  larger.set(bytes)
  return larger
}

/** Writes the eight hexadecimal digits of a 32-bit number. */
function writeHex(value: number, to: Uint8Array, at: number): void {
  for (let digit = 0; digit < 8; digit++) {
    const nibble = (value >>> (28 - 4 * digit)) & 15
    to[at + digit] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
  }
}

/** Writes a whole number in decimal digits; returns where it ends. */
function writeNumber(value: number, to: Uint8Array, at: number): number {
  let end = at + 1
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) end++
  for (let place = end - 1, rest = value; place >= at; place--, rest = Math.floor(rest / 10)) {
    to[place] = 0x30 + (rest % 10)
  }
  return end
}
