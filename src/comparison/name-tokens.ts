import type { StringTable } from '../records/string-table.ts'
import { isOneEdit } from '../similarity/is-one-edit.ts'
import { jaroWinkler } from '../similarity/jaro-winkler.ts'
import { areNameVariants } from '../standardize/nicknames.ts'
import { phoneticCodes } from '../standardize/phonetics.ts'
import { PairCache, type PairLevels, pairLevels } from './pair-cache.ts'
import {
  isKnown,
  LEAST_LETTERS,
  lengthOf,
  mayBeOneEdit,
  mayBeSpeltAlike,
  mayBeVariants,
  mayContain,
  SIMILAR,
  SIMILAR_NAMES,
  SIMILAR_SOUND,
  type TokenFeatures,
} from './token-features.ts'

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

/** Relations of name tokens that were worked out before, as given names and as surnames; threads share them. */
export interface TokenRelations {
  readonly given: PairLevels
  readonly surnames: PairLevels
}

/** Room for the relations of so many tokens. */
export function tokenRelations(tokens: number): TokenRelations {
  return { given: pairLevels(tokens), surnames: pairLevels(tokens) }
}

/**
 * Compares the tokens of the shared name dictionary. Most pairs are told apart by their features;
 * of the others the relation is kept. One per thread.
 */
export class NameTokens {
  readonly #names: StringTable
  readonly #features: TokenFeatures
  readonly #text: string[] = []
  readonly #sound: (readonly string[])[] = []
  readonly #given: PairCache
  readonly #surnames: PairCache

  /** @param relations - of these names; made here if absent. */
  constructor(
    names: StringTable,
    features: TokenFeatures,
    relations: TokenRelations = tokenRelations(names.size),
  ) {
    this.#names = names
    this.#features = features
    this.#given = new PairCache(relations.given, (a, b) => this.#relateGiven(a, b))
    this.#surnames = new PairCache(relations.surnames, (a, b) =>
      this.#spelling(a, b, SIMILAR_NAMES),
    )
  }

  text(token: number): string {
    let text = this.#text[token]
    if (text === undefined) {
      text = this.#names.get(token)
      this.#text[token] = text
    }
    return text
  }

  /** Relation of two given names, one of {@link TOKEN}. Symmetric. */
  relateGiven(left: number, right: number): number {
    if (left === right) return TOKEN.same
    const features = this.#features
    const known = isKnown(features, left) && isKnown(features, right)
    const variants = mayBeVariants(features, left, right)
    if (!variants && !mayBeSpeltAlike(features, left, right, known ? 1 : 0)) {
      return TOKEN.different
    }
    return this.#given.level(left, right)
  }

  /** Relation of two surnames, one of {@link TOKEN}. Symmetric. */
  relateSurnames(left: number, right: number): number {
    if (left === right) return TOKEN.same
    if (!mayBeSpeltAlike(this.#features, left, right, 1)) return TOKEN.different
    return this.#surnames.level(left, right)
  }

  /** Same name, a variant or one slip apart. */
  isClose(left: number, right: number): boolean {
    if (left === right) return true
    const oneEdit = mayBeOneEdit(this.#features, left, right)
    if (!oneEdit && !mayBeVariants(this.#features, left, right)) return false
    return (
      this.relateGiven(left, right) === TOKEN.variant ||
      (oneEdit && this.relateSurnames(left, right) === TOKEN.close)
    )
  }

  /** Is one token the beginning or the end of the other? */
  isPart(left: number, right: number): boolean {
    if (!mayContain(this.#features, left, right)) return false
    const x = this.text(left)
    const y = this.text(right)
    return x.startsWith(y) || y.startsWith(x) || x.endsWith(y) || y.endsWith(x)
  }

  /** Is one token the initial of the other (or the same initial)? */
  isInitial(left: number, right: number): boolean {
    const features = this.#features
    if (lengthOf(features, left) !== 1 && lengthOf(features, right) !== 1) return false
    return this.text(left)[0] === this.text(right)[0]
  }

  #relateGiven(left: number, right: number): number {
    const a = this.text(left)
    const b = this.text(right)
    const known = isKnown(this.#features, left) && isKnown(this.#features, right)
    if (mayBeVariants(this.#features, left, right) && areNameVariants(a, b)) {
      return known ? TOKEN.variantNames : TOKEN.variant
    }
    const relation = this.#spelling(left, right, known ? SIMILAR_NAMES : SIMILAR)
    if (relation === TOKEN.different) return TOKEN.different
    if (known) return TOKEN.twoNames
    if (isShortForm(a, b) && !isKnown(this.#features, a.length < b.length ? left : right)) {
      // Cami is short for Camila; but Ana is no short form of Anahí, it is a name of its own. Twins
      // are named Emil and Emiliano too: a short form counts as a slip, not as a known variant.
      return TOKEN.close
    }
    return relation
  }

  #spelling(left: number, right: number, similar: number): number {
    const a = this.text(left)
    const b = this.text(right)
    const shorter = Math.min(a.length, b.length)
    if (shorter < LEAST_LETTERS) return TOKEN.different
    // In a name of three letters one edit makes another name: Jon, Joe.
    if (isOneEdit(a, b)) return shorter > LEAST_LETTERS ? TOKEN.close : TOKEN.similar
    if (isShortForm(a, b)) return TOKEN.similar
    const similarity = jaroWinkler(a, b)
    if (similarity >= similar) return TOKEN.similar
    return similarity >= SIMILAR_SOUND && this.#soundAlike(left, right)
      ? TOKEN.similar
      : TOKEN.different
  }

  #soundAlike(left: number, right: number): boolean {
    const own = this.#codes(left)
    return this.#codes(right).some((code) => own.includes(code))
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

/** A short form is the beginning of the longer name: Cami, Camila. */
function isShortForm(a: string, b: string): boolean {
  return a.length < b.length ? b.startsWith(a) : a.startsWith(b)
}
