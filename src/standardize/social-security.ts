const HEADER = /^(ssn|soc(ial)?_sec)/
const COMPLETE = /^\d{9}$/

/**
 * Does the header say that a column holds social security numbers? Nine digits alone may be any
 * number.
 *
 * @param word - the header in small letters, with `_` between words.
 */
export function isSocialSecurityHeader(word: string): boolean {
  return HEADER.test(word)
}

/** The number of a standardized identifier; 0 if it is no complete one. */
export function socialSecurityNumber(value: string): number {
  return COMPLETE.test(value) ? Number(value) : 0
}
