import { printable } from './printable.ts'

/** What stands in a cell; `mark` shows the printable text otherwise, without making it wider. */
export type Cell = string | { readonly text: string; readonly mark: (text: string) => string }

/** Rows as aligned columns of printable text; `right` columns at the end are aligned to the right. */
export function alignedTable(rows: readonly (readonly Cell[])[], right: number): string[] {
  const texts = rows.map((row) => row.map((cell) => printable(textOf(cell))))
  const columns = texts[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...texts.map((row) => width(row[column]!))),
  )
  return texts.map((row, at) =>
    row
      .map((text, column) => {
        const cell = rows[at]![column]!
        const shown = typeof cell === 'string' ? text : cell.mark(text)
        const space = ' '.repeat(widths[column]! - width(text))
        return column >= columns - right ? space + shown : shown + space
      })
      .join('  ')
      .trimEnd(),
  )
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function width(text: string): number {
  return Array.from(text).length
}
