import { isLinkageError, LinkageError } from '../errors.ts'
import { recordIdKey } from '../ledger/state-tables.ts'
import { recordKeys } from '../linker/record-keys.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { comparisonFields } from '../model/validate-model.ts'
import { originOf, type Table, type TextColumn } from '../records/table.ts'
import { comparableValueOf } from '../standardize/comparable-value.ts'
import { MAX_KEY_BYTES } from '../storage/check-key.ts'
import { joined, type RegistryInput } from './registry-input.ts'

/**
 * Looks at every row before the first is submitted, so that a file is taken as a whole or not at all.
 *
 * @throws {@link LinkageError} `record-id-missing`, `record-id-duplicate`, `record-source-missing`,
 *   `record-key-too-long`, `row-unusable`, with file and line.
 */
export function checkInput(input: RegistryInput, id: string, model: LinkageModel): void {
  const { table, sourceOf } = input
  const { ids } = recordKeys(table, { id, sourceOf })
  const hasEvidence = evidenceOf(input, model)
  for (let row = 0; row < table.rows; row++) {
    if (sourceOf(row) === '') throw new LinkageError('record-source-missing', originOf(table, row))
    refuseLongKey(table, row, sourceOf(row), ids.values.get(ids.ids[row]!))
    if (!hasEvidence(row)) throw new LinkageError('row-unusable', originOf(table, row))
  }
}

function refuseLongKey(table: Table, row: number, source: string, id: string): void {
  // No text takes more than three bytes for each of its units.
  if (3 * (source.length + id.length) + 4 <= MAX_KEY_BYTES) return
  try {
    recordIdKey(source, id)
  } catch (error) {
    if (!isLinkageError(error, 'record-key-too-long')) throw error
    const details = { ...error.details, ...originOf(table, row) }
    throw new LinkageError('record-key-too-long', details)
  }
}

/** Does a row hold any value that a comparison can use? */
function evidenceOf({ fields }: RegistryInput, model: LinkageModel): (row: number) => boolean {
  const compared = new Set(
    model.comparisons.flatMap((comparison) => {
      // Where an identifier counts says nothing by itself.
      const within = comparison.kind === 'identifier' ? comparison.within : undefined
      return comparisonFields(comparison).filter((field) => field !== within)
    }),
  )
  const checks = [...compared].flatMap((field) => {
    const columns = fields.get(field)
    if (columns === undefined) return []
    return [usableValue(columns, comparableValueOf(model.schema[field]!))]
  })
  return (row) => checks.some((isUsable) => isUsable(row))
}

const UNSEEN = 0
const USABLE = 1
const UNUSABLE = 2

/** Each distinct value is standardized once. */
function usableValue(
  columns: readonly TextColumn[],
  standardize: (value: string) => string,
): (row: number) => boolean {
  const isUsable = (row: number): boolean => standardize(joined(columns, row)) !== ''
  const [only] = columns
  if (columns.length > 1 || only === undefined) return isUsable
  const known = new Uint8Array(only.values.size)
  return (row) => {
    const id = only.ids[row]!
    if (known[id] === UNSEEN) known[id] = isUsable(row) ? USABLE : UNUSABLE
    return known[id] === USABLE
  }
}
