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
      relation >= TOKEN.variantNames
        ? FIT.agree
        : relation >= TOKEN.twoNames
          ? FIT.close
          : FIT.conflict
    out.rarity = relation === TOKEN.same ? rarity.bits[a]! : 0
  }
  const heads = given.map((rows) => Uint32Array.from(rows.tokens, (parts) => parts[0]?.[0] ?? 0))
  const scratch: Outcome = { level: 0, rarity: 0 }
  const parentFit = (a: number, b: number, into: Fit): void => {
    if (a === b) {
      into.level = FIT.agree
      into.rarity = rarity.bits[a]!
      return
    }
    cache.compare(a, b, compareGiven, scratch)
    into.level = scratch.level
    into.rarity = scratch.level === FIT.agree ? scratch.rarity : 0
  }
  const mine = new Uint32Array(2)
  const theirs = new Uint32Array(2)
  /** The parents a record names, first ones first; gives how many. */
  const named = (row: number, into: Uint32Array): number => {
    let count = 0
    for (let parent = 0; parent < given.length && count < 2; parent++) {
      const token = heads[parent]![given[parent]!.ids[row]!]!
      if (token !== 0) into[count++] = token
    }
    return count
  }
  const [one, two, three, four] = [newFit(), newFit(), newFit(), newFit()]
  return {
    compare(left, right, out) {
      out.rarity = 0
      const lefts = named(left, mine)
      const rights = named(right, theirs)
      if (lefts === 0 || rights === 0) {
        out.level = NULL_LEVEL
        return
      }
      parentFit(mine[0]!, theirs[0]!, one)
      if (lefts === 1 || rights === 1) {
        if (lefts + rights > 2) {
          parentFit(lefts === 2 ? mine[1]! : mine[0]!, rights === 2 ? theirs[1]! : theirs[0]!, two)
        }
        const best = lefts + rights > 2 && isBetter(two, one) ? two : one
        out.level = singleLevel(best.level)
        out.rarity = best.rarity
        return
      }
      parentFit(mine[1]!, theirs[1]!, two)
      parentFit(mine[0]!, theirs[1]!, three)
      parentFit(mine[1]!, theirs[0]!, four)
      const straight = combine(one, two)
      const crossed = combine(three, four)
      const best = isBetter(crossed, straight) ? crossed : straight
      out.level = doubleLevel(best.level)
      out.rarity = best.rarity
    },
  }
}

interface Fit {
  level: number
  rarity: number
}

const newFit = (): Fit => ({ level: 0, rarity: 0 })

/** Better agreement; of equal ones the rarer. */
function isBetter(a: Fit, b: Fit): boolean {
  return a.level !== b.level ? a.level > b.level : a.rarity > b.rarity
}

/** Two parents at once. The sum decides; of equal sums, one agreement says more than two close ones. */
function combine(a: Fit, b: Fit): Fit {
  const best = Math.max(a.level, b.level)
  return { level: (a.level + b.level) * 4 + best, rarity: a.rarity + b.rarity }
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
