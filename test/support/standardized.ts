import type { Schema } from '../../src/model/linkage-model.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import {
  type StandardizedTable,
  standardizeTable,
} from '../../src/standardize/standardized-table.ts'

/** A standardized table of records whose columns are named as the fields, rows in this order. */
export function standardized(
  schema: Schema,
  records: readonly Readonly<Record<string, string>>[],
): StandardizedTable {
  const mapping = Object.fromEntries(Object.keys(schema).map((field) => [field, [field]]))
  const order = Uint32Array.from(records, (_, at) => at)
  return standardizeTable(tableFromRecords(records), schema, mapping, order)
}
