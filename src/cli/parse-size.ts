import { UsageError } from './usage-error.ts'

/** Steps of 1,000 as disks count, or of 1,024 where an i says so. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
  ti: 2 ** 40,
}

/**
 * An amount of memory in bytes: a number with a unit, in either case, with or without a B.
 *
 * @throws {@link UsageError} if it is none, or less than a byte.
 *
 * @example
 * ```ts
 * parseSize('dedupe', 'memory', '1.5GiB') // 1610612736
 * parseSize('dedupe', 'memory', '500M') // 500000000
 * ```
 */
export function parseSize(command: string, option: string, text: string): number {
  const found = /^\+?(\d+(?:\.\d*)?|\.\d+)\s*([kmgt]i?)?b?$/i.exec(text.trim())
  const bytes = found ? Math.floor(Number(found[1]) * UNITS[(found[2] ?? '').toLowerCase()]!) : 0
  if (bytes >= 1 && bytes <= Number.MAX_SAFE_INTEGER) return bytes
  throw new UsageError(`--${option} expects a size such as 500M, 2G or 1.5GiB.`, command)
}
