import type { Comparison } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'

/** The comparison that each depends on, by its place; −1 for none. */
export function foretellers(comparisons: readonly Comparison[]): Int32Array {
  return Int32Array.from(comparisons, ({ dependence }) =>
    dependence === undefined ? -1 : comparisons.findIndex(({ name }) => name === dependence.on),
  )
}

/** How often each level of each comparison was seen; missing values count nowhere. */
export class LevelCounts {
  /** `levels[comparison][level]` */
  readonly levels: readonly Float64Array[]
  /** `beside[comparison][level of the one it depends on][level]`; empty for those that depend on none. */
  readonly beside: readonly (readonly Float64Array[])[]
  readonly #on: Int32Array

  constructor(comparisons: readonly Comparison[]) {
    this.#on = foretellers(comparisons)
    this.levels = comparisons.map(({ levels }) => new Float64Array(levels.length))
    this.beside = comparisons.map(({ levels }, at) => {
      const on = this.#on[at]!
      if (on < 0) return []
      return comparisons[on]!.levels.map(() => new Float64Array(levels.length))
    })
  }

  add(levels: Uint8Array, count: number): void {
    for (let at = 0; at < levels.length; at++) {
      const level = levels[at]!
      if (level === NULL_LEVEL) continue
      this.levels[at]![level]! += count
      const on = this.#on[at]!
      if (on >= 0 && levels[on] !== NULL_LEVEL) this.beside[at]![levels[on]!]![level]! += count
    }
  }
}

/** So many pairs, seen as often as if independent, are believed before any is seen. */
const PRIOR_SEEN = 1

/**
 * P(level | level of another) from counts: what a level has on its own, times how much more often it
 * was seen beside the other than independence would have it (the mean of a Gamma prior around 1).
 *
 * @param alone - P(level).
 * @param seen - pairs at each level, all beside one level of the other.
 */
export function besideLevel(alone: readonly number[], seen: ArrayLike<number>): number[] {
  let total = 0
  for (let level = 0; level < seen.length; level++) total += seen[level]!
  const lifted = alone.map((share, level) => {
    return (share * (seen[level]! + PRIOR_SEEN)) / (total * share + PRIOR_SEEN)
  })
  const sum = lifted.reduce((all, value) => all + value, 0)
  return lifted.map((value) => value / sum)
}
