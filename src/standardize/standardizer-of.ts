import type { FieldKind } from '../model/linkage-model.ts'
import { standardizeCountry } from './country.ts'
import { standardizeEmail } from './email.ts'
import { standardizeFlag } from './flag.ts'
import { standardizeIdentifier } from './identifier.ts'
import { standardizeIdentifierBytes } from './identifier-bytes.ts'
import { standardizeGivenName, standardizeSurname } from './person-name.ts'
import { standardizePhone } from './phone.ts'
import { standardizePlace } from './place.ts'
import { standardizePostcode } from './postcode.ts'
import { standardizeSex } from './sex.ts'
import { standardizeState } from './state.ts'
import { standardizeStreet } from './street.ts'
import { standardizeSuffix } from './suffix.ts'
import { foldText } from './text.ts'

const STANDARDIZERS: Record<Exclude<FieldKind, 'date' | 'full-name'>, (value: string) => string> = {
  'given-name': standardizeGivenName,
  'middle-name': standardizeGivenName,
  surname: standardizeSurname,
  suffix: standardizeSuffix,
  sex: standardizeSex,
  flag: standardizeFlag,
  place: standardizePlace,
  state: standardizeState,
  country: standardizeCountry,
  street: standardizeStreet,
  postcode: standardizePostcode,
  phone: standardizePhone,
  email: standardizeEmail,
  identifier: standardizeIdentifier,
  text: foldText,
}

/** The standardizer of a kind of field; dates and full names have their own paths. */
export function standardizerOf(kind: FieldKind): (value: string) => string {
  if (kind === 'date' || kind === 'full-name') return (value) => value.trim()
  return STANDARDIZERS[kind]
}

/**
 * The same from bytes to bytes: writes the standardized value of `bytes[start, end)` to `to` and
 * returns its length, or -1 where only the standardizer of strings can say.
 */
export type ByteStandardizer = (
  bytes: Uint8Array,
  start: number,
  end: number,
  to: Uint8Array,
) => number

/** For the kinds whose columns are mostly unique, where strings are what costs. */
export function byteStandardizerOf(kind: FieldKind): ByteStandardizer | undefined {
  return kind === 'identifier' ? standardizeIdentifierBytes : undefined
}
