import { foldText } from './text.ts'

const YES = new Set(['y', 'yes', 'true', 't', '1', 'si', 's', 'verdadero'])
const NO = new Set(['n', 'no', 'false', 'f', '0', 'falso'])

/**
 * Standardizes a yes-or-no value.
 *
 * @returns 'y', 'n' or ''.
 *
 * @example
 * ```ts
 * standardizeFlag('Sí') // 'y'
 * standardizeFlag('0') // 'n'
 * standardizeFlag('unknown') // ''
 * ```
 */
export function standardizeFlag(value: string): string {
  const folded = foldText(value.replace(/^([01])\.0+$/, '$1'))
  if (YES.has(folded)) return 'y'
  return NO.has(folded) ? 'n' : ''
}
