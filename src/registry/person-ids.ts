import { createCipheriv } from 'node:crypto'
import type { PersonId } from '../ledger/event.ts'

/** Makes person ids (R1). */
export interface PersonIdGenerator {
  /**
   * @param counter - 1 for the first person, one more for each.
   * @returns an id that no other counter gives: 1 to 200 characters.
   */
  next(counter: number): PersonId
}

/** Without letters that are read as others. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DIGITS = 8
const HALF = 2 ** 20
const ROUNDS = 6

/**
 * Nine characters that say nothing: the counter under a keyed permutation of 2⁴⁰, in Crockford's
 * base 32, and a check character that notices one wrong character and nearly every swap of two.
 *
 * @param key - 16 bytes, of this registry alone.
 *
 * Source: a Feistel network over AES (Luby & Rackoff 1988, SIAM J. Comput. 17(2)); Luhn's check
 * character modulo 32.
 */
export function keyedPersonIds(key: Uint8Array): PersonIdGenerator {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  const block = Buffer.alloc(16)
  const scramble = (round: number, half: number): number => {
    block.writeUInt32BE(round, 0)
    block.writeUInt32BE(half, 4)
    return cipher.update(block).readUInt32BE(0) % HALF
  }
  return {
    next(counter) {
      let left = Math.floor(counter / HALF) % HALF
      let right = counter % HALF
      for (let round = 0; round < ROUNDS; round++) {
        const next = left ^ scramble(round, right)
        left = right
        right = next
      }
      const text = base32(left * HALF + right)
      return text + checkCharacter(text)
    },
  }
}

/** Is this an id that {@link keyedPersonIds} could have made? */
export function isKeyedPersonId(text: string): boolean {
  if (text.length !== DIGITS + 1) return false
  if (![...text].every((character) => CROCKFORD.includes(character))) return false
  return checkCharacter(text.slice(0, DIGITS)) === text.at(-1)
}

function base32(value: number): string {
  let rest = value
  let text = ''
  for (let at = 0; at < DIGITS; at++) {
    text = CROCKFORD[rest % 32]! + text
    rest = Math.floor(rest / 32)
  }
  return text
}

function checkCharacter(text: string): string {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const digit = CROCKFORD.indexOf(text[at]!)
    const doubled = (text.length - at) % 2 === 1 ? 2 * digit : digit
    sum += Math.floor(doubled / 32) + (doubled % 32)
  }
  return CROCKFORD[(32 - (sum % 32)) % 32]!
}
