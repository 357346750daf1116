/**
 * The data plane's text: a table of byte strings, each known by an integer. Bytes live in one arena
 * on a SharedArrayBuffer, so that worker threads read the same memory; the hash index is our own,
 * because a JavaScript Map ends at 2^24 entries.
 *
 * @module
 */

/** Offsets are 32-bit. */
const MAX_BYTES = 0xffff_ffff

const NO_BYTES = new Uint8Array(0)

const utf8 = new TextEncoder()
const fromUtf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Read-only table of UTF-8 strings. Id 0 is always the empty string: a missing value. */
export class StringTable {
  readonly bytes: Uint8Array
  /** Shape `size + 1`: string `id` is `bytes[offsets[id], offsets[id + 1])`. */
  readonly offsets: Uint32Array
  readonly size: number

  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.bytes = bytes
    this.offsets = offsets
    this.size = offsets.length - 1
  }

  /** Decodes one string. Costs a decode each time: keep the result where it is used often. */
  get(id: number): string {
    const start = this.offsets[id]!
    const end = this.offsets[id + 1]!
    let text = ''
    for (let at = start; at < end; at++) {
      const byte = this.bytes[at]!
      // NOTE: nearly all values are short ASCII, where this loop beats TextDecoder.
      if (byte >= 0x80 || at - start === 64) return fromUtf8.decode(this.bytes.subarray(start, end))
      text += String.fromCharCode(byte)
    }
    return text
  }

  /** Compares two strings by bytes (code-point order): negative, 0 or positive. */
  compare(left: number, right: number): number {
    const { bytes, offsets } = this
    const leftStart = offsets[left]!
    const rightStart = offsets[right]!
    const leftLength = offsets[left + 1]! - leftStart
    const rightLength = offsets[right + 1]! - rightStart
    const shared = Math.min(leftLength, rightLength)
    for (let at = 0; at < shared; at++) {
      const difference = bytes[leftStart + at]! - bytes[rightStart + at]!
      if (difference !== 0) return difference
    }
    return leftLength - rightLength
  }

  /** Every string, in id order. */
  toArray(): string[] {
    return Array.from({ length: this.size }, (_, id) => this.get(id))
  }

  /**
   * A table of some of the strings, in the order given: string `k` of it is string `ids[k]` of this
   * one.
   *
   * @param ids - the first one is 0, the empty string.
   */
  pick(ids: Uint32Array): StringTable {
    const own = this.offsets
    const offsets = new Uint32Array(new SharedArrayBuffer(4 * (ids.length + 1)))
    let used = 0
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at]!
      used += own[id + 1]! - own[id]!
      offsets[at + 1] = used
    }
    const bytes = allocate(used)
    for (let at = 0, to = 0; at < ids.length; at++) {
      const end = own[ids[at]! + 1]!
      for (let from = own[ids[at]!]!; from < end; from++) bytes[to++] = this.bytes[from]!
    }
    return new StringTable(bytes, offsets)
  }
}

/** Builds a {@link StringTable}, giving equal strings one id ({@link intern}) or not ({@link append}). */
export class StringTableBuilder {
  #bytes: Uint8Array = allocate(1 << 12)
  #view = viewOf(this.#bytes)
  #offsets = new Uint32Array(new SharedArrayBuffer(4 << 8))
  /** Open addressing; an entry is a hash and an id side by side, id 0 = free. */
  #slots: Int32Array
  #size = 1
  #used = 0
  /** The bytes last interned from, and a view of them: a reader interns from one buffer. */
  #source: Uint8Array = this.#bytes
  #sourceView = this.#view

  /** @param expected - so many distinct strings are looked up without making room anew. */
  constructor(expected = 0) {
    let slots = 1 << 9
    while (slots < 2 * expected) slots *= 2
    this.#slots = new Int32Array(2 * slots)
  }

  /** Strings so far, the empty string included. */
  get size(): number {
    return this.#size
  }

  /** The id of `bytes[start, end)`; equal bytes get the same id. */
  internBytes(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return 0
    // A batch of one: the look-up is written down once.
    one.starts[0] = start
    one.ends[0] = end
    this.internSpans(bytes, one.starts, one.ends, 0, one.ids)
    return one.ids[0]!
  }

  /**
   * Interns many: `ids[k]` becomes the id of `bytes[starts[from + k], ends[from + k])`, and stays
   * as it is where that is empty. Returns how many were not empty.
   */
  internSpans(
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    from: number,
    ids: Uint32Array,
  ): number {
    if (bytes !== this.#source) {
      this.#source = bytes
      this.#sourceView = viewOf(bytes)
    }
    const source = this.#sourceView
    let slots = this.#slots
    let mask = slots.length - 2
    let view = this.#view
    let offsets = this.#offsets
    let added = 0
    for (let at = 0; at < ids.length; at++) {
      const start = starts[from + at]!
      const end = ends[from + at]!
      const length = end - start
      if (length === 0) continue
      added++
      const hash = wordHash(source, start, end)
      let slot = (hash << 1) & mask
      let id = slots[slot + 1]!
      while (id !== 0) {
        if (slots[slot] === hash) {
          const own = offsets[id]!
          if (offsets[id + 1]! - own === length && equalWords(view, own, source, start, end)) break
        }
        slot = (slot + 2) & mask
        id = slots[slot + 1]!
      }
      if (id === 0) {
        id = this.#insert(bytes, start, end, hash, slot)
        slots = this.#slots
        mask = slots.length - 2
        view = this.#view
        offsets = this.#offsets
      }
      ids[at] = id
    }
    return added
  }

  /** Appends many; same contract as {@link internSpans}. */
  appendSpans(
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    from: number,
    ids: Uint32Array,
  ): number {
    let added = 0
    for (let at = 0; at < ids.length; at++) {
      const start = starts[from + at]!
      const end = ends[from + at]!
      if (start === end) continue
      added++
      ids[at] = this.appendBytes(bytes, start, end)
    }
    return added
  }

  /** The id of a string; equal strings get the same id. */
  intern(value: string): number {
    if (value === '') return 0
    const encoded = encode(value)
    return this.internBytes(encoded, 0, encodedLength)
  }

  /**
   * Adds bytes under a new id without looking for an equal one. Do not mix with interning.
   *
   * @throws RangeError if the strings would be more than 4 GiB.
   */
  appendBytes(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start
    if (this.#used + length > this.#bytes.length) this.#growBytes(this.#used + length)
    if (this.#size + 1 >= this.#offsets.length) {
      const grown = new Uint32Array(new SharedArrayBuffer(this.#offsets.length * 8))
      grown.set(this.#offsets)
      this.#offsets = grown
    }
    const own = this.#bytes
    for (let from = start, to = this.#used; from < end; from++, to++) own[to] = bytes[from]!
    this.#used += length
    this.#offsets[this.#size + 1] = this.#used
    return this.#size++
  }

  /** Lets the index of {@link internBytes} go; from here on only {@link appendBytes} is used. */
  stopInterning(): void {
    this.#slots = new Int32Array(2)
  }

  /** Adds a string under a new id without looking for an equal one. */
  append(value: string): number {
    const encoded = encode(value)
    return this.appendBytes(encoded, 0, encodedLength)
  }

  /** The finished table, trimmed to what it holds. The builder is empty now and not used again. */
  build(): StringTable {
    // Let go one by one: a file has dozens of columns, and each is here twice for a moment.
    this.#slots = new Int32Array(2)
    this.#source = NO_BYTES
    this.#sourceView = viewOf(NO_BYTES)
    const bytes = this.#trimmedBytes()
    this.#bytes = NO_BYTES
    this.#view = viewOf(NO_BYTES)
    const offsets = this.#trimmedOffsets()
    this.#offsets = offsets
    return new StringTable(bytes, offsets)
  }

  /** The same, but the builder keeps its room and begins another table. */
  take(): StringTable {
    const strings = new StringTable(this.#trimmedBytes(), this.#trimmedOffsets())
    this.clear()
    return strings
  }

  /** Forgets all strings and keeps the room for others. */
  clear(): void {
    if (this.#slots.length > 2) this.#slots.fill(0)
    else this.#slots = new Int32Array(2 << 9)
    this.#size = 1
    this.#used = 0
  }

  #trimmedBytes(): Uint8Array {
    const bytes = allocate(this.#used)
    bytes.set(this.#bytes.subarray(0, this.#used))
    return bytes
  }

  #trimmedOffsets(): Uint32Array<SharedArrayBuffer> {
    const offsets = new Uint32Array(new SharedArrayBuffer(4 * (this.#size + 1)))
    offsets.set(this.#offsets.subarray(0, this.#size + 1))
    return offsets
  }

  #insert(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const id = this.appendBytes(bytes, start, end)
    this.#slots[slot] = hash
    this.#slots[slot + 1] = id
    if (id * 4 > this.#slots.length) this.#rehash()
    return id
  }

  #growBytes(needed: number): void {
    if (needed > MAX_BYTES) throw new RangeError('a string table holds at most 4 GiB')
    const grown = allocate(Math.min(MAX_BYTES, Math.max(this.#bytes.length * 2, needed)))
    grown.set(this.#bytes.subarray(0, this.#used))
    this.#bytes = grown
    this.#view = viewOf(grown)
  }

  /** Twice the room: a quarter of the slots is used after it, half of them before. */
  #rehash(): void {
    const old = this.#slots
    const slots = new Int32Array(old.length * 2)
    const mask = slots.length - 2
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue
      let slot = (old[from]! << 1) & mask
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask
      slots[slot] = old[from]!
      slots[slot + 1] = old[from + 1]!
    }
    this.#slots = slots
  }
}

/**
 * A 32-bit hash of `bytes[start, end)`, not empty, four bytes at a step. For look-ups in this file
 * only: what is stored or compared elsewhere uses `hashBytes`.
 */
function wordHash(bytes: DataView, start: number, end: number): number {
  let hash = end - start
  if (hash >= 4) {
    for (let at = start; at < end - 4; at += 4) {
      hash = Math.imul(hash ^ bytes.getUint32(at, true), 2654435761)
      hash ^= hash >>> 15
    }
    // The last four bytes, of which some may have been taken already.
    hash ^= bytes.getUint32(end - 4, true)
  } else {
    hash |= bytes.getUint8(start) << 8
    hash |= bytes.getUint8(start + (hash & 2 ? 1 : 0)) << 16
    hash |= bytes.getUint8(end - 1) << 24
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
  return hash ^ (hash >>> 16)
}

/** Whether `bytes[start, end)` equal as many of `own` from `at` on. */
function equalWords(
  own: DataView,
  at: number,
  bytes: DataView,
  start: number,
  end: number,
): boolean {
  const length = end - start
  if (length < 4) {
    for (let k = 0; k < length; k++) {
      if (own.getUint8(at + k) !== bytes.getUint8(start + k)) return false
    }
    return true
  }
  for (let k = 0; k < length - 4; k += 4) {
    if (own.getUint32(at + k, true) !== bytes.getUint32(start + k, true)) return false
  }
  return own.getUint32(at + length - 4, true) === bytes.getUint32(end - 4, true)
}

/** A string table of these strings, each under the id of its position + 1. */
export function stringTableOf(values: Iterable<string>): StringTable {
  const builder = new StringTableBuilder()
  for (const value of values) builder.append(value)
  return builder.build()
}

const one = { starts: new Int32Array(1), ends: new Int32Array(1), ids: new Uint32Array(1) }
let scratch = new Uint8Array(1 << 10)
let encodedLength = 0

function encode(value: string): Uint8Array {
  if (value.length * 3 > scratch.length) scratch = new Uint8Array(value.length * 6)
  // NOTE: nearly all values are short ASCII, where this loop beats TextEncoder.
  if (value.length <= 64) {
    let at = 0
    for (; at < value.length; at++) {
      const unit = value.charCodeAt(at)
      if (unit >= 0x80) break
      scratch[at] = unit
    }
    encodedLength = at
    if (at === value.length) return scratch
  }
  encodedLength = utf8.encodeInto(value, scratch).written
  return scratch
}

function allocate(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
