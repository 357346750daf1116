import { LEVEL_NAMES } from '../model/comparison-levels.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { RareComparer } from './comparer.ts'
import type { ComparisonTables } from './comparison-tables.ts'
import { type NameTokens, TOKEN } from './name-tokens.ts'
import type { Rarity } from './rarity.ts'
import { namesAt, totalCount } from './record-layout.ts'

const SURNAME = Object.fromEntries(
  LEVEL_NAMES.surname.map((name, level) => [name, level]),
) as Record<(typeof LEVEL_NAMES)['surname'][number], number>

const DIFFERENT = SURNAME.different

/** A joined surname must hold at least this much of the other's token, and leave as much. */
const JOINED_LETTERS = 3

/** Tokens of one record's surnames, each once; as many as `size` count. */
interface TokenSet {
  readonly tokens: number[]
  size: number
}

const newSet = (): TokenSet => ({ tokens: [], size: 0 })

/**
 * Surnames as a set of tokens: of two, either may be missing, swapped, hyphenated or joined into
 * one. Order counts for nothing; each token finds at most one partner.
 */
export class SurnameComparer implements RareComparer {
  rarity = 0
  readonly #words: Uint32Array
  readonly #tokens: NameTokens
  readonly #rarity: Rarity
  readonly #names: number
  readonly #a = newSet()
  readonly #b = newSet()
  #similar = false

  constructor(
    { packed, layout }: ComparisonTables,
    fields: readonly string[],
    tokens: NameTokens,
    rarity: Rarity,
  ) {
    this.#words = packed.words
    this.#tokens = tokens
    this.#rarity = rarity
    this.#names = layout.offsetOf({ part: 'names', fields })
  }

  compare(left: number, right: number): number {
    this.rarity = 0
    const namesA = this.#words[left + this.#names]!
    const namesB = this.#words[right + this.#names]!
    if (totalCount(namesA) === 0 || totalCount(namesB) === 0) return NULL_LEVEL
    const startA = left + namesAt(namesA)
    const startB = right + namesAt(namesB)
    const endA = startA + totalCount(namesA)
    const endB = startB + totalCount(namesB)
    if (!this.#haveCommon(startA, endA, startB, endB)) return DIFFERENT
    this.#read(startA, endA, this.#a)
    this.#read(startB, endB, this.#b)
    return this.#compareSets(this.#a, this.#b)
  }

  /** Most pairs end here: no two tokens alike, and none the beginning or end of another. */
  #haveCommon(fromA: number, toA: number, fromB: number, toB: number): boolean {
    for (let a = fromA; a < toA; a++) {
      const left = this.#words[a]!
      for (let b = fromB; b < toB; b++) {
        const right = this.#words[b]!
        if (this.#tokens.relateSurnames(left, right) !== TOKEN.different) return true
        if (this.#tokens.isPart(left, right)) return true
      }
    }
    return false
  }

  #read(from: number, to: number, into: TokenSet): void {
    into.size = 0
    for (let at = from; at < to; at++) {
      const token = this.#words[at]!
      if (!has(into, token)) into.tokens[into.size++] = token
    }
  }

  #compareSets(a: TokenSet, b: TokenSet): number {
    const { bits } = this.#rarity
    const sizeA = a.size
    const sizeB = b.size
    let shared = 0
    for (let at = 0; at < sizeA; at++) {
      if (!has(b, a.tokens[at]!)) continue
      shared++
      this.rarity += bits[a.tokens[at]!]!
    }
    if (shared === sizeA && shared === sizeB) {
      return shared > 1 ? SURNAME['exact, two surnames'] : SURNAME['exact, one surname']
    }
    if (shared === 0 && (this.#isJoined(a, b) || this.#isJoined(b, a))) {
      return SURNAME['exact, two surnames']
    }
    const partOfJoined =
      shared === 0 && sizeA === 1 && sizeB === 1
        ? this.#isPartOfJoined(a.tokens[0]!, b.tokens[0]!) ||
          this.#isPartOfJoined(b.tokens[0]!, a.tokens[0]!)
        : false
    if (shared > 0) removeShared(a, b)
    this.#similar = false
    const close = this.#matchClose(a, b)
    const complete = a.size === 0 || b.size === 0
    if (shared + close > 1 && a.size === 0 && b.size === 0) return SURNAME['all close']
    if (shared > 0) {
      return complete ? SURNAME['one shared, one missing'] : SURNAME['one shared, one conflicts']
    }
    if (close > 0) return SURNAME['one close']
    if (partOfJoined) return SURNAME['one shared, one missing']
    return this.#similar ? SURNAME.similar : DIFFERENT
  }

  /**
   * Takes tokens one slip apart out of both sets, rarest pairs first; gives how many. Notes on the
   * way whether others are similar.
   */
  #matchClose(a: TokenSet, b: TokenSet): number {
    const { bits } = this.#rarity
    let close = 0
    for (;;) {
      let bestI = -1
      let bestJ = -1
      let best = -Infinity
      for (let i = 0; i < a.size; i++) {
        for (let j = 0; j < b.size; j++) {
          const left = a.tokens[i]!
          const right = b.tokens[j]!
          const relation = this.#tokens.relateSurnames(left, right)
          if (relation === TOKEN.similar) this.#similar = true
          if (relation !== TOKEN.close) continue
          const rarity = Math.min(bits[left]!, bits[right]!) / 2
          if (rarity <= best) continue
          bestI = i
          bestJ = j
          best = rarity
        }
      }
      if (bestI < 0) return close
      close++
      this.rarity += best
      a.tokens[bestI] = a.tokens[--a.size]!
      b.tokens[bestJ] = b.tokens[--b.size]!
    }
  }

  /** "garcia lopez" and "garcialopez", in either order. */
  #isJoined(one: TokenSet, two: TokenSet): boolean {
    if (one.size !== 1 || two.size !== 2) return false
    const whole = this.#tokens.text(one.tokens[0]!)
    const first = this.#tokens.text(two.tokens[0]!)
    const second = this.#tokens.text(two.tokens[1]!)
    if (whole.length !== first.length + second.length) return false
    return whole === first + second || whole === second + first
  }

  /** "garcia" and "garcialopez": one side holds the other's only surname joined to another. */
  #isPartOfJoined(one: number, other: number): boolean {
    const part = this.#tokens.text(one)
    const whole = this.#tokens.text(other)
    if (part.length < JOINED_LETTERS + 1 || whole.length < part.length + JOINED_LETTERS) {
      return false
    }
    return whole.startsWith(part) || whole.endsWith(part)
  }
}

function has({ tokens, size }: TokenSet, token: number): boolean {
  for (let at = 0; at < size; at++) if (tokens[at] === token) return true
  return false
}

/** Leaves in each set what the other lacks. */
function removeShared(a: TokenSet, b: TokenSet): void {
  let kept = 0
  const before = a.size
  for (let at = 0; at < before; at++) {
    const token = a.tokens[at]!
    if (has(b, token)) {
      const place = b.tokens.indexOf(token)
      b.tokens[place] = b.tokens[--b.size]!
    } else a.tokens[kept++] = token
  }
  a.size = kept
}
