/** English and Spanish month names and their short forms, folded, to month numbers. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan enero ene',
    'february feb febrero febr',
    'march mar marzo mzo',
    'april apr abril abr',
    'may mayo',
    'june jun junio',
    'july jul julio',
    'august aug agosto ago agto',
    'september sep sept septiembre setiembre set',
    'october oct octubre',
    'november nov noviembre novbre',
    'december dec diciembre dic dicbre',
  ].flatMap((names, month) => names.split(' ').map((name): [string, number] => [name, month + 1])),
)

/**
 * The number of a month named in English or Spanish.
 *
 * @param word - folded, full or short.
 * @returns 1 to 12; 0 for any other word.
 *
 * @example
 * ```ts
 * monthNumber('marzo') // 3
 * monthNumber('sept') // 9
 * ```
 */
export function monthNumber(word: string): number {
  return MONTHS.get(word) ?? 0
}
