/**
 * A bound on the Jaro–Winkler similarity of two texts from a few bits of each: which letters occur,
 * how long they are, how they begin. Most pairs are told apart by it without looking at a letter.
 *
 * @module
 */

/** Lengths are told apart up to here. */
const MOST_LENGTH = 63
const NEVER = 255

/** One bit per letter that occurs; characters share the 32 bits. */
export function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31)
  return letters
}

/** Length (8 bits, at most 63), 8 bits left free, first and second character (8 bits each). */
export function metaOf(text: string): number {
  return (
    Math.min(MOST_LENGTH, text.length) |
    ((text.charCodeAt(0) & 255) << 16) |
    ((text.charCodeAt(1) & 255) << 24)
  )
}

/**
 * The fewest matched characters at which two texts may be alike: by threshold, by how many of their
 * first two characters are equal, and by both lengths.
 *
 * @param thresholds - Jaro–Winkler similarities, from 0.7 on.
 * @param otherwise - the fewest matched characters at which they may be alike by other means;
 *   Infinity if by none, negative if they never are.
 */
export function leastMatches(
  thresholds: readonly number[],
  otherwise: (prefix: number, lengthA: number, lengthB: number) => number,
): Uint8Array {
  return Uint8Array.from({ length: (3 * thresholds.length) << 12 }, (_, at) => {
    const similar = thresholds[Math.floor((at >>> 12) / 3)]!
    const prefix = (at >>> 12) % 3
    const lengthA = (at >>> 6) & MOST_LENGTH
    const lengthB = at & MOST_LENGTH
    const other = otherwise(prefix, lengthA, lengthB)
    if (other < 0) return NEVER
    if (lengthA === MOST_LENGTH || lengthB === MOST_LENGTH) return 0
    const shorter = Math.min(lengthA, lengthB)
    const boost = 0.1 * (prefix > 1 ? Math.min(4, shorter) : prefix)
    for (let matched = 1; matched <= shorter; matched++) {
      const jaro = (matched / lengthA + matched / lengthB + 1) / 3
      if (jaro + boost * (1 - jaro) >= similar - 1e-9) return Math.min(matched, other)
    }
    return Math.min(NEVER, other)
  })
}

/** May two texts be alike, by their letters and what {@link metaOf} gives? False is sure. */
export function mayMatch(
  needed: Uint8Array,
  threshold: number,
  lettersA: number,
  lettersB: number,
  metaA: number,
  metaB: number,
): boolean {
  const lengthA = metaA & 255
  const lengthB = metaB & 255
  // A letter that the other lacks is matched by nothing.
  const matchedA = lengthA - bitCount(lettersA & ~lettersB)
  const matchedB = lengthB - bitCount(lettersB & ~lettersA)
  const matched = matchedA < matchedB ? matchedA : matchedB
  const differing = (metaA ^ metaB) >>> 16
  const prefix = (differing & 255) !== 0 ? 0 : differing >>> 8 !== 0 ? 1 : 2
  return matched >= needed[((3 * threshold + prefix) << 12) | (lengthA << 6) | lengthB]!
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
