/**
 * The door `nearmatch/standardize`: raw values become comparable values.
 *
 * @module
 */

export { standardizeCountry } from './country.ts'
export {
  type DateOptions,
  type DateOrder,
  dateNumber,
  guessDateOrder,
  standardizeDate,
} from './date.ts'
export { standardizeEmail } from './email.ts'
export { standardizeFlag } from './flag.ts'
export { type FullName, splitFullName } from './full-name.ts'
export { isKnownGivenName } from './given-names.ts'
export { standardizeIdentifier } from './identifier.ts'
export { areNameVariants, nameVariants } from './nicknames.ts'
export {
  nameTokens,
  splitSuffix,
  standardizeGivenName,
  standardizeSurname,
} from './person-name.ts'
export { standardizePhone } from './phone.ts'
export { phoneticCodes } from './phonetics.ts'
export { standardizePlace } from './place.ts'
export { standardizePostcode } from './postcode.ts'
export { standardizeSex } from './sex.ts'
export { isSkipFullName, isSkipValue, type SkipKind } from './skip-values.ts'
export { standardizeState } from './state.ts'
export { standardizeStreet } from './street.ts'
export { standardizeSuffix } from './suffix.ts'
export { foldText } from './text.ts'
