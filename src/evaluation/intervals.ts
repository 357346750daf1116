import { LinkageError } from '../errors.ts'
import { betaQuantile } from './beta-distribution.ts'

/**
 * The exact one-sided upper bound of a proportion (Clopper–Pearson): the largest p under which
 * seeing `k` or fewer of `n` is still as likely as 1 − confidence.
 *
 * What a count of zero is worth: none of 500 twins merged means, at 95 %, under 0.6 % of twins.
 *
 * @param k - how often it happened; a whole number from 0 to `n`.
 * @param n - of how many.
 * @param confidence - in (0, 1); 0.95 if not given.
 * @returns a proportion in (0, 1]; 1 if `k` = `n`, so also if nothing was tried.
 * @throws {@link LinkageError} `count-out-of-range` if an argument is outside its range.
 *
 * Source: Clopper & Pearson (1934), Biometrika 26(4): the `confidence` quantile of
 * Beta(k + 1, n − k), found by bisection.
 *
 * @example
 * ```ts
 * binomialUpperBound(0, 500) // 0.00597…
 * ```
 */
export function binomialUpperBound(k: number, n: number, confidence = 0.95): number {
  requireCounts(k, n)
  if (!(confidence > 0 && confidence < 1)) {
    throw new LinkageError('count-out-of-range', {
      what: 'the confidence',
      value: confidence,
      min: 0,
      max: 1,
    })
  }
  if (k === n) return 1
  return betaQuantile(confidence, k + 1, n - k)
}

/**
 * Wilson's score interval of a proportion: two-sided, and sensible near 0 and 1.
 *
 * @param k - how often it happened; a whole number from 0 to `n`.
 * @param n - of how many; 0 gives [0, 1].
 * @param z - standard normal quantile; 1.96 (95 %) if not given.
 * @throws {@link LinkageError} `count-out-of-range` if `k` or `n` is outside its range.
 *
 * Source: Wilson (1927), JASA 22(158).
 *
 * @example
 * ```ts
 * wilsonInterval(10, 20) // { low: 0.299…, high: 0.700… }
 * ```
 */
export function wilsonInterval(
  k: number,
  n: number,
  z = 1.959963984540054,
): { readonly low: number; readonly high: number } {
  requireCounts(k, n)
  if (n === 0) return { low: 0, high: 1 }
  const p = k / n
  const spread = (z * z) / n
  const centre = (p + spread / 2) / (1 + spread)
  const half = (z / (1 + spread)) * Math.sqrt((p * (1 - p)) / n + spread / (4 * n))
  return {
    low: k === 0 ? 0 : Math.max(0, centre - half),
    high: k === n ? 1 : Math.min(1, centre + half),
  }
}

function requireCounts(k: number, n: number): void {
  if (!(Number.isInteger(n) && n >= 0)) {
    const max = Number.MAX_SAFE_INTEGER
    throw new LinkageError('count-out-of-range', {
      what: 'the number tried',
      value: n,
      min: 0,
      max,
    })
  }
  if (!(Number.isInteger(k) && k >= 0 && k <= n)) {
    throw new LinkageError('count-out-of-range', { what: 'the count', value: k, min: 0, max: n })
  }
}
