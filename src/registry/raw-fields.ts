import type { PreparedRecords } from '../linker/prepare.ts'
import { columnOf, type TextColumn } from '../records/table.ts'
import type { PlannedLoad } from './plan-load.ts'

/** The raw values that a batch was read from, field by field. */
export interface RawFields {
  readonly fields: readonly {
    readonly name: string
    /** Its place in `names`. */
    readonly number: number
    readonly columns: readonly TextColumn[]
  }[]
  /** Names of fields with any value, in the order in which records tell of them. */
  readonly names: readonly string[]
}

export function rawFields(
  { table, mapping, keys }: PreparedRecords,
  { plan, records }: PlannedLoad,
): RawFields {
  const found = Object.entries(mapping).map(([name, columns]) => {
    const own = columns
      .map((column) => columnOf(table, column))
      .filter((column) => column !== undefined)
    let first = 1
    while (first <= records && !holdsAny(own, keys.order[plan.placeOf[first]!]!)) first++
    return { name, columns: own, first }
  })
  const fields = found
    .filter(({ first }) => first <= records)
    .sort((a, b) => a.first - b.first || (a.name < b.name ? -1 : 1))
    .map(({ name, columns }, number) => ({ name, number, columns }))
  return { fields, names: fields.map(({ name }) => name.toWellFormed()) }
}

function holdsAny(columns: readonly TextColumn[], row: number): boolean {
  return columns.some(({ ids, values: { offsets } }) => {
    const id = ids[row]!
    return offsets[id] !== offsets[id + 1]
  })
}
