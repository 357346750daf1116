/** Leading bits of a key that choose its part. */
const BITS = 10
/** Words of a part: how many postings, and two sums of their hashes. */
const WORDS = 3

/** Sums of some parts in turn, plain data. */
export type PartSums = Uint32Array

/**
 * Sums of postings, part by part of all keys: two sets of postings are the same if their sums are, in
 * whatever order they came. Each sum is 64 bits of hashes and a count, so that no two faults hide
 * each other by chance.
 */
export class PostingSums {
  static readonly parts: number = 1 << BITS
  readonly #sums = new Uint32Array(WORDS * PostingSums.parts)

  static partOf(high: number): number {
    return high >>> (32 - BITS)
  }

  /** The least high half of a part. */
  static startOf(part: number): number {
    return part * 2 ** (32 - BITS)
  }

  /** Postings in all parts. */
  get count(): number {
    let count = 0
    for (let at = 0; at < this.#sums.length; at += WORDS) count += this.#sums[at]!
    return count
  }

  add(low: number, high: number, record: number): void {
    const at = WORDS * PostingSums.partOf(high)
    const mixed = mix(mix(mix(record, 0x9e3779b1) ^ low, 0x85ebca6b) ^ high, 0xc2b2ae35)
    this.#sums[at]!++
    this.#sums[at + 1]! += mixed
    this.#sums[at + 2]! += mix(mixed ^ record, 0x27d4eb2f) ^ low
  }

  /** Of the parts `[from, to)`. */
  sumsOf(from: number, to: number): PartSums {
    return this.#sums.slice(WORDS * from, WORDS * to)
  }

  /** Adds what postings of the parts from one on came to elsewhere. */
  addSums(from: number, sums: PartSums): void {
    for (let at = 0; at < sums.length; at++) this.#sums[WORDS * from + at]! += sums[at]!
  }

  /** Parts whose sums are not the same. */
  differing(other: PostingSums): number[] {
    const parts = new Set<number>()
    for (let at = 0; at < this.#sums.length; at++) {
      if (this.#sums[at] !== other.#sums[at]) parts.add(Math.floor(at / WORDS))
    }
    return [...parts]
  }
}

function mix(value: number, by: number): number {
  const product = Math.imul(value ^ (value >>> 16), by)
  return (product ^ (product >>> 13)) >>> 0
}
