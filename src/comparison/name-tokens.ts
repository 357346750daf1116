import type { StringTable } from '../records/string-table.ts'
import { isOneEdit } from '../similarity/is-one-edit.ts'
import { jaroWinkler } from '../similarity/jaro-winkler.ts'
import { isKnownGivenName } from '../standardize/given-names.ts'
import { areNameVariants } from '../standardize/nicknames.ts'
import { phoneticCodes } from '../standardize/phonetics.ts'

/** How two name tokens relate, strongest last. */
export const TOKEN = {
  different: 0,
  similar: 1,
  closeKnown: 2,
  close: 3,
  variant: 4,
  same: 5,
} as const

/** Above this Jaro–Winkler similarity two names count as similar. */
const SIMILAR = 0.88

/** Compares the tokens of the shared name dictionary; each token's text and sound are read once. */
export class NameTokens {
  readonly #names: StringTable
  readonly #text: string[] = []
  readonly #sound: (readonly string[])[] = []

  constructor(names: StringTable) {
    this.#names = names
  }

  text(token: number): string {
    let text = this.#text[token]
    if (text === undefined) {
      text = this.#names.get(token)
      this.#text[token] = text
    }
    return text
  }

  /** Relation of two tokens, one of {@link TOKEN}. Symmetric. */
  relate(left: number, right: number, given: boolean): number {
    if (left === right) return TOKEN.same
    const a = this.text(left)
    const b = this.text(right)
    if (given && areNameVariants(a, b)) return TOKEN.variant
    const shorter = Math.min(a.length, b.length)
    if (shorter >= 3 && isOneEdit(a, b)) {
      return given && isKnownGivenName(a) && isKnownGivenName(b) ? TOKEN.closeKnown : TOKEN.close
    }
    if (shorter < 3) return TOKEN.different
    const similarity = jaroWinkler(a, b)
    if (similarity >= SIMILAR) return TOKEN.similar
    if (similarity >= 0.7 && this.#soundAlike(left, right)) return TOKEN.similar
    return TOKEN.different
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

  #codes(token: number): readonly string[] {
    let codes = this.#sound[token]
    if (codes === undefined) {
      codes = phoneticCodes(this.text(token))
      this.#sound[token] = codes
    }
    return codes
  }
}
