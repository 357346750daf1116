import { LEVEL_NAMES } from '../model/comparison-levels.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { RareComparer } from './comparer.ts'
import type { ComparisonTables } from './comparison-tables.ts'
import { type NameTokens, TOKEN } from './name-tokens.ts'
import type { Rarity } from './rarity.ts'

const PARENTS = Object.fromEntries(
  LEVEL_NAMES.parents.map((name, level) => [name, level]),
) as Record<(typeof LEVEL_NAMES)['parents'][number], number>

/** How well one parent of each record agrees. */
const FIT = { conflict: 0, close: 1, agree: 2 } as const

interface Fit {
  level: number
  rarity: number
}

const newFit = (): Fit => ({ level: 0, rarity: 0 })

/**
 * Parents as one comparison: their names are not independent evidence. Either may be missing, and
 * first and second parent may change places. Their surnames count for nothing: they repeat the
 * child's, and two strangers of one surname would pass for a family.
 */
export class ParentsComparer implements RareComparer {
  rarity = 0
  readonly #words: Uint32Array
  readonly #tokens: NameTokens
  readonly #rarity: Rarity
  readonly #heads: number
  readonly #one = newFit()
  readonly #two = newFit()
  readonly #three = newFit()
  readonly #four = newFit()
  readonly #straight = newFit()
  readonly #crossed = newFit()

  constructor(
    { packed, layout }: ComparisonTables,
    parents: readonly { readonly given: string }[],
    tokens: NameTokens,
    rarity: Rarity,
  ) {
    this.#words = packed.words
    this.#tokens = tokens
    this.#rarity = rarity
    this.#heads = layout.offsetOf({ part: 'heads', fields: parents.map(({ given }) => given) })
  }

  compare(left: number, right: number): number {
    this.rarity = 0
    const a = this.#words[left + this.#heads]!
    const b = this.#words[right + this.#heads]!
    if (a === 0 || b === 0) return NULL_LEVEL
    const secondA = this.#words[left + this.#heads + 1]!
    const secondB = this.#words[right + this.#heads + 1]!
    const one = this.#one
    const two = this.#two
    const three = this.#three
    const four = this.#four
    this.#fit(a, b, one)
    if (secondA === 0 || secondB === 0) {
      let best = one
      if (secondA !== secondB) {
        this.#fit(secondA === 0 ? a : secondA, secondB === 0 ? b : secondB, two)
        if (isBetter(two, one)) best = two
      }
      this.rarity = best.rarity
      return singleLevel(best.level)
    }
    this.#fit(secondA, secondB, two)
    combine(one, two, this.#straight)
    this.#fit(a, secondB, three)
    this.#fit(secondA, b, four)
    combine(three, four, this.#crossed)
    const best = isBetter(this.#crossed, this.#straight) ? this.#crossed : this.#straight
    this.rarity = best.rarity
    return doubleLevel(best.level)
  }

  #fit(a: number, b: number, into: Fit): void {
    const relation = this.#tokens.relateGiven(a, b)
    into.rarity = relation === TOKEN.same ? this.#rarity.bits[a]! : 0
    if (relation >= TOKEN.variantNames) into.level = FIT.agree
    else into.level = relation >= TOKEN.twoNames ? FIT.close : FIT.conflict
  }
}

/** Better agreement; of equal ones the rarer. */
function isBetter(a: Fit, b: Fit): boolean {
  return a.level !== b.level ? a.level > b.level : a.rarity > b.rarity
}

/** Two parents at once. The sum decides; of equal sums, one agreement says more than two close ones. */
function combine(a: Fit, b: Fit, into: Fit): void {
  into.level = (a.level + b.level) * 4 + Math.max(a.level, b.level)
  into.rarity = a.rarity + b.rarity
}

function singleLevel(fit: number): number {
  if (fit === FIT.agree) return PARENTS['one agrees']
  return fit === FIT.close ? PARENTS['one close'] : PARENTS.different
}

function doubleLevel(combined: number): number {
  const best = combined % 4
  const other = Math.floor(combined / 4) - best
  if (best === FIT.agree) {
    return other === FIT.conflict ? PARENTS['one agrees, one conflicts'] : PARENTS['both agree']
  }
  return best === FIT.close ? PARENTS['one close'] : PARENTS.different
}
