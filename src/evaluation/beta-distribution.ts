/**
 * P(X ≤ x) for X ~ Beta(a, b), a, b > 0: the regularized incomplete beta function.
 *
 * Source: the continued fraction DLMF 8.17.22, evaluated from the front by Lentz's method; it
 * converges fast left of the mean, and the right side is its mirror image.
 */
export function betaAtMost(x: number, a: number, b: number): number {
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

/**
 * The value under which a share `p` of Beta(a, b) lies, a, b > 0, by bisection.
 *
 * @param p - in [0, 1].
 */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0
  let high = 1
  // Each step gains a bit; past 60 the bounds are neighbours.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (betaAtMost(middle, a, b) < p) low = middle
    else high = middle
  }
  return high
}

/** ln Γ(x) for x > 0. Stirling's series (DLMF 5.11.1) after moving x beyond 10; error under 1e-13. */
function logGamma(x: number): number {
  let shift = 0
  let y = x
  while (y < 10) shift += Math.log(y++)
  const r = 1 / (y * y)
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / y
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift
}
