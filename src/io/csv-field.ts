/** What forces quotes: the delimiter, quotes, line ends, and blanks that a reader would trim. */
const NEEDS_QUOTES = /[",\n\r]|^[ \t]|[ \t]$/

/**
 * One value as a CSV field (RFC 4180, comma): quoted only where needed, read back byte for byte.
 *
 * Values that a spreadsheet takes for formulas (`=1+1`) are not changed: ids have to survive.
 *
 * @example
 * ```ts
 * csvField('García, Ana') // '"García, Ana"'
 * ```
 */
export function csvField(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
