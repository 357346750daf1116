/** Leading bits of a key that choose its part. */
const BITS = 10

/**
 * Sums of postings, part by part of all keys: two sets of postings are the same if their sums are, in
 * whatever order they came. Each sum is 64 bits of hashes and a count, so that no two faults hide
 * each other by chance.
 */
export class PostingSums {
  static readonly parts: number = 1 << BITS
  readonly #counts = new Uint32Array(PostingSums.parts)
  readonly #first = new Uint32Array(PostingSums.parts)
  readonly #second = new Uint32Array(PostingSums.parts)

  static partOf(high: number): number {
    return high >>> (32 - BITS)
  }

  /** The least high half of a part. */
  static startOf(part: number): number {
    return part * 2 ** (32 - BITS)
  }

  /** Postings in all parts. */
  get count(): number {
    return this.#counts.reduce((sum, own) => sum + own, 0)
  }

  add(low: number, high: number, record: number): void {
    const part = PostingSums.partOf(high)
    const mixed = mix(mix(mix(record, 0x9e3779b1) ^ low, 0x85ebca6b) ^ high, 0xc2b2ae35)
    this.#counts[part]!++
    this.#first[part]! += mixed
    this.#second[part]! += mix(mixed ^ record, 0x27d4eb2f) ^ low
  }

  isSame(other: PostingSums, part: number): boolean {
    return (
      this.#counts[part] === other.#counts[part] &&
      this.#first[part] === other.#first[part] &&
      this.#second[part] === other.#second[part]
    )
  }
}

function mix(value: number, by: number): number {
  const product = Math.imul(value ^ (value >>> 16), by)
  return (product ^ (product >>> 13)) >>> 0
}
