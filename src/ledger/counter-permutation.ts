import { type Cipheriv, createCipheriv } from 'node:crypto'

/** Of numbers below 2^40: two halves of 20 bits. */
export const PERMUTED_BITS = 40
const HALF = 2 ** (PERMUTED_BITS / 2)

/** As many as FF1 takes (NIST SP 800-38G); each costs little, a batch at a time. */
const ROUNDS = 10

/** Numbers that are permuted together: AES works through blocks far faster than through calls. */
const BATCH = 256
const BLOCK = 16

/**
 * A keyed permutation of the numbers below 2^40: a Feistel network whose round function is AES-128. No
 * two numbers become the same, and without the key nothing says in which order they were taken.
 *
 * Source: Luby & Rackoff (1988), "How to construct pseudorandom permutations from pseudorandom
 * functions", SIAM J. Comput. 17(2).
 */
export class CounterPermutation {
  readonly #cipher: Cipheriv
  readonly #blocks: Buffer = Buffer.alloc(BATCH * BLOCK)
  /** Of which batch {@link #permuted} holds the numbers. */
  #batch = -1
  readonly #permuted: Float64Array = new Float64Array(BATCH)

  /** @param key - 16 bytes. */
  constructor(key: Uint8Array) {
    this.#cipher = createCipheriv('aes-128-ecb', key, null)
  }

  /** @param number - a whole number below 2^40. */
  permute(number: number): number {
    const batch = Math.floor(number / BATCH)
    if (batch !== this.#batch) this.#fill(batch)
    return this.#permuted[number % BATCH]!
  }

  #fill(batch: number): void {
    const left = new Uint32Array(BATCH)
    const right = new Uint32Array(BATCH)
    for (let at = 0; at < BATCH; at++) {
      const number = batch * BATCH + at
      left[at] = Math.floor(number / HALF)
      right[at] = number % HALF
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (let at = 0; at < BATCH; at++) {
        this.#blocks.writeUInt32LE(right[at]!, at * BLOCK)
        this.#blocks[at * BLOCK + 4] = round
      }
      const words = this.#cipher.update(this.#blocks)
      for (let at = 0; at < BATCH; at++) {
        const mixed = (left[at]! ^ words.readUInt32LE(at * BLOCK)) & (HALF - 1)
        left[at] = right[at]!
        right[at] = mixed
      }
    }
    for (let at = 0; at < BATCH; at++) this.#permuted[at] = left[at]! * HALF + right[at]!
    this.#batch = batch
  }
}
