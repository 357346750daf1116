/**
 * Adjusts p-values of many comparisons, so that of those called at most 5 % (where 0.05 is the bound)
 * are expected to be chance.
 *
 * Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1).
 *
 * @returns by comparison: the least rate of false discoveries at which it would be called.
 *
 * @example
 * ```ts
 * falseDiscoveryRates([0.01, 0.5, 0.02]) // [0.03, 0.5, 0.03]
 * ```
 */
export function falseDiscoveryRates(p: readonly number[]): number[] {
  const order = Array.from(p.keys()).sort((a, b) => p[b]! - p[a]!)
  const rates = new Array<number>(p.length)
  let least = 1
  for (const [above, at] of order.entries()) {
    least = Math.min(least, p[at]! * (p.length / (p.length - above)))
    rates[at] = least
  }
  return rates
}
