/**
 * Numbers as the page writes them: English grouping, a true minus sign, and as many digits as a
 * reader can use. Written by hand so that the same data gives the same bytes on every machine.
 *
 * @module
 */

/** Stands for a number that is not known. */
const UNKNOWN = '–'
const MINUS = '\u2212'

/**
 * A count with thousands separators; fractions are rounded.
 *
 * @example
 * ```ts
 * formatCount(1234567) // '1,234,567'
 * ```
 */
export function formatCount(count: number): string {
  if (!Number.isFinite(count)) return notFinite(count)
  // BigInt writes large numbers in full where String() would change to 1e+21.
  const digits = BigInt(Math.round(Math.abs(count))).toString()
  const grouped = digits.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return count < 0 && grouped !== '0' ? MINUS + grouped : grouped
}

/**
 * A count and its noun, in the singular for exactly one.
 *
 * @example
 * ```ts
 * formatCounted(1, 'record') // '1 record'
 * formatCounted(2048, 'child', 'children') // '2,048 children'
 * ```
 */
export function formatCounted(count: number, one: string, several: string = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : several}`
}

/**
 * A small quantity with one decimal, such as an average.
 *
 * @example
 * ```ts
 * formatAverage(70.74) // '70.7'
 * ```
 */
export function formatAverage(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value)
  const size = fixed(Math.abs(value), 1)
  return value < 0 && size !== '0.0' ? MINUS + size : size
}

/**
 * A match weight in bits with its sign and one decimal; 0 has no sign.
 *
 * @example
 * ```ts
 * formatWeight(-13.28) // '−13.3'
 * formatWeight(4) // '+4.0'
 * ```
 */
export function formatWeight(bits: number): string {
  const text = formatAverage(bits)
  return bits > 0 && text !== '0.0' ? `+${text}` : text
}

/**
 * A position on the scale of match weights: one decimal, no plus sign, no needless `.0`.
 *
 * @example
 * ```ts
 * formatBits(9.5) // '9.5'
 * formatBits(2) // '2'
 * ```
 */
export function formatBits(bits: number): string {
  return formatAverage(bits).replace(/\.0$/, '')
}

/**
 * A share of a whole as a percentage: one decimal, more near the ends, where they matter.
 * Only exactly 0 and 1 read as 0 % and 100 %.
 *
 * @param share - 0 to 1.
 *
 * @example
 * ```ts
 * formatShare(0.1234) // '12.3%'
 * formatShare(0.99996) // '99.996%'
 * ```
 */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return notFinite(share)
  if (share < 0) return UNKNOWN
  if (share === 0) return '0%'
  if (share === 1) return '100%'
  const decimals = decimalsFor(share * 100, 100, 1, 4)
  if (decimals === undefined) return share < 0.5 ? '< 0.0001%' : '> 99.9999%'
  return `${fixed(share * 100, decimals)}%`
}

/**
 * A probability: two decimals in the middle, two telling digits near 0 and the first digit that
 * isn't 9 (rounded) near 1. What is not exactly 0 or 1 is never written as if it were.
 *
 * @param probability - 0 to 1.
 *
 * @example
 * ```ts
 * formatProbability(0.5) // '0.50'
 * formatProbability(0.99987) // '0.9999'
 * formatProbability(0.0000123) // '0.000012'
 * ```
 */
export function formatProbability(probability: number): string {
  if (!Number.isFinite(probability)) return notFinite(probability)
  if (probability < 0 || probability > 1) return UNKNOWN
  if (probability === 0 || probability === 1) return String(Math.abs(probability))
  const rest = Math.min(probability, 1 - probability)
  const digits = probability < 0.5 ? 2 : 1
  const decimals = Math.max(2, Math.ceil(-Math.log10(rest)) + digits - 1)
  if (probability < 0.5) return decimals > 9 ? '< 0.00000001' : fixed(probability, decimals)
  const usable = decimalsFor(probability, 1, Math.min(decimals, 8), 8)
  return usable === undefined ? '> 0.99999999' : fixed(probability, usable)
}

/**
 * A duration.
 *
 * @example
 * ```ts
 * formatSeconds(0.0123) // '12 ms'
 * formatSeconds(83.4) // '1 min 23 s'
 * ```
 */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return UNKNOWN
  if (seconds === 0) return '0 s'
  if (seconds < 0.001) return '< 1 ms'
  if (seconds < 0.9995) return `${fixed(seconds * 1000, 0)} ms`
  if (seconds < 9.95) return `${fixed(seconds, 1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${formatCount(Math.floor(whole / 3600))} h ${Math.floor((whole % 3600) / 60)} min`
}

/**
 * An amount of memory, in steps of 1,000 as disks and networks count.
 *
 * @example
 * ```ts
 * formatBytes(583_000_000) // '583 MB'
 * ```
 */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return UNKNOWN
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let size = bytes
  let unit = 0
  while (unit < units.length - 1 && size >= 999.5) {
    size /= 1000
    unit++
  }
  const decimals = unit === 0 || size >= 9.95 ? 0 : 1
  return `${decimals === 0 ? formatCount(size) : fixed(size, decimals)} ${units[unit]!}`
}

/** Fewest decimals, from `least` to `most`, that don't round `value` to 0 or to `whole`. */
function decimalsFor(
  value: number,
  whole: number,
  least: number,
  most: number,
): number | undefined {
  for (let decimals = least; decimals <= most; decimals++) {
    const rounded = Number(value.toFixed(decimals))
    if (rounded !== 0 && rounded !== whole) return decimals
  }
  return undefined
}

function fixed(value: number, decimals: number): string {
  // toFixed() changes to 1e+21; so large a number has no telling decimals anyway.
  if (value >= 1e15) return formatCount(value)
  const [whole, fraction] = value.toFixed(decimals).split('.')
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

function notFinite(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '∞'
  return value === Number.NEGATIVE_INFINITY ? `${MINUS}∞` : UNKNOWN
}
