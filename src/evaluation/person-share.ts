import type { DependentShare } from './dependent-interval.ts'
import { clumpOf, sumOf } from './group-pairs.ts'
import { share } from './quality.ts'

/**
 * Which share of something that persons have each for themselves came out right.
 *
 * @param right - by person.
 * @param all - by person, at least as much.
 *
 * @example
 * ```ts
 * personShare(Float64Array.of(1, 0), Float64Array.of(1, 3)).value // ¼
 * ```
 */
export function personShare(right: Float64Array, all: Float64Array): DependentShare {
  const size = sumOf(all)
  const value = share(sumOf(right), size)
  let squares = 0
  for (const [person, own] of right.entries()) squares += (own - value * all[person]!) ** 2
  const variance = size === 0 ? 0 : squares / size ** 2
  return { value, variance, size, clump: clumpOf(all) }
}
