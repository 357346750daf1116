import { KeyBuilder } from '../../storage/key.ts'
import type { AppReader, AppWriter } from './app-keys.ts'

/** A part of a key: a text, or a whole number from 0 to 2^53 − 1. */
export type KeyPart = string | number

/** Which documents of a table to go through, by the order of their keys. */
export interface DocumentRange<K extends readonly KeyPart[]> {
  /** The first parts of the keys wanted. Default: none, all documents. */
  readonly under?: readonly KeyPart[]
  /** Only keys after this one, or before it where the order is reversed. */
  readonly after?: K
  readonly reverse?: boolean
  readonly limit?: number
}

const decoder = new TextDecoder()
/** Behind every key that begins with the same parts. */
const LAST = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)

/**
 * JSON documents under keys of parts, kept beside the registry and committed with it. What is read is
 * a copy.
 *
 * @example
 * ```ts
 * const NOTES = new DocumentTable<Note, [msixId: string, number: number]>(41)
 * NOTES.put(app, note, '000123456789', 1)
 * for (const [key, note] of NOTES.range(app, { under: ['000123456789'] })) …
 * ```
 */
export class DocumentTable<T, K extends readonly KeyPart[]> {
  readonly #number: number

  /** @param number - first byte of its keys; `table-numbers.ts` keeps them apart. */
  constructor(number: number) {
    this.#number = number
  }

  get(app: AppReader, ...key: K): T | undefined {
    const bytes = app.get(this.#key(key))
    return bytes === undefined ? undefined : parsed(bytes)
  }

  *range(
    app: AppReader,
    { under = [], after, reverse = false, limit }: DocumentRange<K> = {},
  ): Generator<T> {
    const first = this.#key(under)
    const last = concat(first, LAST)
    const next = after === undefined ? undefined : this.#key(after)
    const range = reverse
      ? { from: first, to: next === undefined ? last : least(next, last) }
      : // The key itself and a byte more is the first that may follow it.
        { from: next === undefined ? first : most(first, concat(next, Uint8Array.of(0))), to: last }
    const bound = limit === undefined ? {} : { limit }
    for (const [, value] of app.range({ ...range, reverse, ...bound })) yield parsed<T>(value)
  }

  put(app: AppWriter, document: T, ...key: K): void {
    app.put(this.#key(key), Buffer.from(JSON.stringify(document)))
  }

  /** @returns whether there was one. */
  remove(app: AppWriter, ...key: K): boolean {
    return app.remove(this.#key(key))
  }

  #key(parts: readonly KeyPart[]): Uint8Array {
    const key = new KeyBuilder().u8(this.#number)
    for (const part of parts) {
      if (typeof part === 'string') key.text(part)
      else key.u64(part)
    }
    return key.done()
  }
}

function parsed<T>(bytes: Uint8Array): T {
  return JSON.parse(decoder.decode(bytes))
}

// A cursor may be anybody's, of anything: it never leads out of what was asked for.
function least(left: Uint8Array, right: Uint8Array): Uint8Array {
  return Buffer.compare(left, right) < 0 ? left : right
}

function most(left: Uint8Array, right: Uint8Array): Uint8Array {
  return Buffer.compare(left, right) < 0 ? right : left
}

function concat(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(left.length + right.length)
  bytes.set(left)
  bytes.set(right, left.length)
  return bytes
}
