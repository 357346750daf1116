import { LEVEL_NAMES } from '../model/comparison-levels.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { Comparer } from './comparer.ts'
import { nameRows } from './name-rows.ts'
import { type NameTokens, TOKEN } from './name-tokens.ts'
import type { Outcome } from './pair-cache.ts'
import { PairCache } from './pair-cache.ts'
import type { Rarity } from './rarity.ts'

const PARENTS = Object.fromEntries(
  LEVEL_NAMES.parents.map((name, level) => [name, level]),
) as Record<(typeof LEVEL_NAMES)['parents'][number], number>

/** How well one parent of each record agrees. */
const FIT = { conflict: 0, close: 1, agree: 2 } as const

/**
 * Parents as one comparison: their names are not independent evidence. Either may be missing, and
 * first and second parent may change places. Their surnames count for nothing: they repeat the
 * child's, and two strangers of one surname would pass for a family.
 */
export function parentsComparer(
  table: StandardizedTable,
  parents: readonly { readonly given: string; readonly surname?: string }[],
  tokens: NameTokens,
  rarity: Rarity,
): Comparer {
  const given = parents.map((parent) => nameRows(table, [parent.given]))
  const cache = new PairCache(16)
  const compareGiven = (a: number, b: number, out: Outcome): void => {
    const relation = tokens.relate(a, b, true)
    out.level =
      relation >= TOKEN.variant ? FIT.agree : relation >= TOKEN.twoNames ? FIT.close : FIT.conflict
    out.rarity = relation === TOKEN.same ? rarity.bits[a]! : 0
  }
  const heads = given.map((rows) => rows.tokens.map((parts) => parts[0]?.[0] ?? 0))
  const headOf = (parent: number, row: number): number => heads[parent]![given[parent]!.ids[row]!]!
  const scratch: Outcome = { level: 0, rarity: 0 }
  return {
    compare(left, right, out) {
      out.rarity = 0
      const mine = given.map((_, parent) => headOf(parent, left)).filter((token) => token !== 0)
      const theirs = given.map((_, parent) => headOf(parent, right)).filter((token) => token !== 0)
      if (mine.length === 0 || theirs.length === 0) {
        out.level = NULL_LEVEL
        return
      }
      const pairs = bestAlignment(mine, theirs, (a, b) => {
        if (a === b) {
          scratch.level = FIT.agree
          scratch.rarity = rarity.bits[a]!
        } else cache.compare(a, b, compareGiven, scratch)
        return scratch
      })
      out.level = levelOf(pairs.fits)
      out.rarity = pairs.rarity
    },
  }
}

interface Alignment {
  readonly fits: readonly number[]
  readonly rarity: number
}

/** Pairs parents so that they agree best; at most two on each side. */
function bestAlignment(
  mine: readonly number[],
  theirs: readonly number[],
  relate: (a: number, b: number) => Outcome,
): Alignment {
  const align = (order: readonly (readonly [number, number])[]): Alignment => {
    const fits: number[] = []
    let rarity = 0
    for (const [a, b] of order) {
      const outcome = relate(a, b)
      fits.push(outcome.level)
      rarity += outcome.level === FIT.agree ? outcome.rarity : 0
    }
    return { fits: fits.toSorted((x, y) => y - x), rarity }
  }
  const sum = ({ fits }: Alignment): number => fits.reduce((total, value) => total + value, 0)
  const [a1, a2] = mine
  const [b1, b2] = theirs
  const candidates: Alignment[] = []
  if (a2 === undefined) for (const b of theirs) candidates.push(align([[a1!, b]]))
  else if (b2 === undefined) for (const a of mine) candidates.push(align([[a, b1!]]))
  else {
    candidates.push(
      align([
        [a1!, b1!],
        [a2, b2],
      ]),
      align([
        [a1!, b2],
        [a2, b1!],
      ]),
    )
  }
  return candidates.reduce((best, next) => {
    const difference = sum(next) - sum(best)
    // Equal sums: two close ones say less than one that agrees; then the rarer agreement.
    if (difference !== 0) return difference > 0 ? next : best
    if (next.fits[0] !== best.fits[0]) return next.fits[0]! > best.fits[0]! ? next : best
    return next.rarity > best.rarity ? next : best
  })
}

function levelOf(fits: readonly number[]): number {
  const [first, second] = fits
  if (second === undefined) {
    if (first === FIT.agree) return PARENTS['one agrees']
    return first === FIT.close ? PARENTS['one close'] : PARENTS.different
  }
  if (first === FIT.agree) {
    return second === FIT.conflict ? PARENTS['one agrees, one conflicts'] : PARENTS['both agree']
  }
  return first === FIT.close ? PARENTS['one close'] : PARENTS.different
}
