import { LinkageError } from '../errors.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { restrictModel } from '../model/restrict-model.ts'
import { StringTableBuilder } from '../records/string-table.ts'
import type { Table } from '../records/table.ts'
import type { DateOrder } from '../standardize/date.ts'
import { skipDatesOf, withoutSkipDates } from '../standardize/skip-dates.ts'
import { isSocialSecurityHeader, socialSecurityNumber } from '../standardize/social-security.ts'
import { type FieldColumn, standardizeColumn } from '../standardize/standardize-column.ts'
import {
  assembleTable,
  type FieldMapping,
  type FieldTask,
  fieldTasks,
  type StandardizedTable,
} from '../standardize/standardized-table.ts'
import type { LinkagePool } from '../workers/linkage-pool.ts'
import {
  fieldColumnFromWire,
  type StandardizedValuesWire,
  stringsToWire,
} from '../workers/table-wire.ts'
import { expandFullNames } from './full-names.ts'
import { guessFields } from './guess-fields.ts'
import { headerWord } from './header-words.ts'
import { type KeyOptions, type RecordKeys, recordKeys } from './record-keys.ts'

/** A table made ready for linkage: standardized columns in key order, and the model that fits them. */
export interface PreparedRecords {
  readonly table: Table
  readonly keys: RecordKeys
  readonly standardized: StandardizedTable
  /** Restricted to the fields that are there. */
  readonly model: LinkageModel
  readonly mapping: FieldMapping
  readonly guesses: readonly string[]
  /** Shape `rows`, in key order: number of each record's source; absent with one source. */
  readonly sources: Uint32Array | undefined
  /** Shape `rows`, in key order: 1 where the multiple-birth flag says yes. */
  readonly flagged: Uint8Array
  /** Shape `rows`, in key order: complete social security numbers, 0 where there is none. */
  readonly socialSecurity: Uint32Array
}

export interface PrepareOptions extends KeyOptions {
  readonly map?: Readonly<Record<string, string>>
  /** Columns that are no evidence, such as the truth. */
  readonly ignore?: readonly string[]
}

/**
 * Keys, maps and standardizes a table for a model.
 *
 * @throws {@link LinkageError} `table-without-rows`, and what {@link recordKeys} and
 *   {@link guessFields} throw.
 */
export function prepareRecords(
  model: LinkageModel,
  table: Table,
  options: PrepareOptions,
): PreparedRecords {
  const plan = planRecords(model, table, options)
  const keys = recordKeys(table, options)
  return finishRecords(
    plan,
    keys,
    plan.fields.map(({ kind, raw, dateOrder }) =>
      standardizeColumn(raw, kind, keys.order, dateOrder),
    ),
  )
}

/** As {@link prepareRecords}, with the columns shared out among threads. */
export async function prepareRecordsOn(
  pool: LinkagePool,
  model: LinkageModel,
  table: Table,
  options: PrepareOptions,
): Promise<PreparedRecords> {
  const plan = planRecords(model, table, options)
  const columns = new Map<string, FieldColumn>()
  const values: StandardizedValuesWire[] = []
  // The largest first, so that no thread begins with it when the others are done.
  const largestFirst = plan.fields.toSorted((a, b) => b.raw.values.size - a.raw.values.size)
  const standardizing = pool.runAll<'standardize'>(
    largestFirst.map(({ kind, raw, dateOrder }) => ({
      kind: 'standardize',
      raw: stringsToWire(raw.values),
      fieldKind: kind,
      ...(dateOrder === undefined ? {} : { dateOrder }),
    })),
    async (standardized) => {
      values.push(standardized)
    },
  )
  // Meanwhile, for values need no order. If keys are refused, nobody waits for the values.
  standardizing.catch(() => {})
  const keys = recordKeys(table, options)
  await standardizing
  const { order } = keys
  const tasks = largestFirst.map(({ kind, raw }, at) => ({
    kind: 'arrange' as const,
    raw: raw.ids,
    fieldKind: kind,
    values: values[at]!,
    order,
  }))
  let done = 0
  await pool.runAll<'arrange'>(tasks, async (column) => {
    columns.set(largestFirst[done++]!.field, fieldColumnFromWire(column))
  })
  return finishRecords(
    plan,
    keys,
    plan.fields.map(({ field }) => columns.get(field)!),
  )
}

interface RecordPlan {
  readonly model: LinkageModel
  readonly table: Table
  readonly mapping: FieldMapping
  readonly guesses: readonly string[]
  readonly fields: readonly (FieldTask & { readonly dateOrder?: DateOrder })[]
}

/** What is to be standardized. */
function planRecords(model: LinkageModel, table: Table, options: PrepareOptions): RecordPlan {
  if (table.rows === 0) {
    throw new LinkageError('table-without-rows', { files: table.parts.map(({ file }) => file) })
  }
  const taken = new Set(
    [options.id, options.source, ...(options.ignore ?? [])].filter((name) => name !== undefined),
  )
  // A source column may be evidence too: a state's ids count within the state.
  if (options.source !== undefined && options.source in model.schema) taken.delete(options.source)
  const { mapping, guesses } = guessFields(model, table, options.map ?? {}, taken)
  const expanded = expandFullNames(table, mapping)
  const fields = fieldTasks(expanded.table, model.schema, expanded.mapping).map((task) => {
    const dateOrder = model.dateOrders?.[task.field]
    return dateOrder === undefined ? task : { ...task, dateOrder }
  })
  return { model, table, mapping, guesses, fields }
}

function finishRecords(
  { model, table, mapping, guesses, fields }: RecordPlan,
  keys: RecordKeys,
  columns: readonly FieldColumn[],
): PreparedRecords {
  const assembled = assembleTable(
    keys.order.length,
    fields.map(({ field }, at) => [field, columns[at]!] as const),
  )
  const present = new Set(
    [...assembled.columns].filter(([, column]) => hasValues(column)).map(([field]) => field),
  )
  // A full name has no column of its own, yet the model must still ask for it when used again.
  if (mapping.full_name?.length) present.add('full_name')
  // After that: a field is there even where all its dates are skipped.
  const skipped = skipDates(model, assembled)
  const standardized = skipped.table
  const fitted = { ...restrictModel(model, present), ...skipped.found }
  if (fitted.comparisons.length === 0 || fitted.blocking.rules.length === 0) {
    throw new LinkageError('model-fields-missing', {
      fields: Object.keys(model.schema),
      columns: table.columns.map(({ name }) => name),
    })
  }
  return {
    table,
    keys,
    standardized,
    model: fitted,
    mapping,
    guesses: [...guesses, ...skipped.notes],
    sources: sourceNumbers(keys),
    flagged: multipleBirths(fitted, standardized),
    socialSecurity: socialSecurityNumbers(fitted, standardized, mapping),
  }
}

function hasValues(column: ReturnType<StandardizedTable['columns']['get']> & object): boolean {
  return (column.kind === 'date' ? column.dates : column.ids).some((value) => value !== 0)
}

function sourceNumbers({ sources, order }: RecordKeys): Uint32Array | undefined {
  if (sources === undefined) return undefined
  // Equal sources may stand under several ids in a column that stopped interning.
  const { bytes, offsets, size } = sources.values
  const names = new StringTableBuilder()
  const numberOf = new Uint32Array(size)
  for (let id = 1; id < size; id++) {
    numberOf[id] = names.internBytes(bytes, offsets[id]!, offsets[id + 1]!)
  }
  return order.map((row) => numberOf[sources.ids[row]!]!)
}

/**
 * Takes dates that far too many records share for missing: those the model remembers, or, if it has
 * not seen a file yet, those of this one.
 */
function skipDates(
  model: LinkageModel,
  table: StandardizedTable,
): {
  readonly table: StandardizedTable
  readonly found: Pick<LinkageModel, 'skipDates'>
  readonly notes: readonly string[]
} {
  const found: Record<string, readonly number[]> = {}
  const notes: string[] = []
  const columns = new Map(table.columns)
  for (const [field, before] of table.columns) {
    if (before.kind !== 'date') continue
    const known = model.frequencies === undefined ? undefined : (model.skipDates?.[field] ?? [])
    const dates = known ?? skipDatesOf(before.dates)
    if (dates.length > 0) found[field] = dates
    const { column, records } = withoutSkipDates(before, dates)
    columns.set(field, column)
    if (records === 0) continue
    const share = ((100 * records) / table.rows).toFixed(1)
    const what = dates.length === 1 ? 'one date stands' : `${dates.length} dates stand`
    notes.push(
      `warning: ${field}: ${what} on ${records} records (${share} %), far more than any other: ` +
        'taken for a placeholder, so it is no evidence there',
    )
  }
  return {
    table: { ...table, columns },
    found: Object.keys(found).length > 0 ? { skipDates: found } : {},
    notes,
  }
}

function socialSecurityNumbers(
  model: LinkageModel,
  table: StandardizedTable,
  mapping: FieldMapping,
): Uint32Array {
  const numbers = new Uint32Array(new SharedArrayBuffer(4 * table.rows))
  const field = model.constraints.socialSecurity
  const column = field === undefined ? undefined : table.columns.get(field)
  if (field === undefined || column?.kind !== 'value') return numbers
  if (!isSocialSecurityHeader(headerWord(mapping[field]?.[0] ?? ''))) return numbers
  const numberOf = new Uint32Array(column.values.size)
  for (let id = 1; id < numberOf.length; id++) {
    numberOf[id] = socialSecurityNumber(column.values.get(id))
  }
  for (let row = 0; row < table.rows; row++) numbers[row] = numberOf[column.ids[row]!]!
  return numbers
}

function multipleBirths(model: LinkageModel, table: StandardizedTable): Uint8Array {
  const flags = new Uint8Array(new SharedArrayBuffer(table.rows))
  const field = model.constraints.multipleBirth
  const column = field === undefined ? undefined : table.columns.get(field)
  if (column?.kind !== 'value') return flags
  const yes = column.values.toArray().indexOf('y')
  if (yes > 0)
    for (let row = 0; row < table.rows; row++) flags[row] = column.ids[row] === yes ? 1 : 0
  return flags
}

/** The record's id, with its source before it where there are several. */
export function recordName({ keys }: Pick<PreparedRecords, 'keys'>, record: number): string {
  const row = keys.order[record]!
  const id = keys.ids.values.get(keys.ids.ids[row]!)
  if (keys.sources === undefined) return id
  return `${keys.sources.values.get(keys.sources.ids[row]!)}/${id}`
}
