import type { FieldKind } from '../model/linkage-model.ts'
import { standardizeDate } from './date.ts'
import { standardizerOf } from './standardizer-of.ts'

/**
 * Standardizes one value at a time, dates included: equal texts are the same value, and '' is none.
 * For whole columns there is `standardizeColumn`, which also reads a column's date order.
 */
export function comparableValueOf(kind: FieldKind): (value: string) => string {
  return kind === 'date' ? (value) => standardizeDate(value) : standardizerOf(kind)
}
