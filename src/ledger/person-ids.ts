import { LinkageError } from '../errors.ts'
import { asTyped, checkCharacter, isWhole, toLetters } from './check-character.ts'
import { CounterPermutation } from './counter-permutation.ts'
import type { PersonId } from './event.ts'

/** Where person ids come from. */
export interface PersonIdGenerator {
  /**
   * The id of the person that is created after `counter` others. Pure, and another one for each
   * counter: a dry run asks for the same again, a replay asks for none.
   */
  next(counter: number): PersonId
}

/** Letters of five bits each, before the check character. */
const LENGTH = 8
/** Of half of the letters. */
const HALF = 2 ** 20

/**
 * Ids that say nothing: nine letters such as `7K3QH0ZDM`, the counter permuted by a key of the registry's
 * own and a check character.
 *
 * @param key - 16 random bytes, kept with the registry.
 */
export function permutedPersonIds(key: Uint8Array): PersonIdGenerator {
  const permutation = new CounterPermutation(key, HALF, HALF)
  const limit = permutation.size
  return {
    next: (counter) => {
      if (counter >= limit) throw new LinkageError('person-ids-used-up', { limit })
      const letters = toLetters(permutation.permute(counter), LENGTH)
      return letters + checkCharacter(letters)
    },
  }
}

/**
 * An id of {@link permutedPersonIds} as a person typed it: in lower case, with hyphens, O for 0.
 *
 * @returns undefined if it is mistyped: one wrong character, or two that changed places, always show.
 */
export function readPersonId(text: string): PersonId | undefined {
  const letters = asTyped(text)
  return letters.length === LENGTH + 1 && isWhole(letters) ? letters : undefined
}
