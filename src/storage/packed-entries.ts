import { checkKey } from './check-key.ts'
import { CHECKSUM_BYTES, checksumError, sumOf, tableSeed, unseal } from './checksum.ts'

/**
 * Entries of one table, made on any thread to be put at one go. Each is the length of its key (2
 * bytes), that of its value with the checksum (4 bytes), both the lowest byte first, and these.
 */
export interface PackedEntries {
  readonly table: string
  readonly count: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Bytes before each entry. */
const HEAD = 6

/** Packs entries of one table, with their checksums. Used again and again. */
export class EntryPacker {
  readonly #table: string
  readonly #seed: number
  #bytes = new Uint8Array(1 << 16)
  #used = 0
  #count = 0

  constructor(table: string) {
    this.#table = table
    this.#seed = tableSeed(table)
  }

  /** @throws {@link LinkageError} `store-key-invalid`. */
  add(key: Uint8Array, value: Uint8Array): void {
    checkKey(this.#table, key)
    const start = this.#used + HEAD
    const valueStart = start + key.length
    const end = valueStart + value.length
    if (end + CHECKSUM_BYTES > this.#bytes.length) this.#grow(end + CHECKSUM_BYTES)
    const bytes = this.#bytes
    writeNumber(bytes, this.#used, key.length, 2)
    writeNumber(bytes, this.#used + 2, value.length + CHECKSUM_BYTES, 4)
    bytes.set(key, start)
    bytes.set(value, valueStart)
    // Key and value lie side by side, so that one call does what `seal` does in two.
    writeNumber(bytes, end, sumOf(bytes, start, end, this.#seed), CHECKSUM_BYTES)
    this.#used = end + CHECKSUM_BYTES
    this.#count++
  }

  /** What was packed; begins anew. */
  take(): PackedEntries {
    const packed = {
      table: this.#table,
      count: this.#count,
      bytes: this.#bytes.slice(0, this.#used),
    }
    this.#used = 0
    this.#count = 0
    return packed
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(2 * needed)
    grown.set(this.#bytes.subarray(0, this.#used))
    this.#bytes = grown
  }
}

/** Gives each key and its value with the checksum, in their order; views of the bytes. */
export function eachPacked(
  { bytes, count }: PackedEntries,
  take: (key: Uint8Array, sealed: Uint8Array) => void,
): void {
  for (let entry = 0, at = 0; entry < count; entry++) {
    const start = at + HEAD
    const keyEnd = start + readNumber(bytes, at, 2)
    const end = keyEnd + readNumber(bytes, at + 2, 4)
    take(bytes.subarray(start, keyEnd), bytes.subarray(keyEnd, end))
    at = end
  }
}

/** Gives each key and its value. @throws {@link LinkageError} `store-damaged` if a checksum is wrong. */
export function eachUnpacked(
  entries: PackedEntries,
  take: (key: Uint8Array, value: Uint8Array) => void,
): void {
  const seed = tableSeed(entries.table)
  eachPacked(entries, (key, sealed) => {
    const value = unseal(sealed, key, seed)
    if (value === undefined) throw checksumError(entries.table)
    take(key, value)
  })
}

function writeNumber(bytes: Uint8Array, at: number, value: number, length: number): void {
  for (let byte = 0; byte < length; byte++) bytes[at + byte] = value >>> (8 * byte)
}

function readNumber(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let byte = 0; byte < length; byte++) value |= bytes[at + byte]! << (8 * byte)
  return value >>> 0
}
