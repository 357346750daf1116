import { LinkageError } from '../errors.ts'
import { Crew, threadsWanted } from '../linker/crew.ts'
import { dedupeWith, inputTable } from '../linker/dedupe.ts'
import type { LinkageInput, LinkageOptions } from '../linker/linkage-options.ts'
import { Pace } from '../linker/pace.ts'
import { nextGeneration } from '../matching/generation.ts'
import { writeFirstSegment } from '../matching/postings-manifest.ts'
import { evidenceColumns } from '../matching/table-records.ts'
import type { Table } from '../records/table.ts'
import { wantedItems } from '../review/wanted-items.ts'
import { BatchPairs, type LoadedLinkage } from './batch-pairs.ts'
import type { Engine, WriteOptions } from './engine.ts'
import { setupOf } from './load-setup.ts'
import { LoadedPersons } from './loaded-persons.ts'
import { makeRows } from './make-rows.ts'
import { planLoad } from './plan-load.ts'
import { rawFields } from './raw-fields.ts'
import { openItem } from './rewrite-queue.ts'
import { withDateOrders } from './with-date-orders.ts'

/** Options of {@link Registry.load}: how columns are read, and how many threads may help. */
export interface LoadOptions
  extends Pick<
      LinkageOptions,
      | 'map'
      | 'ignore'
      | 'threads'
      | 'threadsFrom'
      | 'memoryBudget'
      | 'read'
      | 'signal'
      | 'onProgress'
    >,
    Pick<WriteOptions, 'author' | 'reason'> {
  /** Column of the sources' own ids. */
  readonly id: string
  /** Column that names each record's source. */
  readonly source: string
}

/** What was loaded. */
export interface LoadAnswer {
  /** Of the last event. */
  readonly sequence: number
  readonly records: number
  readonly persons: number
  /** Review items opened. */
  readonly items: number
  /** Records left out, because they hold nothing to compare. */
  readonly empty: number
  /** Guesses and warnings in words. */
  readonly notes: readonly string[]
}

/**
 * Fills an empty registry from a table through the batch engine. Persons, links, evidence and review
 * items are those that submitting all at once gives. One transaction: wholly there or wholly absent.
 * All that goes into it is made before, on threads: the write lock is held for the writing alone.
 *
 * @throws {@link LinkageError} `registry-not-empty`, `record-key-invalid`, `record-key-too-long`, and
 *   what reading and {@link dedupeWith} throw.
 *
 * Memory: as `dedupe`, and about a kilobyte a record.
 */
export async function loadRecords(
  engine: Engine,
  input: LinkageInput,
  { author, reason, ...options }: LoadOptions,
): Promise<LoadAnswer> {
  const { model, hash, sequence } = engine.read(({ state, index }) => {
    refuseFilled(state.counters().records)
    return { model: index.model, hash: state.model(), sequence: state.sequence() }
  })
  const linkage = { ...options, model: withDateOrders(model), train: false }
  const { result, table } = await link(input, linkage)
  const pace = new Pace(options)
  await pace.enter('load')
  const { standardized } = result.prepared
  const pairs = new BatchPairs(result, model)
  const planned = planLoad(result.labels, evidenceColumns(model, standardized), sequence + 1)
  const { records, persons, numberOf } = planned
  const people = new LoadedPersons(engine.personIds, planned)
  const raw = rawFields(result.prepared, planned)
  const setup = setupOf(model, result.prepared, { planned, people, pairs, raw })
  const { rows, entries, segment } = await makeRows(
    setup,
    persons,
    threadsWanted(table, options),
    pace,
  )
  const head = { ...(author ? { author } : {}), ...(reason ? { reason } : {}) }
  const answer = engine.load(head, (load) => {
    const { state } = load
    refuseFilled(state.counters().records)
    if (state.sequence() !== sequence || state.model() !== hash) return
    const { names } = raw
    load.put({ rows, entries, names, records, persons })
    if (records > 0) {
      writeFirstSegment(load.writer, segment)
      nextGeneration(load.writer)
    }
    const change = load.open()
    const wanted = wantedItems(pairs.facts(numberOf, (place) => people.of(numberOf[place]!)))
    for (const item of wanted) openItem(change, item)
    return {
      sequence: change.next - 1,
      records,
      persons,
      items: wanted.length,
      empty: result.labels.length - records,
      notes: result.notes,
    }
  })
  // Another model is in force meanwhile: all that was made is void.
  return answer ?? loadRecords(engine, table, { ...head, ...options })
}

/** Reads and links. The table is read here, as the raw values are wanted afterwards. */
async function link(
  input: LinkageInput,
  options: LinkageOptions,
): Promise<{ readonly result: LoadedLinkage; readonly table: Table }> {
  await using crew = new Crew()
  const table = await inputTable(crew, input, options)
  const { blocks: _blocks, links: _links, ...result } = await dedupeWith(crew, table, options)
  return { result, table }
}

function refuseFilled(records: number): void {
  if (records > 0) throw new LinkageError('registry-not-empty', { records })
}
