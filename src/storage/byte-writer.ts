const encoder = new TextEncoder()

// One for all: a view of its own costs a small array more than all else that is done with it.
const scratch = new DataView(new ArrayBuffer(8))

/**
 * Writes a value as bytes, part after part; {@link ByteReader} reads the same parts in the same
 * order. Used again and again: {@link finish} begins anew.
 *
 * @example
 * ```ts
 * const value = new ByteWriter().varint(3).text('CA').finish()
 * const reader = new ByteReader(value, 'records')
 * reader.varint() // 3
 * ```
 */
export class ByteWriter {
  #bytes: Uint8Array
  #length = 0

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity)
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length
  }

  u8(value: number): this {
    this.#room(1)
    this.#bytes[this.#length++] = value
    return this
  }

  /** Big endian, so that bytes have the order of numbers. */
  u32(value: number): this {
    this.#room(4)
    this.#bytes[this.#length++] = value >>> 24
    this.#bytes[this.#length++] = value >>> 16
    this.#bytes[this.#length++] = value >>> 8
    this.#bytes[this.#length++] = value
    return this
  }

  /** A whole number from 0 to 2^53 − 1 in eight bytes, big endian. A 64-bit hash is two `u32`. */
  u64(value: number): this {
    checkWhole(value)
    return this.u32(Math.floor(value / 2 ** 32)).u32(value >>> 0)
  }

  f64(value: number): this {
    scratch.setFloat64(0, value)
    return this.u32(scratch.getUint32(0)).u32(scratch.getUint32(4))
  }

  /** A whole number from 0 to 2^53 − 1 in 1 to 8 bytes, 7 bits each, the lowest first. */
  varint(value: number): this {
    checkWhole(value)
    this.#room(8)
    let rest = value
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest % 128) | 0x80
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
    return this
  }

  /** UTF-8 after its length in bytes. A surrogate without its other half becomes U+FFFD. */
  text(value: string): this {
    // A unit of UTF-16 takes three bytes at most.
    this.#room(8 + 3 * value.length)
    if (value.length < 0x80 && this.#shortText(value)) return this
    const length = Buffer.byteLength(value)
    this.varint(length)
    encoder.encodeInto(value, this.#bytes.subarray(this.#length))
    this.#length += length
    return this
  }

  /** Writes a text of less than 128 letters of ASCII: faster by hand than by the encoder's call. */
  #shortText(value: string): boolean {
    let end = this.#length
    this.#bytes[end++] = value.length
    for (let at = 0; at < value.length; at++) {
      const unit = value.charCodeAt(at)
      if (unit > 0x7f) return false
      this.#bytes[end++] = unit
    }
    this.#length = end
    return true
  }

  /** Bytes after their length. */
  bytes(value: Uint8Array): this {
    return this.varint(value.length).raw(value)
  }

  /** Bytes as they are. */
  raw(value: Uint8Array): this {
    this.#room(value.length)
    this.#bytes.set(value, this.#length)
    this.#length += value.length
    return this
  }

  /** A part of some bytes after its length: of UTF-8, what {@link text} writes of it. */
  span(bytes: Uint8Array, from: number, to: number): this {
    this.varint(to - from)
    return this.part(bytes, from, to)
  }

  /** A part of some bytes as it is. Most are short: by hand, no view has to be made. */
  part(bytes: Uint8Array, from: number, to: number): this {
    this.#room(to - from)
    const own = this.#bytes
    let length = this.#length
    for (let at = from; at < to; at++) own[length++] = bytes[at]!
    this.#length = length
    return this
  }

  /** Forgets what was written. */
  clear(): void {
    this.#length = 0
  }

  /** What was written, as bytes of their own. */
  finish(): Uint8Array {
    const bytes = this.#bytes.slice(0, this.#length)
    this.#length = 0
    return bytes
  }

  /** What was written, valid until something else is: for a `put`, which copies. */
  lend(): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.#length)
    this.#length = 0
    return bytes
  }

  #room(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const bytes = new Uint8Array(Math.max(needed, 2 * this.#bytes.length))
    bytes.set(this.#bytes)
    this.#bytes = bytes
  }
}

function checkWhole(value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${value} is not a whole number from 0 to 2^53 − 1`)
  }
}
