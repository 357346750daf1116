import { compareValues, markDifference } from '../report/value-difference.ts'
import { printable } from './printable.ts'
import { textTable, VALUE_SIGNS } from './text-table.ts'

/** A record with what to call it and a value per field. */
export interface NamedRecord {
  readonly name: string
  readonly values: readonly string[]
}

/**
 * Two records as aligned lines, with a sign for how their values relate; fields that both lack are
 * left out.
 *
 * @param mark - shows the part of a value in which it differs from the other; default as it is.
 */
export function sideBySideText(
  fields: readonly { readonly field: string }[],
  left: NamedRecord,
  right: NamedRecord,
  mark: (own: string) => string = (own) => own,
): string[] {
  const rows = fields.flatMap(({ field }, at) => {
    const [a, b] = [left.values[at] ?? '', right.values[at] ?? '']
    return a === '' && b === '' ? [] : [[field, VALUE_SIGNS[compareValues(a, b)], a, b]]
  })
  return textTable([['', '', left.name, right.name], ...rows], 0, (text, at, column) => {
    const [, sign, a, b] = rows[at - 1] ?? []
    if (column < 2 || sign !== VALUE_SIGNS.different) return text
    const { front, own, end } = markDifference(text, printable((column === 2 ? b : a)!))
    return front + (own === '' ? '' : mark(own)) + end
  })
}
