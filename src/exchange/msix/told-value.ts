import { MINIMUM_DATA_ELEMENTS } from './elements.ts'

type Values = Readonly<Record<string, string>>

const TYPES = new Map(MINIMUM_DATA_ELEMENTS.map(({ name, type }) => [name, type]))

/**
 * A value as it is told to whoever asks: days as `2026-09-05`, months as `2026-09`, anything else as
 * the state wrote it. Files have days as `20260905`, months as `092026`.
 *
 * @param element - its symbolic name.
 */
export function toldValue(element: string, value: string): string {
  const type = TYPES.get(element)
  if (type === 'date') return toldDay(value)
  return type === 'month' ? value.replace(/^(\d\d)(\d{4})$/, '$2-$1') : value
}

/** All values of a record as they are told. */
export function toldValues(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([element, value]) => [element, toldValue(element, value)]),
  )
}

/** `20260905` → `2026-09-05`. */
export function toldDay(day: string): string {
  return day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
}
