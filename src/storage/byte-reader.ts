import { LinkageError } from '../errors.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

// One for all: a view of its own costs a small array more than all else that is done with it.
const scratch = new DataView(new ArrayBuffer(8))

/** Reads what a {@link ByteWriter} wrote; refuses bytes that it cannot have written. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #table: string
  #at = 0

  /** @param table - where the bytes come from, for messages. */
  constructor(bytes: Uint8Array, table: string) {
    this.#bytes = bytes
    this.#table = table
  }

  /** Bytes that are left. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  u8(): number {
    return this.#bytes[this.#take(1)]!
  }

  u32(): number {
    const at = this.#take(4)
    const high = (this.#bytes[at]! << 8) | this.#bytes[at + 1]!
    return high * 2 ** 16 + ((this.#bytes[at + 2]! << 8) | this.#bytes[at + 3]!)
  }

  u64(): number {
    const value = this.u32() * 2 ** 32 + this.u32()
    if (value > Number.MAX_SAFE_INTEGER) throw this.damage('a number is too large')
    return value
  }

  f64(): number {
    scratch.setUint32(0, this.u32())
    scratch.setUint32(4, this.u32())
    return scratch.getFloat64(0)
  }

  varint(): number {
    let value = 0
    let scale = 1
    for (let count = 0; count < 8; count++, scale *= 128) {
      const byte = this.u8()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        // Only the shortest form is written: equal values are equal bytes.
        if (byte === 0 && count > 0) break
        if (value > Number.MAX_SAFE_INTEGER) break
        return value
      }
    }
    throw this.damage('a number is not as it is written')
  }

  text(): string {
    const length = this.varint()
    const at = this.#take(length)
    try {
      return decoder.decode(this.#bytes.subarray(at, at + length))
    } catch {
      throw this.damage('a text is not UTF-8')
    }
  }

  /** A view of the bytes: valid as long as those that are read. */
  bytes(): Uint8Array {
    return this.raw(this.varint())
  }

  /** A view of the next bytes. */
  raw(length: number): Uint8Array {
    const at = this.#take(length)
    return this.#bytes.subarray(at, at + length)
  }

  /** Says that all was read. */
  end(): void {
    if (this.left > 0) throw this.damage('a value is longer than what it says')
  }

  /** The error of a value that cannot be what was written. */
  damage(problem: string): LinkageError {
    return new LinkageError('store-damaged', { part: `table ${this.#table}`, problem })
  }

  #take(length: number): number {
    if (length > this.left) throw this.damage('a value ends early')
    const at = this.#at
    this.#at += length
    return at
  }
}
