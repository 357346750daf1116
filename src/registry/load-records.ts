import { LinkageError } from '../errors.ts'
import type { PersonId } from '../ledger/event.ts'
import { Crew } from '../linker/crew.ts'
import { dedupeWith, inputTable } from '../linker/dedupe.ts'
import type { LinkageInput, LinkageOptions } from '../linker/linkage-options.ts'
import { IndexLoader } from '../matching/index-loader.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import { wantedItems } from '../review/wanted-items.ts'
import { BatchPairs } from './batch-pairs.ts'
import { BatchRows } from './batch-rows.ts'
import type { Engine, WriteOptions } from './engine.ts'
import type { OpenChange } from './open-change.ts'
import { checkKey } from './record-key.ts'
import { openItem } from './rewrite-queue.ts'

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

/** Records told in one entry of the ledger; whole persons. */
const ENTRY = 5000

/**
 * Fills an empty registry from a table through the batch engine. Persons, links, evidence and review
 * items are those that submitting all at once gives. One transaction: wholly there or wholly absent.
 *
 * @throws {@link LinkageError} `registry-not-empty`, `record-key-invalid`, and what reading and
 *   {@link dedupe} throw.
 *
 * Cost: that of `dedupe` with a frozen model, and about 50 µs a record to write; memory as `dedupe`.
 */
export async function loadRecords(
  engine: Engine,
  input: LinkageInput,
  { author, reason, ...options }: LoadOptions,
): Promise<LoadAnswer> {
  const model = engine.read(({ state, index }) => {
    refuseFilled(state.counters().records)
    return index.model
  })
  await using crew = new Crew()
  const linkage = { ...options, model: withDateOrders(model), train: false }
  // Read here, as the raw values are wanted afterwards.
  const table = await inputTable(crew, input, linkage)
  const result = await dedupeWith(crew, table, linkage)
  const rows = new BatchRows(result.prepared)
  const pairs = new BatchPairs(result, model)
  const head = { ...(author ? { author } : {}), ...(reason ? { reason } : {}) }
  return engine.load(head, (change, endEntry) => {
    refuseFilled(change.state.counters().records)
    const loader = new IndexLoader(model)
    const told = tellRecords(change, { rows, pairs, loader, labels: result.labels, endEntry })
    endEntry()
    const wanted = wantedItems(pairs.facts(told.numbers, (place) => told.persons[place]!))
    for (const item of wanted) openItem(change, item)
    for (const step of loader.steps(pairs.edges(told.numbers))) step(change.writer)
    const { records, persons } = change.state.counters()
    return {
      sequence: change.next - 1,
      records,
      persons,
      items: wanted.length,
      empty: result.labels.length - records,
      notes: result.notes,
    }
  })
}

/** A record that comes alone cannot tell how its source writes dates: nothing is guessed here either. */
function withDateOrders(model: LinkageModel): LinkageModel {
  const dates = Object.keys(model.schema).filter((field) => model.schema[field] === 'date')
  const orders = Object.fromEntries(dates.map((field) => [field, 'mdy' as const]))
  return { ...model, dateOrders: { ...orders, ...model.dateOrders } }
}

function refuseFilled(records: number): void {
  if (records > 0) throw new LinkageError('registry-not-empty', { records })
}

interface Telling {
  readonly rows: BatchRows
  readonly pairs: BatchPairs
  readonly loader: IndexLoader
  readonly labels: Uint32Array
  readonly endEntry: () => void
}

/** Tells records and persons, person by person; by place of batch their numbers and persons. */
function tellRecords(
  change: OpenChange,
  { rows, pairs, loader, labels, endEntry }: Telling,
): { readonly numbers: Uint32Array; readonly persons: readonly (PersonId | undefined)[] } {
  const numbers = new Uint32Array(labels.length)
  const persons: (PersonId | undefined)[] = new Array(labels.length)
  const order = Uint32Array.from(labels, (_, place) => place)
  radixSortBy(order, labels)
  let told = 0
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && labels[order[to]!] === labels[order[from]!]) to++
    const members = [...order.subarray(from, to)].filter((place) => {
      const prepared = loader.prepareRow(rows.standardized, place)
      if (!prepared.hasEvidence) return false
      const { source, id } = rows.keyOf(place)
      checkKey({ source, id })
      const record = change.submit(source, id, rows.fieldsOf(place))
      numbers[place] = record
      loader.add(change.writer, { record, source, id, prepared })
      return true
    })
    from = to
    if (members.length === 0) continue
    const person = change.create()
    for (const place of members) {
      persons[place] = person
      const record = numbers[place]!
      const evidence = pairs.evidenceOf(place, members, numbers, loader)
      const link = pairs.kindOf(place, members)
      const known = evidence === undefined ? {} : { evidence }
      change.emit({ kind: 'linked', record, person, link, ...known })
    }
    told += members.length
    if (told < ENTRY) continue
    endEntry()
    told = 0
  }
  return { numbers, persons }
}
