import { LEVEL_NAMES } from '../model/comparison-levels.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { Comparer } from './comparer.ts'
import { type NameRows, nameRows } from './name-rows.ts'
import { type NameTokens, TOKEN } from './name-tokens.ts'
import { type Outcome, PairCache } from './pair-cache.ts'
import type { Rarity } from './rarity.ts'

export const GIVEN = Object.fromEntries(
  LEVEL_NAMES['given-name'].map((name, level) => [name, level]),
) as Record<(typeof LEVEL_NAMES)['given-name'][number], number>

/**
 * First names: equal, one a nickname of the other, one typo apart, the middle name in use, an
 * initial, similar in sound or spelling; and first and last name swapped.
 *
 * Compound names count by their first token, and the rest with the middle names (see
 * `middle-name.ts`), unless both first-name fields hold several tokens: María Guadalupe and María
 * Elena are different names.
 */
export function givenNameComparer(
  table: StandardizedTable,
  fields: {
    readonly given: string
    readonly middle?: string
    readonly surnames?: readonly string[]
  },
  tokens: NameTokens,
  rarity: Rarity,
): Comparer {
  const rows = nameRows(table, [fields.given, ...(fields.middle ? [fields.middle] : [])])
  const swaps = new SwapCheck(rows, nameRows(table, fields.surnames ?? []), tokens)
  const cache = new PairCache()
  const compute = (a: number, b: number, out: Outcome): void => {
    compareGiven(rows.tokens[a]!, rows.tokens[b]!, tokens, rarity, out)
  }
  return {
    compare(left, right, out) {
      const a = rows.ids[left]!
      const b = rows.ids[right]!
      out.rarity = 0
      if (
        a === 0 ||
        b === 0 ||
        rows.tokens[a]![0]!.length === 0 ||
        rows.tokens[b]![0]!.length === 0
      ) {
        out.level = NULL_LEVEL
        return
      }
      cache.compare(a, b, compute, out)
      if (out.level <= GIVEN.similar && swaps.isSwapped(left, right)) {
        out.level = GIVEN['swapped with surname']
        out.rarity = 0
      }
    },
  }
}

type NameParts = readonly (readonly number[])[]

function compareGiven(
  a: NameParts,
  b: NameParts,
  tokens: NameTokens,
  rarity: Rarity,
  out: Outcome,
): void {
  const firstA = a[0]!
  const firstB = b[0]!
  const headA = firstA[0]!
  const headB = firstB[0]!
  const relation = tokens.relate(headA, headB, true)
  if (relation === TOKEN.same) {
    const further = relateFurther(a, b, tokens)
    out.level = further
    if (further !== GIVEN['alike, but two names']) out.rarity = rarity.bits[headA]!
    return
  }
  if (joined(firstA, tokens) === joined(firstB, tokens)) {
    out.level = GIVEN.exact
    return
  }
  const either = Math.min(rarity.bits[headA]!, rarity.bits[headB]!) / 2
  if (relation >= TOKEN.variantNames) {
    const isShort = relation === TOKEN.variant
    out.level = isShort ? GIVEN['known variant'] : GIVEN['variant, but two names']
    out.rarity = either
  } else if (relation === TOKEN.close) {
    out.level = GIVEN['one typo or cut short']
    out.rarity = either
  } else if (isMiddleInUse(a, b, tokens) || isMiddleInUse(b, a, tokens)) {
    out.level = GIVEN['middle in use']
  } else if (relation === TOKEN.twoNames) {
    out.level = GIVEN['alike, but two names']
  } else if (tokens.isInitial(headA, headB)) out.level = GIVEN.initial
  else out.level = relation === TOKEN.similar ? GIVEN.similar : GIVEN.different
}

/**
 * Two records whose first names begin alike. Juan and Juan are exact; so are Juan Carlos and Juan
 * with the middle name Carlos. Juan Carlos and Juan are the first of two names: often one child,
 * but sisters are called María and María Elena too. Juan Carlos and Juan Luis are two names.
 */
function relateFurther(a: NameParts, b: NameParts, tokens: NameTokens): number {
  const furtherA = a[0]!.slice(1)
  const furtherB = b[0]!.slice(1)
  if (furtherA.length === 0 && furtherB.length === 0) return GIVEN.exact
  const share = (some: readonly number[], others: readonly number[]): boolean =>
    some.some((x) =>
      others.some((y) => tokens.relate(x, y, true) >= TOKEN.close || tokens.isInitial(x, y)),
    )
  if (furtherA.length > 0 && furtherB.length > 0) {
    return share(furtherA, furtherB) ? GIVEN.exact : GIVEN['alike, but two names']
  }
  const [compound, middle] = furtherA.length > 0 ? [furtherA, b[1] ?? []] : [furtherB, a[1] ?? []]
  if (middle.length === 0) return GIVEN['first of two names']
  return share(compound, middle) ? GIVEN.exact : GIVEN['alike, but two names']
}

/** Is the first name of `a` a further name of `b`? */
function isMiddleInUse(a: NameParts, b: NameParts, tokens: NameTokens): boolean {
  const head = a[0]![0]!
  const further = [...b[0]!.slice(1), ...(b[1] ?? [])]
  if (tokens.text(head).length < 3) return false
  return further.some((token) => tokens.relate(head, token, true) >= TOKEN.close)
}

function joined(names: readonly number[], tokens: NameTokens): string {
  return names.map((token) => tokens.text(token)).join('')
}

/** First names that stand among the other record's surnames. */
class SwapCheck {
  readonly #given: NameRows
  readonly #surnames: NameRows
  readonly #tokens: NameTokens
  readonly #joined: string[] = []

  constructor(given: NameRows, surnames: NameRows, tokens: NameTokens) {
    this.#given = given
    this.#surnames = surnames
    this.#tokens = tokens
  }

  isSwapped(left: number, right: number): boolean {
    const leftGone = this.#isAmongSurnames(left, right)
    const rightGone = this.#isAmongSurnames(right, left)
    // Where a record has no surname, the other's first name can't be found to have gone there.
    return (
      (leftGone && (rightGone || this.#surnames.ids[left] === 0)) ||
      (rightGone && this.#surnames.ids[right] === 0)
    )
  }

  #isAmongSurnames(from: number, to: number): boolean {
    const id = this.#surnames.ids[to]!
    if (id === 0) return false
    const head = this.#given.tokens[this.#given.ids[from]!]![0]![0]!
    const parts = this.#surnames.tokens[id]!
    for (const part of parts) {
      for (const token of part) if (this.#tokens.isClose(head, token)) return true
    }
    this.#joined[id] ??= joined(parts.flat(), this.#tokens)
    return this.#tokens.text(head) === this.#joined[id]
  }
}
