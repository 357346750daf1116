/**
 * A text that no spreadsheet takes for a formula when it opens a CSV file: an apostrophe is put
 * before `=`, `+`, `-`, `@`, a tab or a line break. A name may be an attack.
 *
 * Source: OWASP, "CSV Injection".
 */
export function guardFormula(text: string): string {
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
