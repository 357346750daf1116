import { hashString } from '../records/hash.ts'
import type { StringTable } from '../records/string-table.ts'
import { isOneEdit } from '../similarity/is-one-edit.ts'
import { jaroWinkler } from '../similarity/jaro-winkler.ts'
import { isKnownGivenName } from '../standardize/given-names.ts'
import { areNameVariants, nameVariants } from '../standardize/nicknames.ts'
import { phoneticCodes } from '../standardize/phonetics.ts'
import { type Outcome, PairCache } from './pair-cache.ts'

/**
 * How two name tokens relate, strongest last. `similar`: alike in spelling or sound. `twoNames`:
 * alike, but both are given names of their own (María, Mario). `close`: one slip apart, or cut short.
 * `variantNames`: variants of each other, both given names of their own (Matthew, Mateo).
 * `variant`: a nickname.
 */
export const TOKEN = {
  different: 0,
  similar: 1,
  twoNames: 2,
  close: 3,
  variantNames: 4,
  variant: 5,
  same: 6,
} as const

/** Above this Jaro–Winkler similarity two names count as similar; two known names need more. */
const SIMILAR = 0.8
const SIMILAR_NAMES = 0.88
/** Names of equal sound count as similar from here on. */
const SIMILAR_SOUND = 0.7
/** Shortest slip or short form that is believed. */
const LEAST_LETTERS = 3

/** Compares the tokens of the shared name dictionary; each token's text and sound are read once. */
export class NameTokens {
  readonly #names: StringTable
  readonly #text: string[] = []
  readonly #sound: (readonly string[])[] = []
  readonly #known: boolean[] = []
  /** One bit per letter that occurs in a token. */
  readonly #letters: Uint32Array
  /** One bit per formal name of a token, by hash: tokens that share none are no variants. */
  readonly #formals: Uint32Array
  readonly #given = new PairCache(18)
  readonly #plain = new PairCache(18)
  readonly #out: Outcome = { level: 0, rarity: 0 }

  constructor(names: StringTable) {
    this.#names = names
    this.#letters = new Uint32Array(names.size)
    this.#formals = new Uint32Array(names.size)
    for (let token = 1; token < names.size; token++) {
      const text = this.text(token)
      this.#letters[token] = lettersOf(text)
      for (const formal of nameVariants(text))
        this.#formals[token]! |= 1 << (hashString(formal) & 31)
    }
  }

  text(token: number): string {
    let text = this.#text[token]
    if (text === undefined) {
      text = this.#names.get(token)
      this.#text[token] = text
    }
    return text
  }

  /** Relation of two tokens, one of {@link TOKEN}. Symmetric. Each pair of tokens is compared once. */
  relate(left: number, right: number, given: boolean): number {
    if (left === right) return TOKEN.same
    const cache = given ? this.#given : this.#plain
    cache.compare(left, right, given ? this.#relateGiven : this.#relatePlain, this.#out)
    return this.#out.level
  }

  readonly #relateGiven = (left: number, right: number, out: Outcome): void => {
    const a = this.text(left)
    const b = this.text(right)
    const known = this.#isKnown(left) && this.#isKnown(right)
    const mayBeVariants = (this.#formals[left]! & this.#formals[right]!) !== 0
    if (mayBeVariants && areNameVariants(a, b)) {
      out.level = known ? TOKEN.variantNames : TOKEN.variant
      return
    }
    const relation = this.#spelling(left, right, known ? SIMILAR_NAMES : SIMILAR)
    if (relation === TOKEN.different) out.level = TOKEN.different
    else if (known) out.level = TOKEN.twoNames
    else if (isShortForm(a, b) && !this.#isKnown(a.length < b.length ? left : right)) {
      // Cami is short for Camila; but Ana is no short form of Anahí, it is a name of its own. Twins
      // are named Emil and Emiliano too: a short form counts as a slip, not as a known variant.
      out.level = TOKEN.close
    } else out.level = relation
  }

  readonly #relatePlain = (left: number, right: number, out: Outcome): void => {
    out.level = this.#spelling(left, right, SIMILAR_NAMES)
  }

  #spelling(left: number, right: number, similar: number): number {
    const a = this.text(left)
    const b = this.text(right)
    if (Math.min(a.length, b.length) < LEAST_LETTERS) return TOKEN.different
    // In a name of three letters one edit makes another name: Jon, Joe.
    if (isOneEdit(a, b))
      return Math.min(a.length, b.length) > LEAST_LETTERS ? TOKEN.close : TOKEN.similar
    if (isShortForm(a, b)) return TOKEN.similar
    if (!mayBeSimilar(this.#letters[left]!, this.#letters[right]!, a, b)) return TOKEN.different
    const similarity = jaroWinkler(a, b)
    if (similarity >= similar) return TOKEN.similar
    return similarity >= SIMILAR_SOUND && this.#soundAlike(left, right)
      ? TOKEN.similar
      : TOKEN.different
  }

  /** Same name, a variant or one slip apart; quicker than {@link relate} where most pairs are strangers. */
  isClose(left: number, right: number): boolean {
    if (left === right) return true
    // One edit changes at most one letter into another.
    const oneEdit = isAtMostTwoBits(this.#letters[left]! ^ this.#letters[right]!)
    const mayBeVariants = (this.#formals[left]! & this.#formals[right]!) !== 0
    if (!oneEdit && !mayBeVariants) return false
    const relation = this.relate(left, right, true)
    return (
      relation === TOKEN.variant || (oneEdit && this.relate(left, right, false) === TOKEN.close)
    )
  }

  /** Is one token the initial of the other (or the same initial)? */
  isInitial(left: number, right: number): boolean {
    const a = this.text(left)
    const b = this.text(right)
    return (a.length === 1 || b.length === 1) && a[0] === b[0]
  }

  #soundAlike(left: number, right: number): boolean {
    const own = this.#codes(left)
    return this.#codes(right).some((code) => own.includes(code))
  }

  #isKnown(token: number): boolean {
    this.#known[token] ??= isKnownGivenName(this.text(token))
    return this.#known[token]
  }

  #codes(token: number): readonly string[] {
    let codes = this.#sound[token]
    if (codes === undefined) {
      codes = phoneticCodes(this.text(token))
      this.#sound[token] = codes
    }
    return codes
  }
}

function isAtMostTwoBits(bits: number): boolean {
  const rest = bits & (bits - 1)
  return (rest & (rest - 1)) === 0
}

/** A short form is the beginning of the longer name: Cami, Camila. */
function isShortForm(a: string, b: string): boolean {
  return a.length < b.length ? b.startsWith(a) : a.startsWith(b)
}

/** One bit per letter of the alphabet that occurs; characters share the 32 bits. */
function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31)
  return letters
}

/**
 * Can the Jaro–Winkler similarity reach {@link SIMILAR_SOUND} at all? Matched characters are at
 * most those of the shorter name that occur in the other; most unrelated names fail here.
 */
function mayBeSimilar(lettersA: number, lettersB: number, a: string, b: string): boolean {
  const isFirstShorter = a.length < b.length
  const short = isFirstShorter ? a : b
  const long = isFirstShorter ? b : a
  const letters = isFirstShorter ? lettersB : lettersA
  let matched = 0
  for (let at = 0; at < short.length; at++) {
    if ((letters >>> (short.charCodeAt(at) & 31)) & 1) matched++
  }
  if (matched === 0) return false
  const jaro = (matched / short.length + matched / long.length + 1) / 3
  let prefix = 0
  while (prefix < 4 && prefix < short.length && short[prefix] === long[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro) >= SIMILAR_SOUND
}
