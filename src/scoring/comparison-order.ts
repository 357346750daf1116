import type { Swap } from '../comparison/compile-comparisons.ts'
import type { Comparison } from '../model/linkage-model.ts'
import { classTable, MATCH, RIVALS, UNRELATED } from './pair-classes.ts'

/** What one comparison of a kind costs, about, for strangers. */
const COST: Readonly<Record<Comparison['kind'], number>> = {
  exact: 1,
  date: 2,
  identifier: 2,
  place: 3,
  'middle-name': 4,
  text: 4,
  address: 6,
  'given-name': 6,
  surname: 6,
  parents: 6,
}

/**
 * The order in which comparisons tell strangers and relatives from matches soonest: first what takes
 * most from the weight that is still possible, for its cost. A matter of speed alone; but what
 * depends on another comes after it.
 *
 * @param swaps - surnames wait for the first names in them.
 */
export function comparisonOrder(
  comparisons: readonly Comparison[],
  swaps: readonly Swap[],
): number[] {
  const { rows, on } = classTable(comparisons)
  const worth = comparisons.map((comparison, at) => {
    let taken = 0
    for (const rival of RIVALS) {
      const gains = comparison.levels.map((_, level) => {
        return rows[at]![0]![MATCH]![level]! - rows[at]![0]![rival]![level]!
      })
      const most = Math.max(0, ...gains)
      for (const [level, gain] of gains.entries()) {
        taken += 2 ** rows[at]![0]![UNRELATED]![level]! * (most - gain)
      }
    }
    return taken / COST[comparison.kind]
  })
  const order: number[] = []
  const left = new Set(comparisons.keys())
  while (left.size > 0) {
    const free = [...left].filter(
      (at) =>
        !left.has(on[at]!) &&
        swaps.every(({ given, surname }) => surname !== at || !left.has(given)),
    )
    const next = free.reduce((best, at) => (worth[at]! > worth[best]! ? at : best))
    order.push(next)
    left.delete(next)
  }
  return order
}
