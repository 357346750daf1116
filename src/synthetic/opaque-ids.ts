import { mix32 } from './random.ts'

/** Letters and digits that are not mistaken for one another (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Permutes the 32-bit numbers: distinct numbers stay distinct, neighbours look unrelated. So a
 * counter becomes unique ids that tell nothing of the order in which they were given.
 *
 * Source: a four-round Feistel network (Luby & Rackoff, 1988); it hides, it does not protect.
 *
 * @param number - 0 … 2³²−1.
 * @param key - chooses the permutation.
 */
export function permute32(number: number, key: number): number {
  let left = number >>> 16
  let right = number & 0xffff
  for (let round = 0; round < 4; round++) {
    const next = left ^ (mix32(right ^ mix32(key + round)) & 0xffff)
    left = right
    right = next
  }
  return ((left << 16) | right) >>> 0
}

/** A record id such as `R3K9QZ0A`, unique for each number under one key. */
export function recordId(number: number, key: number): string {
  let rest = permute32(number, key)
  let text = ''
  for (let digit = 0; digit < 7; digit++) {
    text = ALPHABET[rest & 31]! + text
    rest >>>= 5
  }
  return `R${text}`
}

/** An id of ten digits, unique for each number under one key. */
export function tenDigitId(number: number, key: number): string {
  return String(permute32(number, key)).padStart(10, '0')
}
