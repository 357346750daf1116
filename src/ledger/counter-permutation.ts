import { type Cipheriv, createCipheriv } from 'node:crypto'

/** As many as FF1 takes (NIST SP 800-38G); each costs little, a batch at a time. */
const ROUNDS = 10

/** Numbers that are permuted together: AES works through blocks far faster than through calls. */
const BATCH = 256
const BLOCK = 16

/**
 * A keyed permutation of the numbers below a product of two sizes: a Feistel network over the two
 * halves of a number whose round function is AES-128. No two numbers become the same, and without the
 * key nothing says in which order they were taken.
 *
 * Source: Luby & Rackoff (1988), "How to construct pseudorandom permutations from pseudorandom
 * functions", SIAM J. Comput. 17(2); halves of any size by addition as in FF1, NIST SP 800-38G.
 */
export class CounterPermutation {
  readonly #cipher: Cipheriv
  readonly #high: number
  readonly #low: number
  readonly #blocks: Buffer = Buffer.alloc(BATCH * BLOCK)
  /** Of which batch {@link #permuted} holds the numbers. */
  #batch = -1
  readonly #permuted: Float64Array = new Float64Array(BATCH)

  /**
   * @param key - 16 bytes.
   * @param high - size of the high half, up to 2^20.
   * @param low - size of the low half, up to 2^20.
   */
  constructor(key: Uint8Array, high: number, low: number) {
    this.#cipher = createCipheriv('aes-128-ecb', key, null)
    this.#high = high
    this.#low = low
  }

  /** How many numbers there are. */
  get size(): number {
    return this.#high * this.#low
  }

  /** @param number - a whole number below the size. */
  permute(number: number): number {
    const batch = Math.floor(number / BATCH)
    if (batch !== this.#batch) this.#fill(batch)
    return this.#permuted[number % BATCH]!
  }

  #fill(batch: number): void {
    const left = new Uint32Array(BATCH)
    const right = new Uint32Array(BATCH)
    for (let at = 0; at < BATCH; at++) {
      // The last batch may reach beyond the end.
      const number = (batch * BATCH + at) % this.size
      left[at] = Math.floor(number / this.#low)
      right[at] = number % this.#low
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (let at = 0; at < BATCH; at++) {
        this.#blocks.writeUInt32LE(right[at]!, at * BLOCK)
        this.#blocks[at * BLOCK + 4] = round
      }
      const words = this.#cipher.update(this.#blocks)
      // The halves change places, and after an even number of rounds they are back.
      const size = round % 2 === 0 ? this.#high : this.#low
      for (let at = 0; at < BATCH; at++) {
        const mixed = (left[at]! + words.readUInt32LE(at * BLOCK)) % size
        left[at] = right[at]!
        right[at] = mixed
      }
    }
    for (let at = 0; at < BATCH; at++) this.#permuted[at] = left[at]! * this.#low + right[at]!
    this.#batch = batch
  }
}
