import { compareValues, markDifference } from '../report/value-difference.ts'
import { alignedTable, type Cell } from './aligned-table.ts'
import { printable } from './printable.ts'

const SIGNS = {
  same: '=',
  spelling: '≈',
  different: '≠',
  'one missing': '∅',
  'both missing': '',
} as const

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
  mark?: (own: string) => string,
): string[] {
  const rows = fields.flatMap(({ field }, at): Cell[][] => {
    const [a, b] = [left.values[at] ?? '', right.values[at] ?? '']
    if (a === '' && b === '') return []
    const agreement = compareValues(a, b)
    const [first, second] =
      mark === undefined || agreement !== 'different'
        ? [a, b]
        : [marked(a, b, mark), marked(b, a, mark)]
    return [[field, SIGNS[agreement], first, second]]
  })
  return alignedTable([['', '', left.name, right.name], ...rows], 0)
}

function marked(value: string, other: string, mark: (own: string) => string): Cell {
  return {
    text: value,
    mark: (text) => {
      const { front, own, end } = markDifference(text, printable(other))
      return front + (own === '' ? '' : mark(own)) + end
    },
  }
}
