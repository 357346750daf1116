/**
 * True if at most one edit turns one string into the other: a character inserted, deleted or
 * replaced, or two neighbours swapped.
 *
 * The same as `damerauLevenshtein(a, b) <= 1`, in one pass without allocation.
 *
 * @example
 * ```ts
 * isOneEdit('garcia', 'gracia') // true
 * isOneEdit('garcia', 'garcia') // true
 * isOneEdit('garcia', 'garzias') // false
 * ```
 */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b) return true
  const difference = b.length - a.length
  if (difference > 1 || difference < -1) return false
  const short = difference < 0 ? b : a
  const long = difference < 0 ? a : b
  let at = 0
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at++
  if (difference !== 0) return isSameFrom(short, at, long, at + 1)
  if (isSameFrom(short, at + 1, long, at + 1)) return true
  return (
    short.charCodeAt(at) === long.charCodeAt(at + 1) &&
    short.charCodeAt(at + 1) === long.charCodeAt(at) &&
    isSameFrom(short, at + 2, long, at + 2)
  )
}

/** True if the rest of `a` from i equals the rest of `b` from j; the rests are of one length. */
function isSameFrom(a: string, i: number, b: string, j: number): boolean {
  for (; i < a.length; i++, j++) {
    if (a.charCodeAt(i) !== b.charCodeAt(j)) return false
  }
  return true
}
