import { LEVEL_NAMES } from '../model/comparison-levels.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { RareComparer } from './comparer.ts'
import type { ComparisonTables } from './comparison-tables.ts'
import { joinedHash } from './joined-hash.ts'
import { type NameTokens, TOKEN } from './name-tokens.ts'
import type { Rarity } from './rarity.ts'
import { firstCount, givenNameClaims, namesAt, totalCount } from './record-layout.ts'
import { lengthOf } from './token-features.ts'

export const GIVEN = Object.fromEntries(
  LEVEL_NAMES['given-name'].map((name, level) => [name, level]),
) as Record<(typeof LEVEL_NAMES)['given-name'][number], number>

const SIMILAR = GIVEN.similar
const DIFFERENT = GIVEN.different

/**
 * First names: equal, one a nickname of the other, one typo apart, the middle name in use, an
 * initial, similar in sound or spelling; and first and last name swapped.
 *
 * Compound names count by their first token, and the rest with the middle names (see
 * `middle-name.ts`), unless both first-name fields hold several tokens: María Guadalupe and María
 * Elena are different names.
 */
export class GivenNameComparer implements RareComparer {
  rarity = 0
  readonly #tables: ComparisonTables
  readonly #words: Uint32Array
  readonly #tokens: NameTokens
  readonly #rarity: Rarity
  /** Places of the claimed words. */
  readonly #names: number
  readonly #surnames: number
  readonly #joinedFirst: number
  readonly #joinedSurnames: number

  constructor(
    tables: ComparisonTables,
    fields: {
      readonly given: string
      readonly middle?: string
      readonly surnames?: readonly string[]
    },
    tokens: NameTokens,
    rarity: Rarity,
  ) {
    this.#tables = tables
    this.#words = tables.packed.words
    this.#tokens = tokens
    this.#rarity = rarity
    const [names, surnames, joinedFirst, joinedSurnames] = givenNameClaims(fields)
    this.#names = tables.layout.offsetOf(names)
    this.#surnames = tables.layout.offsetOf(surnames)
    this.#joinedFirst = tables.layout.offsetOf(joinedFirst)
    this.#joinedSurnames = tables.layout.offsetOf(joinedSurnames)
  }

  compare(left: number, right: number): number {
    this.rarity = 0
    const namesA = this.#words[left + this.#names]!
    const namesB = this.#words[right + this.#names]!
    if (firstCount(namesA) === 0 || firstCount(namesB) === 0) return NULL_LEVEL
    const level = this.#compareNames(left, right, namesA, namesB)
    if (level > SIMILAR || !this.#isSwapped(left, right, namesA, namesB)) return level
    this.rarity = 0
    return GIVEN['swapped with surname']
  }

  #compareNames(left: number, right: number, namesA: number, namesB: number): number {
    const tokens = this.#tokens
    const { bits } = this.#rarity
    const startA = left + namesAt(namesA)
    const startB = right + namesAt(namesB)
    const headA = this.#words[startA]!
    const headB = this.#words[startB]!
    const relation = tokens.relateGiven(headA, headB)
    if (relation === TOKEN.same) {
      const level = this.#relateFurther(startA, namesA, startB, namesB)
      if (level !== GIVEN['alike, but two names']) this.rarity = bits[headA]!
      return level
    }
    if (this.#isSameJoined(left, right, namesA, namesB)) return GIVEN.exact
    if (relation >= TOKEN.close) {
      this.rarity = Math.min(bits[headA]!, bits[headB]!) / 2
      if (relation === TOKEN.variant) return GIVEN['known variant']
      if (relation === TOKEN.variantNames) return GIVEN['variant, but two names']
      return GIVEN['one typo or cut short']
    }
    if (
      this.#isAmongFurther(headA, startB, namesB) ||
      this.#isAmongFurther(headB, startA, namesA)
    ) {
      return GIVEN['middle in use']
    }
    if (relation === TOKEN.twoNames) return GIVEN['alike, but two names']
    if (tokens.isInitial(headA, headB)) return GIVEN.initial
    return relation === TOKEN.similar ? SIMILAR : DIFFERENT
  }

  /**
   * Two records whose first names begin alike. Juan and Juan are exact; so are Juan Carlos and Juan
   * with the middle name Carlos. Juan Carlos and Juan are the first of two names: often one child,
   * but sisters are called María and María Elena too. Juan Carlos and Juan Luis are two names.
   */
  #relateFurther(startA: number, namesA: number, startB: number, namesB: number): number {
    const firstA = firstCount(namesA)
    const firstB = firstCount(namesB)
    if (firstA === 1 && firstB === 1) return GIVEN.exact
    // A compound name against a single one: the middle name may hold the rest.
    const toA = startA + (firstA === 1 ? totalCount(namesA) : firstA)
    const toB = startB + (firstA > 1 && firstB === 1 ? totalCount(namesB) : firstB)
    if (startA + 1 === toA || startB + 1 === toB) return GIVEN['first of two names']
    for (let a = startA + 1; a < toA; a++) {
      for (let b = startB + 1; b < toB; b++) {
        const x = this.#words[a]!
        const y = this.#words[b]!
        if (this.#tokens.relateGiven(x, y) >= TOKEN.close || this.#tokens.isInitial(x, y)) {
          return GIVEN.exact
        }
      }
    }
    return GIVEN['alike, but two names']
  }

  /** Is a first name among the further names of the other record? */
  #isAmongFurther(head: number, start: number, names: number): boolean {
    const end = start + totalCount(names)
    if (start + 1 === end || lengthOf(this.#tables.features, head) < 3) return false
    for (let at = start + 1; at < end; at++) {
      if (this.#tokens.relateGiven(head, this.#words[at]!) >= TOKEN.close) return true
    }
    return false
  }

  /** "Juan Carlos" and "Juancarlos". */
  #isSameJoined(left: number, right: number, namesA: number, namesB: number): boolean {
    const a = firstCount(namesA)
    const b = firstCount(namesB)
    if (a === 1 && b === 1) return false
    const joinedA = this.#joinedHash(left, this.#joinedFirst, namesA, a)
    if (joinedA !== this.#joinedHash(right, this.#joinedFirst, namesB, b)) return false
    return this.#joined(left + namesAt(namesA), a) === this.#joined(right + namesAt(namesB), b)
  }

  /** A single token is its own joined name. */
  #joinedHash(record: number, offset: number, names: number, count: number): number {
    if (count > 1) return this.#words[record + offset]!
    return joinedHash(this.#tables.names, this.#words[record + namesAt(names)]!, 0)
  }

  #joined(start: number, count: number): string {
    let text = ''
    for (let at = start; at < start + count; at++) text += this.#tokens.text(this.#words[at]!)
    return text
  }

  /** Do first names stand among the other record's surnames? */
  #isSwapped(left: number, right: number, namesA: number, namesB: number): boolean {
    const surnamesA = this.#words[left + this.#surnames]!
    const surnamesB = this.#words[right + this.#surnames]!
    const leftGone = this.#isAmongSurnames(this.#words[left + namesAt(namesA)]!, right, surnamesB)
    // Where a record has no surname, the other's first name can't be found to have gone there.
    if (leftGone && totalCount(surnamesA) === 0) return true
    if (!leftGone && totalCount(surnamesB) > 0) return false
    return this.#isAmongSurnames(this.#words[right + namesAt(namesB)]!, left, surnamesA)
  }

  #isAmongSurnames(head: number, record: number, surnames: number): boolean {
    const count = totalCount(surnames)
    const start = record + namesAt(surnames)
    for (let at = start; at < start + count; at++) {
      if (this.#tokens.isClose(head, this.#words[at]!)) return true
    }
    if (count < 2) return false
    if (joinedHash(this.#tables.names, head, 0) !== this.#words[record + this.#joinedSurnames]) {
      return false
    }
    return this.#tokens.text(head) === this.#joined(start, count)
  }
}
