import { isLinkageError, LinkageError } from '../errors.ts'
import { lastHash } from '../ledger/ledger-writer.ts'
import { dedupe } from '../linker/dedupe.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { LinkageOptions } from '../linker/linkage-options.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { checkedModel } from '../model/model-json.ts'
import { BatchIndex } from './batch-index.ts'
import { currentRecords, ID_COLUMN, SOURCE_COLUMN } from './current-records.ts'
import type { Engine } from './engine.ts'
import { frozenModel } from './frozen-model.ts'
import { withDateOrders } from './with-date-orders.ts'

/** How much may help, and who is told. */
export type JudgeOptions = Pick<
  LinkageOptions,
  'threads' | 'threadsFrom' | 'memoryBudget' | 'signal' | 'onProgress'
>

/** A state of the ledger. */
export interface LedgerState {
  /** Of the last event. */
  readonly sequence: number
  /** Of the last entry, in hexadecimal. */
  readonly hash: string
}

/** All records of a registry under a model that need not be its own, found by the batch engine. */
export interface JudgedRegistry {
  readonly model: LinkageModel
  /** The state that it was read from. */
  readonly seen: LedgerState
  /** Absent if there are no records. */
  readonly batch?: JudgedBatch
  /** Warnings in words. */
  readonly notes: readonly string[]
}

export interface JudgedBatch {
  readonly result: LinkageResult
  readonly index: BatchIndex
  /** Shape `rows`, by place in key order: numbers of the records. */
  readonly numbers: Uint32Array
  /** Shape `rows`, by place: each record's person, as a number from 0 on. */
  readonly persons: Uint32Array
  readonly personCount: number
  /** Shape `rows`, by place: kind of the link, by its number in `LINK_KINDS`. */
  readonly links: Uint32Array
}

/**
 * Reads the records of a registry back into columns and runs the batch engine on them, under a model
 * as it is: nothing is fitted, and no decision of people counts yet.
 *
 * @throws {@link LinkageError} `model-invalid`, `thresholds-crossed`; `model-schema-differs` if the
 *   model asks for fields that neither the registry's model nor any record has; `aborted`.
 *
 * Cost: reading the records, about 4 µs each, and what `dedupe` takes with a fitted model.
 */
export async function judgeRegistry(
  engine: Engine,
  given: LinkageModel,
  options: JudgeOptions,
): Promise<JudgedRegistry> {
  const model = frozenModel(checkedModel(given))
  options.onProgress?.({ stage: 'read', done: 0 })
  const { seen, current } = engine.read(({ state, reader, index }) => {
    const current = currentRecords(reader, model.schema)
    refuseOther(model, new Set([...Object.keys(index.model.schema), ...current.fields]))
    return { seen: ledgerState(state.sequence(), lastHash(reader)), current }
  })
  const { table, numbers, persons, personCount, links } = current
  if (table.rows === 0) return { model, seen, notes: [] }
  const fields = table.columns.map(({ name }) => name).slice(2)
  const result = await dedupe(table, {
    ...options,
    model: withDateOrders(model),
    train: false,
    id: ID_COLUMN,
    source: SOURCE_COLUMN,
    map: Object.fromEntries(fields.map((field) => [field, field])),
  }).catch((error) => {
    if (!isLinkageError(error, 'model-fields-missing')) throw error
    throw differs(Object.keys(model.schema), fields)
  })
  const { order } = result.prepared.keys
  const byPlace = order.map((row) => numbers[row]!)
  return {
    model,
    seen,
    batch: {
      result,
      index: new BatchIndex({ result, model, numbers: byPlace }),
      numbers: byPlace,
      persons: order.map((row) => persons[row]!),
      personCount,
      links: order.map((row) => links[row]!),
    },
    notes: result.notes.filter((note) => note.startsWith('warning')),
  }
}

export function ledgerState(sequence: number, hash: Uint8Array): LedgerState {
  return { sequence, hash: Buffer.from(hash).toString('hex') }
}

function refuseOther({ schema }: LinkageModel, known: ReadonlySet<string>): void {
  const unknown = Object.keys(schema).filter((field) => !known.has(field))
  if (unknown.length > 0) throw differs(unknown, [...known])
}

function differs(fields: readonly string[], known: readonly string[]): LinkageError {
  return new LinkageError('model-schema-differs', { fields, known })
}
