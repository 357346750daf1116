import type {
  NameColumn,
  StandardizedTable,
  ValueColumn,
} from '../standardize/standardized-table.ts'

/** The column of a field that holds texts; undefined for dates and absent fields. */
export function textColumn(
  table: StandardizedTable,
  field: string | undefined,
): ValueColumn | NameColumn | undefined {
  const column = field === undefined ? undefined : table.columns.get(field)
  return column === undefined || column.kind === 'date' ? undefined : column
}

/** Text of the values of a column, each decoded when it is first asked for. */
export function lazyTexts(column: ValueColumn | NameColumn | undefined): (id: number) => string {
  const texts: string[] = []
  return (id) => {
    let text = texts[id]
    if (text === undefined) {
      text = column?.values.get(id) ?? ''
      texts[id] = text
    }
    return text
  }
}
