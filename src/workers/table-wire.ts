import { StringTable } from '../records/string-table.ts'
import type { TextColumn } from '../records/table.ts'
import type { DateOrder } from '../standardize/date.ts'
import type {
  DateColumn,
  FieldColumn,
  NameColumn,
  ValueColumn,
} from '../standardize/standardize-column.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'

/** A standardized table as plain data. Its arrays lie on shared memory: other threads read the same bytes. */
export interface TableWire {
  readonly rows: number
  readonly names: StringWire
  readonly columns: readonly (readonly [string, ColumnWire])[]
}

/** A string table as plain data. */
export interface StringWire {
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
}

type ColumnWire =
  | DateColumn
  | (Omit<ValueColumn, 'values'> & { readonly values: StringWire })
  | (Omit<NameColumn, 'values'> & { readonly values: StringWire })

/** A column of text as plain data. */
export type TextWire = Omit<TextColumn, 'values'> & { readonly values: StringWire }

/** A standardized column as plain data. */
export interface FieldColumnWire {
  readonly column: ColumnWire
  readonly ownTokens?: StringWire
  readonly dateOrder?: DateOrder
}

/** A class does not survive structured clone; its bytes do. */
export function tableToWire({ rows, names, columns }: StandardizedTable): TableWire {
  return {
    rows,
    names: stringsToWire(names),
    columns: [...columns].map(([field, column]) => [field, columnToWire(column)]),
  }
}

export function tableFromWire({ rows, names, columns }: TableWire): StandardizedTable {
  return {
    rows,
    names: stringsFromWire(names),
    columns: new Map(columns.map(([field, column]) => [field, columnFromWire(column)])),
    dateOrders: {},
  }
}

export function textToWire(text: TextColumn): TextWire {
  return { ...text, values: stringsToWire(text.values) }
}

export function textFromWire(wire: TextWire): TextColumn {
  return { ...wire, values: stringsFromWire(wire.values) }
}

export function fieldColumnToWire({ column, ownTokens, ...rest }: FieldColumn): FieldColumnWire {
  return {
    ...rest,
    column: columnToWire(column),
    ...(ownTokens === undefined ? {} : { ownTokens: stringsToWire(ownTokens) }),
  }
}

export function fieldColumnFromWire({ column, ownTokens, ...rest }: FieldColumnWire): FieldColumn {
  return {
    ...rest,
    column: columnFromWire(column),
    ...(ownTokens === undefined ? {} : { ownTokens: stringsFromWire(ownTokens) }),
  }
}

function columnToWire(column: NameColumn | ValueColumn | DateColumn): ColumnWire {
  return column.kind === 'date' ? column : { ...column, values: stringsToWire(column.values) }
}

function columnFromWire(column: ColumnWire): NameColumn | ValueColumn | DateColumn {
  return column.kind === 'date' ? column : { ...column, values: stringsFromWire(column.values) }
}

function stringsToWire({ bytes, offsets }: StringTable): StringWire {
  return { bytes, offsets }
}

export function stringsFromWire({ bytes, offsets }: StringWire): StringTable {
  return new StringTable(bytes, offsets)
}
