import { formatAverage, formatCount } from './number-format.ts'

/**
 * A count in few characters, for a tick.
 *
 * @example
 * ```ts
 * shortCount(20_000) // '20k'
 * ```
 */
export function shortCount(count: number): string {
  if (count >= 1e9) return `${formatCount(count / 1e9)}G`
  if (count >= 1e6) return `${formatCount(count / 1e6)}M`
  if (count >= 1e4) return `${formatCount(count / 1e3)}k`
  return Number.isInteger(count) ? formatCount(count) : formatAverage(count)
}
