import { LinkageError } from '../errors.ts'
import { hashBytes } from '../records/hash.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import { orderByText } from '../records/record-order.ts'
import { StringTableBuilder } from '../records/string-table.ts'
import { columnOf, originOf, type Table, type TextColumn } from '../records/table.ts'
import { contentIds } from './content-ids.ts'

/** Who each row is: (source, record id), unique. */
export interface RecordKeys {
  readonly ids: TextColumn
  /** Absent when all rows are of one source. */
  readonly sources: TextColumn | undefined
  /** Shape `rows`: the input row at each place when records are sorted by key (source, then id). */
  readonly order: Uint32Array
  /** Shape `rows`, in key order: a hash of the key, for sampling and cutting. */
  readonly hash: Uint32Array
}

export interface KeyOptions {
  /** Column of record ids. Default: none, rows are keyed by a hash of their content. */
  readonly id?: string
  /** Column that names each row's source. */
  readonly source?: string
  /** Source of each row, when it comes from the file rather than a column. */
  readonly sourceOf?: (row: number) => string
  /** Seed of the key hashes; default 0. */
  readonly seed?: number
}

/**
 * Finds the key of every row and the order of keys.
 *
 * @throws {@link LinkageError} `column-missing`, `record-id-missing`, `record-id-duplicate`.
 */
export function recordKeys(table: Table, options: KeyOptions): RecordKeys {
  const ids = options.id === undefined ? contentIds(table) : named(table, options.id, '--id')
  if (options.id !== undefined) refuseMissing(table, ids)
  const sources =
    options.source !== undefined
      ? named(table, options.source, '--source')
      : options.sourceOf === undefined
        ? undefined
        : sourceColumn(table.rows, options.sourceOf)
  const order = sortByKey(ids, sources)
  const hash = keyHashes(ids, sources, order, options.seed ?? 0)
  refuseDuplicates(table, ids, sources, order, hash)
  return { ids, sources, order, hash }
}

function named(table: Table, name: string, option: string): TextColumn {
  const column = columnOf(table, name)
  if (column !== undefined) return column
  const columns = table.columns.map((each) => each.name)
  throw new LinkageError('column-missing', { column: name, option, columns })
}

function sourceColumn(rows: number, sourceOf: (row: number) => string): TextColumn {
  const builder = new StringTableBuilder()
  const ids = new Uint32Array(new SharedArrayBuffer(4 * rows))
  for (let row = 0; row < rows; row++) ids[row] = builder.intern(sourceOf(row))
  return { name: 'source', ids, values: builder.build() }
}

function sortByKey(ids: TextColumn, sources: TextColumn | undefined): Uint32Array {
  const byId = orderByText(ids.ids, ids.values)
  if (sources === undefined) return byId
  const rank = sourceRanks(sources)
  // Stable by source over the order by id.
  radixSortBy(
    byId,
    sources.ids.map((id) => rank[id]!),
  )
  return byId
}

function sourceRanks(sources: TextColumn): Uint32Array {
  const { values } = sources
  const sorted = Array.from({ length: values.size }, (_, id) => id).sort((a, b) =>
    values.compare(a, b),
  )
  const ranks = new Uint32Array(values.size)
  let rank = 0
  for (const [at, id] of sorted.entries()) {
    if (at > 0 && values.compare(sorted[at - 1]!, id) !== 0) rank++
    ranks[id] = rank
  }
  return ranks
}

function refuseMissing(table: Table, ids: TextColumn): void {
  const row = ids.ids.indexOf(0)
  if (row < 0) return
  throw new LinkageError('record-id-missing', { ...originOf(table, row), column: ids.name })
}

function refuseDuplicates(
  table: Table,
  ids: TextColumn,
  sources: TextColumn | undefined,
  order: Uint32Array,
  hash: Uint32Array,
): void {
  for (let at = 1; at < order.length; at++) {
    // Equal keys have equal hashes, and those lie side by side.
    if (hash[at] !== hash[at - 1]) continue
    const a = order[at - 1]!
    const b = order[at]!
    if (ids.values.compare(ids.ids[a]!, ids.ids[b]!) !== 0) continue
    if (sources && sources.values.compare(sources.ids[a]!, sources.ids[b]!) !== 0) continue
    const [first, second] = a < b ? [a, b] : [b, a]
    const origin = originOf(table, second)
    const other = originOf(table, first)
    throw new LinkageError('record-id-duplicate', {
      ...origin,
      column: ids.name,
      otherFile: other.file,
      otherLine: other.line,
    })
  }
}

/** Shape `rows`, in key order. */
function keyHashes(
  ids: TextColumn,
  sources: TextColumn | undefined,
  order: Uint32Array,
  start: number,
): Uint32Array {
  const seeds = sources === undefined ? undefined : valueHashes(sources, start)
  const { bytes, offsets } = ids.values
  // In row order first, as the ids lie in memory.
  const byRow = new Uint32Array(order.length)
  for (let row = 0; row < byRow.length; row++) {
    const seed = seeds === undefined ? start : seeds[sources!.ids[row]!]!
    const id = ids.ids[row]!
    byRow[row] = hashBytes(bytes, offsets[id]!, offsets[id + 1]!, seed)
  }
  const hashes = new Uint32Array(new SharedArrayBuffer(4 * order.length))
  for (let at = 0; at < order.length; at++) hashes[at] = byRow[order[at]!]!
  return hashes
}

/** Shape `values.size`. */
function valueHashes({ values }: TextColumn, seed: number): Uint32Array {
  const hashes = new Uint32Array(values.size)
  for (let id = 0; id < hashes.length; id++) {
    hashes[id] = hashBytes(values.bytes, values.offsets[id]!, values.offsets[id + 1]!, seed)
  }
  return hashes
}
