import { dayOf } from './calendar-date.ts'
import { CODE_LISTS, isOnList } from './code-lists.ts'
import type { ElementType, MinimumDataElement } from './elements.ts'
import { POSTAL_CODES } from './postal-codes.ts'

const FORMS: Readonly<Partial<Record<ElementType, readonly [form: RegExp, words: string]>>> = {
  digits: [/^\d+$/, 'digits only'],
  month: [/^(0[1-9]|1[0-2])(19|20)\d\d$/, 'MMYYYY'],
  year: [/^(19|20)\d\d$/, 'a year, YYYY'],
  'school-id': [/^\d{12}$/, '12 digits'],
  'district-id': [/^\d{7}$/, '7 digits'],
  phone: [/^\d{10}$/, '10 digits, no signs'],
  email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address'],
  zip: [/^\d{5}(-?\d{4})?$/, '5 or 9 digits'],
  integer: [/^\d+$/, 'a whole number'],
  decimal: [/^\d{1,3}(\.\d{1,2})?$/, 'a number such as 0.5 or 1.25'],
  country: [/^([A-Z]{2,3}|\d{3,4})$/, 'a country code'],
}

/** What is wrong with a value: the rule and words that do not quote it; undefined if nothing is. */
export function valueProblem(
  { type, length, codes }: MinimumDataElement,
  value: string,
):
  | { readonly rule: 'length' | 'format' | 'code' | 'code-unknown'; readonly advice: string }
  | undefined {
  // A lone surrogate: half a character, which no file or key can keep.
  if (!value.isWellFormed()) return { rule: 'format', advice: 'give whole characters of Unicode' }
  const tooLong = { rule: 'length', advice: `shorten it to ${length} characters` } as const
  // Of other types a value that is too long has a wrong form first of all.
  if (value.length > length && (type === 'text' || type === 'email')) return tooLong
  if (type === 'date' && dayOf(value) === undefined) {
    return { rule: 'format', advice: 'give a day that exists, YYYYMMDD' }
  }
  if (type === 'state' && !POSTAL_CODES.has(value)) {
    return { rule: 'code', advice: 'give the postal code of a state or outlying area' }
  }
  const [form, words] = FORMS[type] ?? []
  if (form !== undefined && !form.test(value)) return { rule: 'format', advice: `give ${words}` }
  if (codes === undefined) return value.length > length ? tooLong : undefined
  if (isOnList(codes, value)) return undefined
  const known = CODE_LISTS[codes].codes.map(({ code }) => code).join(', ')
  return CODE_LISTS[codes].complete
    ? { rule: 'code', advice: `give one of ${known}` }
    : { rule: 'code-unknown', advice: `check it: known are ${known}` }
}
