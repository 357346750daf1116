/** 2⁻³², so that a 32-bit number becomes one in [0, 1). */
const UNIT = 1 / 4294967296

/** Spreads every bit of a 32-bit number over all others (the finalizer of MurmurHash3). */
export function mix32(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * A small seeded random number generator: the same keys give the same numbers on every platform,
 * as only 32-bit integer arithmetic is used.
 *
 * Source: sfc32 of Chris Doty-Humphrey's PractRand, seeded through a mix of the keys.
 *
 * @example
 * ```ts
 * const random = new Random(20261121, 7)
 * random.below(6) // 0 … 5
 * ```
 */
export class Random {
  #a = 0
  #b = 0
  #c = 0
  #counter = 1

  /**
   * @param seed - any safe integer.
   * @param stream - tells apart generators of one seed; 0 … 2³²−1.
   * @param purpose - a second such number.
   */
  constructor(seed: number, stream = 0, purpose = 0) {
    this.reset(seed, stream, purpose)
  }

  /** Starts again as a new generator would; spares an allocation per family. */
  reset(seed: number, stream = 0, purpose = 0): void {
    // The seed has up to 53 bits: both halves count, and so does its sign.
    const high = Math.floor(seed * UNIT)
    this.#a = mix32(seed ^ 0x9e3779b9)
    this.#b = mix32(high ^ mix32(stream + 0x3c6ef372))
    this.#c = mix32(this.#a ^ mix32(stream) ^ mix32(purpose + 0x78dde6e4))
    this.#counter = 1
    for (let round = 0; round < 12; round++) this.next()
  }

  /** The next number, uniform over 0 … 2³²−1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** A number in [0, 1). */
  unit(): number {
    return this.next() * UNIT
  }

  /** True with the given probability: never at 0, always at 1. */
  chance(probability: number): boolean {
    return this.next() * UNIT < probability
  }

  /** An integer, uniform over 0 … `count` − 1; `count` is at least 1. */
  below(count: number): number {
    return Math.floor(this.next() * UNIT * count)
  }

  /** One of the items, all equally likely; there is at least one. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!
  }
}
