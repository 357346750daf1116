/** Crockford's base 32: no I, L, O, U, so that ids are read aloud and typed without mistakes. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Polynomial of GF(32): x⁵ + x² + 1, of which x is a primitive element. */
const POLYNOMIAL = 0b100101

/** The digits of a number in base 32, the highest first. */
export function toLetters(value: number, length: number): string {
  let letters = ''
  let rest = value
  for (let at = 0; at < length; at++) {
    letters = LETTERS[rest % 32]! + letters
    rest = Math.floor(rest / 32)
  }
  return letters
}

/**
 * The character that makes letters whole: with it, the sum of their values by powers of x over GF(32)
 * is 0. The powers differ over 31 places, so any one wrong letter and any two that changed places show.
 */
export function checkCharacter(letters: string): string {
  return LETTERS[times(weighed(letters))]!
}

/** Is the last letter the {@link checkCharacter} of those before it? */
export function isWhole(letters: string): boolean {
  const values = [...letters].map((letter) => LETTERS.indexOf(letter))
  return values.every((value) => value >= 0) && weighed(letters) === 0
}

/** As people write them: lower case, hyphens and blanks, O for 0, I and L for 1. */
export function asTyped(text: string): string {
  return text.toUpperCase().replace(/[-\s]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}

/** Horner's sum: each letter but the last is taken times x once more than the next. */
function weighed(letters: string): number {
  let sum = 0
  for (const letter of letters) sum = times(sum) ^ LETTERS.indexOf(letter)
  return sum
}

/** Times x. */
function times(value: number): number {
  const shifted = value << 1
  return shifted > 31 ? shifted ^ POLYNOMIAL : shifted
}
