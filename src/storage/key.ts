import { ByteWriter } from './byte-writer.ts'

const encoder = new TextEncoder()

/**
 * Builds a key of parts; keys of the same kinds of parts have the order of their parts, the first
 * part first.
 *
 * A text is its UTF-8 bytes, in which a byte 0 is followed by a 1, and two bytes 0: so no text is
 * the beginning of another, and `a` stands before `ab`. Its order is that of code points.
 *
 * @example
 * ```ts
 * writer.put('records', keyOf().text('CA').u32(7).done(), value)
 * ```
 */
export class KeyBuilder {
  readonly #writer: ByteWriter = new ByteWriter(64)

  u8(value: number): this {
    this.#writer.u8(value)
    return this
  }

  u32(value: number): this {
    this.#writer.u32(value)
    return this
  }

  /** A whole number from 0 to 2^53 − 1. A 64-bit hash is two `u32`, the high half first. */
  u64(value: number): this {
    this.#writer.u64(value)
    return this
  }

  text(value: string): this {
    for (let at = 0; at < value.length; at++) {
      const unit = value.charCodeAt(at)
      if (unit < 0x80) this.#textByte(unit)
      else {
        // From here on by the encoder, whose call alone costs as much as a short key.
        for (const byte of encoder.encode(value.slice(at))) this.#textByte(byte)
        break
      }
    }
    this.#writer.u8(0).u8(0)
    return this
  }

  #textByte(byte: number): void {
    this.#writer.u8(byte)
    if (byte === 0) this.#writer.u8(1)
  }

  /** The key, as bytes of its own; the builder begins anew. */
  done(): Uint8Array {
    return this.#writer.finish()
  }

  /** Forgets what was begun. */
  clear(): this {
    this.#writer.clear()
    return this
  }
}

// One for all: keys are short, and making a builder takes longer than building one.
const builder = new KeyBuilder()

/** Begins a key; whatever was begun so before is forgotten. */
export function keyOf(): KeyBuilder {
  return builder.clear()
}

/**
 * The first key after all that begin with a prefix: the end of their range.
 *
 * @returns undefined if there is none, where every byte is 255: the range goes to the end.
 */
export function afterPrefix(prefix: Uint8Array): Uint8Array | undefined {
  const last = prefix.findLastIndex((byte) => byte < 255)
  if (last < 0) return
  const key = prefix.slice(0, last + 1)
  key[last]!++
  return key
}
