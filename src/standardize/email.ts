import { foldText } from './text.ts'

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/
/** RFC 5321 allows no longer path. */
const LONGEST_ADDRESS = 254

const NO_LOCAL_PART = new Set(
  'none noemail nomail na n a no nobody noone test unknown unk null nothing noreply no reply x xx xxx'.split(
    ' ',
  ),
)
const NO_DOMAIN = new Set(
  (
    'example.com example.org example.net test.com none.com none.none noemail.com nomail.com ' +
    'na.com unknown.com no.com email.email'
  ).split(' '),
)

/**
 * Standardizes an e-mail address: lower case, without `mailto:` and angle brackets.
 *
 * @returns '' if it is no address (`local@domain.tld`) or a placeholder such as none@none.com.
 *
 * @example
 * ```ts
 * standardizeEmail(' Rosa.Garcia@Example.EDU ') // 'rosa.garcia@example.edu'
 * standardizeEmail('none@none.com') // ''
 * ```
 */
export function standardizeEmail(value: string): string {
  const cut = value.slice(0, 2 * LONGEST_ADDRESS)
  const text = cut.normalize('NFKC').toLowerCase().normalize('NFKC')
  const address = text
    .replace(/^[^<]*<([^>]*)>.*$/, '$1')
    .trim()
    .replace(/^(?:mailto:\s*)+/, '')
  if (address.length > LONGEST_ADDRESS || !ADDRESS.test(address)) return ''
  const at = address.indexOf('@')
  const local = foldText(address.slice(0, at))
  const domain = address.slice(at + 1)
  return NO_LOCAL_PART.has(local) || NO_DOMAIN.has(domain) ? '' : address
}
