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
 * saturated), known given name (1 bit), first and second character (8 bits each).
 */
export type TokenFeatures = Uint32Array

const WORDS = 4
const KNOWN = 1 << 8

/** Reads every token once. Cost: some microseconds a token. */
export function tokenFeatures(names: StringTable): TokenFeatures {
  const features = new Uint32Array(new SharedArrayBuffer(4 * WORDS * names.size))
  for (let token = 1; token < names.size; token++) {
    const text = names.get(token)
    const at = WORDS * token
    features[at] = lettersOf(text)
    for (const formal of nameVariants(text)) features[at + 1]! |= 1 << (hashString(formal) & 31)
    for (const code of phoneticCodes(text)) features[at + 2]! |= 1 << (hashString(code) & 31)
    features[at + 3] =
      Math.min(255, text.length) |
      (isKnownGivenName(text) ? KNOWN : 0) |
      ((text.charCodeAt(0) & 255) << 16) |
      ((text.charCodeAt(1) & 255) << 24)
  }
  return features
}

/** Is the token a given name in use? */
export function isKnown(features: TokenFeatures, token: number): boolean {
  return (features[WORDS * token + 3]! & KNOWN) !== 0
}

/** Letters of a token; 255 stands for any more. */
export function lengthOf(features: TokenFeatures, token: number): number {
  return features[WORDS * token + 3]! & 255
}

/** May one be a variant of the other? False is sure. */
export function mayBeVariants(features: TokenFeatures, left: number, right: number): boolean {
  return (features[WORDS * left + 1]! & features[WORDS * right + 1]!) !== 0
}

/** May they be one edit apart? False is sure: one edit changes at most one letter into another. */
export function mayBeOneEdit(features: TokenFeatures, left: number, right: number): boolean {
  const changed = features[WORDS * left]! ^ features[WORDS * right]!
  const rest = changed & (changed - 1)
  if ((rest & (rest - 1)) !== 0) return false
  const difference = (features[WORDS * left + 3]! & 255) - (features[WORDS * right + 3]! & 255)
  return difference <= 1 && difference >= -1
}

/** May one be written within the other, at its beginning or end? False is sure. */
export function mayContain(features: TokenFeatures, left: number, right: number): boolean {
  const a = features[WORDS * left]!
  const b = features[WORDS * right]!
  const common = a & b
  return common === a || common === b
}

/**
 * May the spelling be alike at all: one edit, a short form, or Jaro–Winkler similarity from
 * `similar` on (from {@link SIMILAR_SOUND} on if they may sound alike)? False is sure.
 */
export function mayBeSpeltAlike(
  features: TokenFeatures,
  left: number,
  right: number,
  similar: number,
): boolean {
  const a = WORDS * left
  const b = WORDS * right
  const metaA = features[a + 3]!
  const metaB = features[b + 3]!
  const lengthA = metaA & 255
  const lengthB = metaB & 255
  const shorter = lengthA < lengthB ? lengthA : lengthB
  if (shorter < LEAST_LETTERS) return false
  // Saturated: nothing is known.
  if (lengthA === 255 || lengthB === 255) return true
  if (mayBeOneEdit(features, left, right)) return true
  const lettersA = features[a]!
  const lettersB = features[b]!
  // A letter that the other lacks is matched by nothing.
  const missingA = bitCount(lettersA & ~lettersB)
  const missingB = bitCount(lettersB & ~lettersA)
  let matched = lengthA - missingA
  if (lengthB - missingB < matched) matched = lengthB - missingB
  if (matched <= 0) return false
  const differing = (metaA ^ metaB) >>> 16
  let prefix = 0
  if ((differing & 255) === 0) {
    prefix = differing >>> 8 === 0 ? (shorter < 4 ? shorter : 4) : 1
    // A short form holds no letter that the longer one lacks.
    if (prefix > 1 && (missingA === 0 || missingB === 0)) return true
  }
  const jaro = (matched / lengthA + matched / lengthB + 1) / 3
  const soundAlike = (features[a + 2]! & features[b + 2]!) !== 0
  return jaro + prefix * 0.1 * (1 - jaro) >= (soundAlike ? SIMILAR_SOUND : similar) - 1e-9
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
