import { hashString } from '../records/hash.ts'
import type { StringTable } from '../records/string-table.ts'
import { isKnownGivenName } from '../standardize/given-names.ts'
import { nameVariants } from '../standardize/nicknames.ts'
import { phoneticCodes } from '../standardize/phonetics.ts'

/** Above this Jaro–Winkler similarity two names count as similar; two known names need more. */
export const SIMILAR = 0.8
export const SIMILAR_NAMES = 0.88
/** Names of equal sound count as similar from here on. */
export const SIMILAR_SOUND = 0.7
/** Shortest slip or short form that is believed. */
export const LEAST_LETTERS = 3

/**
 * What can be told of a name token without its letters: four words each, on shared memory. Nearly
 * all pairs of tokens are strangers, and these words prove it.
 *
 * Word 0: one bit per letter that occurs. Word 1: one bit per formal name, by hash: tokens that
 * share none are no variants. Word 2: one bit per phonetic code, by hash. Word 3: length (8 bits,
 * at most 63), known given name (1 bit), first and second character (8 bits each).
 */
export type TokenFeatures = Uint32Array

/** Words of a token, as a power of two. */
const SHIFT = 2
const KNOWN = 1 << 8

/** Reads every token once. Cost: some microseconds a token. */
export function tokenFeatures(names: StringTable): TokenFeatures {
  const features = new Uint32Array(new SharedArrayBuffer((4 << SHIFT) * names.size))
  for (let token = 1; token < names.size; token++) {
    const text = names.get(token)
    const at = token << SHIFT
    features[at] = lettersOf(text)
    for (const formal of nameVariants(text)) features[at + 1]! |= 1 << (hashString(formal) & 31)
    for (const code of phoneticCodes(text)) features[at + 2]! |= 1 << (hashString(code) & 31)
    features[at + 3] =
      Math.min(MOST_LENGTH, text.length) |
      (isKnownGivenName(text) ? KNOWN : 0) |
      ((text.charCodeAt(0) & 255) << 16) |
      ((text.charCodeAt(1) & 255) << 24)
  }
  return features
}

/** Is the token a given name in use? */
export function isKnown(features: TokenFeatures, token: number): boolean {
  return (features[(token << SHIFT) + 3]! & KNOWN) !== 0
}

/** Letters of a token; 63 stands for any more. */
export function lengthOf(features: TokenFeatures, token: number): number {
  return features[(token << SHIFT) + 3]! & 255
}

/** May one be a variant of the other? False is sure. */
export function mayBeVariants(features: TokenFeatures, left: number, right: number): boolean {
  return (features[(left << SHIFT) + 1]! & features[(right << SHIFT) + 1]!) !== 0
}

/** May they be one edit apart? False is sure: one edit changes at most one letter into another. */
export function mayBeOneEdit(features: TokenFeatures, left: number, right: number): boolean {
  const changed = features[left << SHIFT]! ^ features[right << SHIFT]!
  const rest = changed & (changed - 1)
  if ((rest & (rest - 1)) !== 0) return false
  const difference =
    (features[(left << SHIFT) + 3]! & 255) - (features[(right << SHIFT) + 3]! & 255)
  return difference <= 1 && difference >= -1
}

/** May one be written within the other, at its beginning or end? False is sure. */
export function mayContain(features: TokenFeatures, left: number, right: number): boolean {
  const a = features[left << SHIFT]!
  const b = features[right << SHIFT]!
  const common = a & b
  return common === a || common === b
}

/**
 * May the spelling be alike at all: one edit, a short form, or Jaro–Winkler similarity from
 * {@link SIMILAR} (0) or {@link SIMILAR_NAMES} (1) on, from {@link SIMILAR_SOUND} on if they may
 * sound alike? False is sure.
 */
export function mayBeSpeltAlike(
  features: TokenFeatures,
  left: number,
  right: number,
  level: 0 | 1,
): boolean {
  const a = left << SHIFT
  const b = right << SHIFT
  const lettersA = features[a]!
  const lettersB = features[b]!
  const metaA = features[a + 3]!
  const metaB = features[b + 3]!
  const lengthA = metaA & 255
  const lengthB = metaB & 255
  // A letter that the other lacks is matched by nothing.
  const matchedA = lengthA - bitCount(lettersA & ~lettersB)
  const matchedB = lengthB - bitCount(lettersB & ~lettersA)
  const matched = matchedA < matchedB ? matchedA : matchedB
  const differing = (metaA ^ metaB) >>> 16
  const prefix = (differing & 255) !== 0 ? 0 : differing >>> 8 !== 0 ? 1 : 2
  const threshold = (features[a + 2]! & features[b + 2]!) !== 0 ? 2 : level
  return matched >= NEEDED[((3 * threshold + prefix) << 12) | (lengthA << 6) | lengthB]!
}

/** Lengths are told apart up to here. */
const MOST_LENGTH = 63
const NEVER = 255

/** By threshold, known prefix and both lengths: the fewest matched characters that may do. */
const NEEDED = Uint8Array.from({ length: 9 << 12 }, (_, at) =>
  leastMatched(
    [SIMILAR, SIMILAR_NAMES, SIMILAR_SOUND][Math.floor((at >>> 12) / 3)]!,
    (at >>> 12) % 3,
    (at >>> 6) & MOST_LENGTH,
    at & MOST_LENGTH,
  ),
)

/** @param prefix - first characters known to be equal, at most two are known. */
function leastMatched(similar: number, prefix: number, lengthA: number, lengthB: number): number {
  const shorter = Math.min(lengthA, lengthB)
  if (shorter < LEAST_LETTERS) return NEVER
  if (Math.max(lengthA, lengthB) === MOST_LENGTH) return 0
  // One edit changes one letter at most; a short form has no letter of its own.
  let needed = Math.abs(lengthA - lengthB) <= 1 ? shorter - 1 : prefix > 1 ? shorter : NEVER
  const boost = 0.1 * (prefix > 1 ? Math.min(4, shorter) : prefix)
  for (let matched = 1; matched < needed && matched <= shorter; matched++) {
    const jaro = (matched / lengthA + matched / lengthB + 1) / 3
    if (jaro + boost * (1 - jaro) >= similar - 1e-9) needed = matched
  }
  return needed
}

/** One bit per letter of the alphabet that occurs; characters share the 32 bits. */
function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31)
  return letters
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
