import { hashString } from '../records/hash.ts'
import type { StringTable } from '../records/string-table.ts'
import { isKnownGivenName } from '../standardize/given-names.ts'
import { nameVariants } from '../standardize/nicknames.ts'
import { phoneticCodes } from '../standardize/phonetics.ts'
import { leastMatches, lettersOf, mayMatch, metaOf } from './letter-bounds.ts'

/** Above this Jaro–Winkler similarity two names count as similar; two known names need more. */
export const SIMILAR = 0.8
export const SIMILAR_NAMES = 0.88
/** Names of equal sound count as similar from here on. */
export const SIMILAR_SOUND = 0.7
/** Shortest slip or short form that is believed. */
export const LEAST_LETTERS = 3

/**
 * What can be told of a name token without its letters: eight words each, on shared memory. Nearly
 * all pairs of tokens are strangers, and these words prove it.
 *
 * Word 0: one bit per letter that occurs. Word 1: length (8 bits, at most 63), known given name
 * (1 bit), first and second character (8 bits each). Words 2 and 3: one bit per formal name, by
 * hash: tokens that share none are no variants. Words 4 and 5: one bit per phonetic code, by hash.
 */
export type TokenFeatures = Uint32Array

/** Words of a token, as a power of two. */
const SHIFT = 3
const LETTERS = 0
const META = 1
const FORMALS = 2
const SOUNDS = 4
const KNOWN = 1 << 8

/** Reads every token once. Cost: some microseconds a token. */
export function tokenFeatures(names: StringTable): TokenFeatures {
  const features = emptyTokenFeatures(names.size)
  const variants: (readonly string[])[] = []
  const isFormal = new Set<string>()
  for (let token = 1; token < names.size; token++) {
    const text = names.get(token)
    const own = nameVariants(text)
    variants[token] = own
    for (const formal of own) if (formal !== text) isFormal.add(formal)
    setSpelling(features, token, text)
  }
  for (let token = 1; token < names.size; token++) {
    const own = variants[token]!
    // A name that is nobody's nickname and nobody's formal name is a variant of none.
    if (own.length === 1 && !isFormal.has(own[0]!)) continue
    for (const formal of own) addBit(features, (token << SHIFT) + FORMALS, formal)
  }
  return features
}

/**
 * Reads one token of a dictionary that is not known as a whole: any name might be a variant of it.
 */
export function setTokenFeatures(features: TokenFeatures, token: number, text: string): void {
  setSpelling(features, token, text)
  for (const formal of nameVariants(text)) addBit(features, (token << SHIFT) + FORMALS, formal)
}

function setSpelling(features: TokenFeatures, token: number, text: string): void {
  const at = token << SHIFT
  features[at + LETTERS] = lettersOf(text)
  features[at + META] = metaOf(text) | (isKnownGivenName(text) ? KNOWN : 0)
  for (const code of phoneticCodes(text)) addBit(features, at + SOUNDS, code)
}

/** Room for the features of so many tokens. */
export function emptyTokenFeatures(tokens: number): TokenFeatures {
  return new Uint32Array(new SharedArrayBuffer((4 << SHIFT) * tokens))
}

/** Sets one of 64 bits by the hash of a text. */
function addBit(features: TokenFeatures, at: number, text: string): void {
  const hash = hashString(text)
  features[at + ((hash >>> 5) & 1)]! |= 1 << (hash & 31)
}

/** Is the token a given name in use? */
export function isKnown(features: TokenFeatures, token: number): boolean {
  return (features[(token << SHIFT) + META]! & KNOWN) !== 0
}

/** Letters of a token; 63 stands for any more. */
export function lengthOf(features: TokenFeatures, token: number): number {
  return features[(token << SHIFT) + META]! & 255
}

/** May one be a variant of the other, which it does not equal? False is sure. */
export function mayBeVariants(features: TokenFeatures, left: number, right: number): boolean {
  const a = (left << SHIFT) + FORMALS
  const b = (right << SHIFT) + FORMALS
  return ((features[a]! & features[b]!) | (features[a + 1]! & features[b + 1]!)) !== 0
}

/** May they be one edit apart? False is sure: one edit changes at most one letter into another. */
export function mayBeOneEdit(features: TokenFeatures, left: number, right: number): boolean {
  const a = left << SHIFT
  const b = right << SHIFT
  const changed = features[a]! ^ features[b]!
  const rest = changed & (changed - 1)
  if ((rest & (rest - 1)) !== 0) return false
  const difference = (features[a + META]! & 255) - (features[b + META]! & 255)
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
  const sounds =
    (features[a + SOUNDS]! & features[b + SOUNDS]!) |
    (features[a + SOUNDS + 1]! & features[b + SOUNDS + 1]!)
  const threshold = sounds !== 0 ? 2 : level
  return mayMatch(
    NEEDED,
    threshold,
    features[a]!,
    features[b]!,
    features[a + META]!,
    features[b + META]!,
  )
}

/** For {@link SIMILAR}, {@link SIMILAR_NAMES} and {@link SIMILAR_SOUND}; also one edit and short forms. */
const NEEDED = leastMatches([SIMILAR, SIMILAR_NAMES, SIMILAR_SOUND], (prefix, lengthA, lengthB) => {
  const shorter = Math.min(lengthA, lengthB)
  if (shorter < LEAST_LETTERS) return -1
  // One edit changes one letter at most; a short form has no letter of its own.
  if (Math.abs(lengthA - lengthB) <= 1) return shorter - 1
  return prefix > 1 ? shorter : Infinity
})
