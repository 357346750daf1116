import { StringTable } from '../records/string-table.ts'
import type { DateOrder } from '../standardize/date.ts'
import type {
  DateColumn,
  FieldColumn,
  NameColumn,
  StandardizedValues,
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

/** Standardized values as plain data. */
export type StandardizedValuesWire = Omit<StandardizedValues, 'values'> & {
  readonly values?: StringWire
}

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

export function valuesToWire({ values, ...rest }: StandardizedValues): StandardizedValuesWire {
  return { ...rest, ...(values && { values: stringsToWire(values) }) }
}

export function valuesFromWire({ values, ...rest }: StandardizedValuesWire): StandardizedValues {
  return { ...rest, ...(values && { values: stringsFromWire(values) }) }
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

export function stringsToWire({ bytes, offsets }: StringTable): StringWire {
  return { bytes, offsets }
}

export function stringsFromWire({ bytes, offsets }: StringWire): StringTable {
  return new StringTable(bytes, offsets)
}
