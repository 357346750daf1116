import { foldText } from '../standardize/text.ts'

/** How two values of one field relate, as a reader would see it. */
export type Agreement = 'same' | 'spelling' | 'different' | 'one missing' | 'both missing'

/**
 * Compares two values as written. This is for the reader's eye only; what the model made of the two
 * values is in the waterfall.
 *
 * @returns `spelling` if they differ in case, accents or punctuation only (and, without digits, in
 *   blanks): "José Luis" and "JOSELUIS", but never 1/12 and 11/2.
 */
export function compareValues(left: string, right: string): Agreement {
  const [hasLeft, hasRight] = [left.trim() !== '', right.trim() !== '']
  if (!hasLeft && !hasRight) return 'both missing'
  if (!hasLeft || !hasRight) return 'one missing'
  if (left === right) return 'same'
  const [a, b] = [spellingOf(left), spellingOf(right)]
  return a !== '' && a === b ? 'spelling' : 'different'
}

function spellingOf(value: string): string {
  const folded = foldText(value)
  return /\d/.test(folded) ? folded : folded.replaceAll(' ', '')
}

/** A value in three parts: what it shares with the other at the front, its own, the shared end. */
export interface MarkedValue {
  readonly front: string
  readonly own: string
  readonly end: string
}

/**
 * Finds the part in which a value differs from another: all between their common beginning and
 * their common end, in whole characters (accents stay with their letter). Values that share less
 * than a third are marked whole: a chance letter in common tells a reader nothing.
 *
 * @example
 * ```ts
 * markDifference('2012-03-04', '2012-04-04') // { front: '2012-0', own: '3', end: '-04' }
 * ```
 */
export function markDifference(value: string, other: string): MarkedValue {
  const [mine, theirs] = [characters(value), characters(other)]
  const shorter = Math.min(mine.length, theirs.length)
  let front = 0
  while (front < shorter && mine[front] === theirs[front]) front++
  let end = 0
  while (end < shorter - front && mine.at(-1 - end) === theirs.at(-1 - end)) end++
  if ((front + end) * 3 < Math.max(mine.length, theirs.length)) {
    return { front: '', own: value, end: '' }
  }
  return {
    front: mine.slice(0, front).join(''),
    own: mine.slice(front, mine.length - end).join(''),
    end: mine.slice(mine.length - end).join(''),
  }
}

function characters(value: string): readonly string[] {
  return value.match(/[^\p{M}][\p{M}]*|\p{M}+/gsu) ?? []
}
