import { LinkageError } from '../errors.ts'

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
  let low = k / n
  let high = 1
  // Each step gains a bit; past 60 the bounds are neighbours.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (betaAtMost(middle, k + 1, n - k) < confidence) low = middle
    else high = middle
  }
  return high
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

/**
 * P(X ≤ x) for X ~ Beta(a, b), a, b ≥ 1: the regularized incomplete beta function.
 *
 * Source: the continued fraction DLMF 8.17.22, evaluated from the front by Lentz's method; it
 * converges fast left of the mean, and the right side is its mirror image.
 */
function betaAtMost(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaAtMost(1 - x, b, a)

  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  )
  const tiny = 1e-300
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return (front * fraction) / a

  function nonZero(value: number): number {
    return Math.abs(value) < tiny ? tiny : value
  }
}

/** ln Γ(x) for x ≥ 1. Stirling's series (DLMF 5.11.1) after moving x beyond 10; error under 1e-13. */
function logGamma(x: number): number {
  let shift = 0
  let y = x
  while (y < 10) shift += Math.log(y++)
  const r = 1 / (y * y)
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / y
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift
}
