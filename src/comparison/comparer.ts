import type { Outcome } from './pair-cache.ts'

/**
 * One comparison, ready to run over the rows of a table. Symmetric: swapping the records gives the
 * same outcome. A record compared with itself gives the top level, or the null level.
 */
export interface Comparer {
  compare(left: number, right: number, out: Outcome): void
}
