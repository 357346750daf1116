/** `y = factor · xᵉˣᵖᵒⁿᵉⁿᵗ`. */
export interface PowerLaw {
  readonly exponent: number
  readonly factor: number
}

/**
 * The power law through points, by least squares on logarithms.
 *
 * @param points - `[x, y]`, both above 0, at least two different x.
 * @throws RangeError otherwise.
 *
 * @example
 * ```ts
 * fitPowerLaw([[1, 3], [10, 300]]) // { exponent: 2, factor: 3 }
 * ```
 */
export function fitPowerLaw(points: readonly (readonly [number, number])[]): PowerLaw {
  if (points.some(([x, y]) => !(x > 0 && y > 0))) {
    throw new RangeError('a power law is fitted to values above 0')
  }
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length
  const spread = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  if (!(spread > 0)) throw new RangeError('a power law needs two different sizes')
  const exponent = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread
  return { exponent, factor: Math.exp(meanY - exponent * meanX) }
}
