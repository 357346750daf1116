import { LinkageError } from '../errors.ts'
import { CounterPermutation } from './counter-permutation.ts'
import type { PersonIdGenerator } from './person-ids.ts'

/** Digits before the check digit. */
const LENGTH = 11
/** The same in two parts. */
const HALVES = [10 ** 6, 10 ** 5] as const

/** A quasigroup of order 10 that is totally anti-symmetric, with 0 on its diagonal. */
const DAMM: readonly string[] = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

/**
 * Ids of 12 digits that say nothing, such as `608133605895`, as MSIX has them: the counter permuted
 * by a key of the registry's own, and a check digit.
 *
 * @param key - 16 random bytes, kept with the registry.
 */
export function digitPersonIds(key: Uint8Array): PersonIdGenerator {
  const permutation = new CounterPermutation(key, ...HALVES)
  const limit = permutation.size
  return {
    next: (counter) => {
      if (counter >= limit) throw new LinkageError('person-ids-used-up', { limit })
      const digits = String(permutation.permute(counter)).padStart(LENGTH, '0')
      return digits + checkDigit(digits)
    },
  }
}

/**
 * Is it an id of {@link digitPersonIds}, without a slip? One wrong digit, and two neighbours that changed
 * places, always show.
 *
 * Source: Damm (2004), "Total anti-symmetrische Quasigruppen".
 */
export function isDigitPersonId(text: string): boolean {
  return /^\d{12}$/.test(text) && checkDigit(text) === '0'
}

function checkDigit(digits: string): string {
  let interim = 0
  for (const digit of digits) interim = Number(DAMM[interim]![Number(digit)])
  return String(interim)
}
