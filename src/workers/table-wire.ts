import { StringTable } from '../records/string-table.ts'
import type {
  DateColumn,
  NameColumn,
  StandardizedTable,
  ValueColumn,
} from '../standardize/standardized-table.ts'

/** A standardized table as plain data. Its arrays lie on shared memory: other threads read the same bytes. */
export interface TableWire {
  readonly rows: number
  readonly names: StringWire
  readonly columns: readonly (readonly [string, ColumnWire])[]
}

interface StringWire {
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
}

type ColumnWire =
  | DateColumn
  | (Omit<ValueColumn, 'values'> & { readonly values: StringWire })
  | (Omit<NameColumn, 'values'> & { readonly values: StringWire })

/** A class does not survive structured clone; its bytes do. */
export function tableToWire({ rows, names, columns }: StandardizedTable): TableWire {
  return {
    rows,
    names: stringsToWire(names),
    columns: [...columns].map(([field, column]) => [
      field,
      column.kind === 'date' ? column : { ...column, values: stringsToWire(column.values) },
    ]),
  }
}

export function tableFromWire({ rows, names, columns }: TableWire): StandardizedTable {
  return {
    rows,
    names: stringsFromWire(names),
    columns: new Map(
      columns.map(([field, column]) => [
        field,
        column.kind === 'date' ? column : { ...column, values: stringsFromWire(column.values) },
      ]),
    ),
    dateOrders: {},
  }
}

function stringsToWire({ bytes, offsets }: StringTable): StringWire {
  return { bytes, offsets }
}

function stringsFromWire({ bytes, offsets }: StringWire): StringTable {
  return new StringTable(bytes, offsets)
}
