import { StringTable } from '../records/string-table.ts'

/** More than one record can add of one field. */
export const MARGIN_TEXTS: number = 1 << 12
const MARGIN_BYTES = 1 << 14

/**
 * Distinct texts under small ids, in memory of a fixed size: what comparers read as a dictionary,
 * filled as records come. Id 0 is the empty text.
 */
export class TextArena {
  /** Holds what is there so far; its size is that of the room. */
  readonly texts: StringTable
  size = 1
  readonly #bytes: Uint8Array
  readonly #offsets: Uint32Array
  /** Open addressing: ids, 0 is free. */
  readonly #slots: Uint32Array
  /** Shape of `offsets`: hash of each text. */
  readonly #hashes: Uint32Array
  #used = 0

  constructor(most: number) {
    this.#bytes = new Uint8Array(new SharedArrayBuffer(16 * most + 2 * MARGIN_BYTES))
    this.#offsets = new Uint32Array(new SharedArrayBuffer(4 * (most + 1)))
    this.#hashes = new Uint32Array(most)
    this.#slots = new Uint32Array(2 << Math.ceil(Math.log2(most)))
    this.texts = new StringTable(this.#bytes, this.#offsets)
  }

  /** Is there too little room for one record more? */
  get isFull(): boolean {
    return (
      this.size + MARGIN_TEXTS > this.#hashes.length ||
      this.#used + MARGIN_BYTES > this.#bytes.length
    )
  }

  /** Forgets all texts. */
  clear(): void {
    this.size = 1
    this.#used = 0
    this.#slots.fill(0)
  }

  /** The id of `bytes[start, end)`; it is new if it is the `size` before the call. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return 0
    let hash = end - start
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    hash = (hash ^ (hash >>> 15)) >>> 0
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (;;) {
      const id = this.#slots[slot]!
      if (id === 0) {
        this.#slots[slot] = this.size
        this.#hashes[this.size] = hash
        return this.append(bytes, start, end)
      }
      if (this.#hashes[id] === hash && this.#equals(id, bytes, start, end)) return id
      slot = (slot + 1) & mask
    }
  }

  /** Keeps a text under an id of its own, whether it is there or not. */
  append(bytes: Uint8Array, start: number, end: number): number {
    const id = this.size++
    for (let at = start; at < end; at++) this.#bytes[this.#used++] = bytes[at]!
    this.#offsets[id + 1] = this.#used
    return id
  }

  #equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.#offsets[id]!
    const length = end - start
    if (this.#offsets[id + 1]! - own !== length) return false
    for (let at = 0; at < length; at++)
      if (this.#bytes[own + at] !== bytes[start + at]) return false
    return true
  }
}
