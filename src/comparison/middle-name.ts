import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { Comparer } from './comparer.ts'
import { nameRows } from './name-rows.ts'
import { type NameTokens, TOKEN } from './name-tokens.ts'
import { type Outcome, PairCache } from './pair-cache.ts'

/**
 * Names after the first, whichever field they stand in. Missing where either record has only one
 * name, or where the first names already crossed over.
 */
export function middleNameComparer(
  table: StandardizedTable,
  fields: { readonly given: string; readonly middle: string },
  tokens: NameTokens,
): Comparer {
  const rows = nameRows(table, [fields.given, fields.middle])
  const further = rows.tokens.map((parts) => [...(parts[0] ?? []).slice(1), ...(parts[1] ?? [])])
  const heads = rows.tokens.map((parts) => parts[0]?.[0] ?? 0)
  const cache = new PairCache(16)
  const compute = (a: number, b: number, out: Outcome): void => {
    out.level = compareFurther(further[a]!, further[b]!, heads[a]!, heads[b]!, tokens)
  }
  return {
    compare(left, right, out) {
      const a = rows.ids[left]!
      const b = rows.ids[right]!
      out.rarity = 0
      if (further[a]!.length === 0 || further[b]!.length === 0) out.level = NULL_LEVEL
      else cache.compare(a, b, compute, out)
    },
  }
}

const LEVEL = { different: 0, initial: 1, similar: 2, exact: 3 } as const

function compareFurther(
  a: readonly number[],
  b: readonly number[],
  headA: number,
  headB: number,
  tokens: NameTokens,
): number {
  let best: number = LEVEL.different
  for (const left of a) {
    for (const right of b) {
      const relation = tokens.relate(left, right, true)
      if (relation >= TOKEN.variantNames) return LEVEL.exact
      if (relation !== TOKEN.different) best = Math.max(best, LEVEL.similar)
      else if (tokens.isInitial(left, right)) best = Math.max(best, LEVEL.initial)
    }
  }
  if (best > LEVEL.different) return best
  // The first name of one among the further names of the other: the names moved, they do not differ.
  const moved = (head: number, names: readonly number[]): boolean =>
    head !== 0 && names.some((name) => tokens.relate(head, name, true) >= TOKEN.close)
  return moved(headA, b) || moved(headB, a) ? NULL_LEVEL : LEVEL.different
}
