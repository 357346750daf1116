import { printable } from './printable.ts'

/** How two values compare, in one character. */
export const VALUE_SIGNS = {
  same: '=',
  spelling: '≈',
  different: '≠',
  'one missing': '∅',
  'both missing': '',
} as const

/** Rows as aligned columns; `right` columns at the end are aligned to the right. */
export function textTable(rows: readonly (readonly string[])[], right: number): string[] {
  const clean = rows.map((row) => row.map(printable))
  const columns = clean[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...clean.map((row) => width(row[column]!))),
  )
  return clean.map((row) =>
    row
      .map((text, column) => {
        const space = ' '.repeat(widths[column]! - width(text))
        return column >= columns - right ? space + text : text + space
      })
      .join('  ')
      .trimEnd(),
  )
}

function width(text: string): number {
  return Array.from(text).length
}
