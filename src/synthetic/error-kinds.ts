import type { BirthDateError } from './birth-date-errors.ts'

/** What can be wrong with a record; the values of the column `error_kinds`. */
export type ErrorKind =
  | 'surname_1_missing'
  | 'surname_2_missing'
  | 'surname_moved'
  | 'surname_hyphenated'
  | 'surname_joined'
  | 'surname_swapped'
  | 'nickname'
  | 'middle_in_use'
  | 'misspelt_first'
  | 'misspelt_last'
  | 'names_swapped'
  | 'suffix_missing'
  | BirthDateError
  | 'wrong_sex'
  | 'parent_misspelt'
  | 'parent_nickname'
  | 'parent_missing'
  | 'birthplace_missing'

/** How dirty the records are. */
export type ErrorLevel = 'low' | 'middle' | 'high'

/** What each level makes of {@link ERROR_RATES}. */
export const LEVEL_FACTORS: Readonly<Record<ErrorLevel, number>> = {
  low: 0.4,
  middle: 1,
  high: 1.7,
}

/** Probabilities of errors at the middle level. */
export interface ErrorRates {
  /**
   * The two surnames are not where they belong: one missing, both in one field (with a blank, a
   * hyphen or nothing between), or swapped. Of further records of children with two surnames.
   */
  readonly surnames: number
  /**
   * A nickname, or the middle name, is the first name. Of further records; a short first name
   * without either (few) stays.
   */
  readonly nickname: number
  /** The first or a last name is misspelt, half and half. Of further records. */
  readonly misspelling: number
  /** First and last name are swapped. Of further records. */
  readonly namesSwapped: number
  /** Of further records of children with a suffix. */
  readonly suffixMissing: number
  /** Of further records. */
  readonly birthDate: number
  /** Of further records. */
  readonly sex: number
  /** First or last name of a parent misspelt; of each named parent of further records. */
  readonly parentMisspelling: number
  /** A nickname of a parent; of each named parent of further records. */
  readonly parentNickname: number
  /** Of each parent of every record, first ones too. */
  readonly parentMissing: number
  /** City, state and country; of every record, first ones too. */
  readonly birthplaceMissing: number
}

/** The rates of the middle level. */
export const ERROR_RATES: ErrorRates = {
  surnames: 0.25,
  nickname: 0.15,
  misspelling: 0.18,
  namesSwapped: 0.03,
  suffixMissing: 0.3,
  birthDate: 0.06,
  sex: 0.01,
  parentMisspelling: 0.06,
  parentNickname: 0.04,
  parentMissing: 0.12,
  birthplaceMissing: 0.2,
}

/** The rates of a level. */
export function errorRates(level: ErrorLevel): ErrorRates {
  const factor = LEVEL_FACTORS[level]
  const scaled = Object.entries(ERROR_RATES).map(([name, rate]) => [name, rate * factor])
  return Object.fromEntries(scaled) as unknown as ErrorRates
}
