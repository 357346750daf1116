import { LinkageError } from '../../errors.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'

const SHORTEST = 12
/** Hashing takes a text of whatever length; a megabyte of it is an attack. */
export const LONGEST_PASSWORD = 200

/**
 * A password by NIST SP 800-63B: long enough, none of the common ones, not made of who it is for. It
 * need not have signs of all kinds, and never has to be changed for its age.
 *
 * @throws {@link LinkageError} `password-unfit`.
 */
export function checkPassword(
  password: string,
  { name, email }: { readonly name: string; readonly email: string },
): void {
  const refuse = (problem: string): never => {
    throw new LinkageError('password-unfit', { problem })
  }
  if ([...password].length < SHORTEST) refuse(`has fewer than ${SHORTEST} characters`)
  if (password.length > LONGEST_PASSWORD) refuse(`has more than ${LONGEST_PASSWORD} characters`)
  const letters = lettersOf(password)
  if (new Set(password).size < 4) refuse('repeats a few characters')
  if (isRun(letters)) refuse('is a row of the keyboard or the alphabet')
  if (COMMON_PASSWORDS.has(letters)) refuse('is one of the common ones')
  // What is left beside one’s own name has to be a password by itself, more or less.
  const own = [email.split('@')[0]!, ...email.split(/[@.]/), ...name.split(/\s+/)].map(lettersOf)
  let rest = letters
  for (const word of own.toSorted((a, b) => b.length - a.length)) {
    if (word.length >= 3) rest = rest.replaceAll(word, '')
  }
  if (rest.length < letters.length && rest.length < 6) refuse('is made of the name or the address')
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const ROWS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop1234567890',
]

function isRun(letters: string): boolean {
  return (
    letters !== '' &&
    ROWS.some((row) => row.includes(letters) || [...row].reverse().join('').includes(letters))
  )
}
