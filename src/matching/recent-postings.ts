import { doubled, type PostingRun } from './posting-run.ts'

/** No posting. */
const NONE = 0xffffffff

/**
 * Postings in memory, in the order in which they came; the last ones can be taken back. Keys stand
 * in a hash table by their leading bits, so that those of a range are found without a look at all.
 */
export class RecentPostings {
  /** Postings. */
  size = 0
  /** Keys: each has a number, in the order in which they came. */
  keys = 0
  #low: Uint32Array = new Uint32Array(1 << 8)
  #high: Uint32Array = new Uint32Array(1 << 8)
  /** By key: its newest posting. */
  #head: Uint32Array = new Uint32Array(1 << 8)
  /** By posting: its code, its key, and the one before of this key. */
  #codes: Uint32Array = new Uint32Array(1 << 8)
  #owner: Uint32Array = new Uint32Array(1 << 8)
  #before: Uint32Array = new Uint32Array(1 << 8)
  /** Open addressing: key + 1, 0 is free. */
  #slots: Uint32Array = new Uint32Array(1 << 8)
  #bits = 8

  /** @returns the number of the key. */
  add(low: number, high: number, code: number): number {
    let slot = this.#slotOf(low, high)
    if (this.#slots[slot] === 0) {
      if (2 * this.keys >= this.#slots.length) {
        this.#rehash()
        slot = this.#slotOf(low, high)
      }
      if (this.keys === this.#low.length) {
        this.#low = doubled(this.#low)
        this.#high = doubled(this.#high)
        this.#head = doubled(this.#head)
      }
      const key = this.keys++
      this.#low[key] = low
      this.#high[key] = high
      this.#head[key] = NONE
      this.#slots[slot] = key + 1
    }
    if (this.size === this.#codes.length) {
      this.#codes = doubled(this.#codes)
      this.#owner = doubled(this.#owner)
      this.#before = doubled(this.#before)
    }
    const key = this.#slots[slot]! - 1
    this.#codes[this.size] = code
    this.#owner[this.size] = key
    this.#before[this.size] = this.#head[key]!
    this.#head[key] = this.size++
    return key
  }

  /** The number of a key; −1 if it has no posting. */
  numberOf(low: number, high: number): number {
    return this.#slots[this.#slotOf(low, high)]! - 1
  }

  lowOf(key: number): number {
    return this.#low[key]!
  }

  highOf(key: number): number {
    return this.#high[key]!
  }

  /** Tells the codes of a key, the newest first, until it is told to stop; whether it was. */
  some(low: number, high: number, stops: (code: number) => boolean): boolean {
    const found = this.numberOf(low, high)
    if (found < 0) return false
    for (let at = this.#head[found]!; at !== NONE; at = this.#before[at]!) {
      if (stops(this.#codes[at]!)) return true
    }
    return false
  }

  /** Forgets all but the first so many. */
  takeBack(size: number): void {
    while (this.size > size) {
      const posting = --this.size
      const key = this.#owner[posting]!
      this.#head[key] = this.#before[posting]!
      // Keys came in the order of their first postings, so it is the last one that goes.
      if (this.#head[key] !== NONE) continue
      this.#slots[this.#slotOf(this.#low[key]!, this.#high[key]!)] = 0
      this.keys--
    }
  }

  /** Adds the codes of one key to the open list of a run. */
  find(low: number, high: number, into: PostingRun): void {
    const found = this.#slots[this.#slotOf(low, high)]!
    if (found > 0) this.#list(found - 1, into)
  }

  /** Adds the keys whose high halves are in `[from, to)` to a run. */
  read(from: number, to: number, into: PostingRun): void {
    const found: number[] = []
    const mask = this.#slots.length - 1
    const last = (to - 1) >>> (32 - this.#bits)
    // A key stands at its slot or after it, with no free one between.
    for (let at = from >>> (32 - this.#bits), seen = 0; seen <= mask; at++, seen++) {
      const key = this.#slots[at & mask]!
      if (key === 0) {
        if (at >= last) break
        continue
      }
      if (this.#high[key - 1]! >= from && this.#high[key - 1]! < to) found.push(key - 1)
    }
    found.sort((a, b) => this.#high[a]! - this.#high[b]! || this.#low[a]! - this.#low[b]!)
    for (const key of found) {
      this.#list(key, into)
      into.end(this.#low[key]!, this.#high[key]!)
    }
  }

  /** The codes of a key, ascending; of a record the newest only. */
  #list(key: number, into: PostingRun): void {
    const from = into.size
    let ascends = true
    for (let at = this.#head[key]!; at !== NONE; at = this.#before[at]!) {
      into.push(this.#codes[at]!)
      // The newest stand first, and records mostly come in the order of their numbers.
      if (into.size - from > 1) {
        ascends &&= into.codes[into.size - 2]! >>> 1 > into.codes[into.size - 1]! >>> 1
      }
    }
    if (ascends) {
      const { codes } = into
      for (let left = from, right = into.size - 1; left < right; left++, right--) {
        const code = codes[left]!
        codes[left] = codes[right]!
        codes[right] = code
      }
      return
    }
    const codes = into.codes.subarray(from, into.size)
    const newest = new Map<number, number>()
    for (const code of codes) if (!newest.has(code >>> 1)) newest.set(code >>> 1, code)
    const kept = Uint32Array.from(newest.values()).sort()
    codes.set(kept)
    into.size = from + kept.length
  }

  #slotOf(low: number, high: number): number {
    const mask = this.#slots.length - 1
    let slot = high >>> (32 - this.#bits)
    for (;;) {
      const key = this.#slots[slot]!
      if (key === 0 || (this.#low[key - 1] === low && this.#high[key - 1] === high)) return slot
      slot = (slot + 1) & mask
    }
  }

  #rehash(): void {
    this.#bits += 2
    this.#slots = new Uint32Array(1 << this.#bits)
    for (let key = 0; key < this.keys; key++) {
      this.#slots[this.#slotOf(this.#low[key]!, this.#high[key]!)] = key + 1
    }
  }
}
