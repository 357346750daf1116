import { LinkageError } from '../errors.ts'
import { hashBytes, hashHigh, hexHash } from '../records/hash.ts'
import { orderByText } from '../records/record-order.ts'
import { StringTableBuilder } from '../records/string-table.ts'
import { columnOf, originOf, type Table, type TextColumn, textColumn } from '../records/table.ts'

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
        : textColumn(
            'source',
            Array.from({ length: table.rows }, (_, row) => row),
            options.sourceOf,
          )
  const order = sortByKey(ids, sources)
  refuseDuplicates(table, ids, sources, order)
  return { ids, sources, order, hash: keyHashes(ids, sources, order, options.seed ?? 0) }
}

function named(table: Table, name: string, option: string): TextColumn {
  const column = columnOf(table, name)
  if (column !== undefined) return column
  const columns = table.columns.map((each) => each.name)
  throw new LinkageError('column-missing', { column: name, option, columns })
}

function sortByKey(ids: TextColumn, sources: TextColumn | undefined): Uint32Array {
  const byId = orderByText(ids.ids, ids.values)
  if (sources === undefined) return byId
  // Stable by source over the order by id.
  const bySource = Uint32Array.from(byId)
  const rank = sourceRanks(sources)
  return bySource.sort((a, b) => rank[sources.ids[a]!]! - rank[sources.ids[b]!]!)
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
): void {
  for (let at = 1; at < order.length; at++) {
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

/** Rows without an id are keyed by a hash of all their values and by occurrence: `9f…e1-1`. */
function contentIds(table: Table): TextColumn {
  const seen = new Map<string, number>()
  const builder = new StringTableBuilder()
  const ids = new Uint32Array(new SharedArrayBuffer(4 * table.rows))
  // By name: the order of columns is no part of the content.
  const columns = table.columns.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const bytes = new TextEncoder()
  let scratch = new Uint8Array(1 << 12)
  for (let row = 0; row < table.rows; row++) {
    let used = 0
    for (const { name, ids: own, values } of columns) {
      const id = own[row]!
      if (id === 0) continue
      const start = values.offsets[id]!
      const length = values.offsets[id + 1]! - start
      const label = bytes.encode(`${name}\u0000${length}\u0000`)
      while (used + label.length + length > scratch.length) {
        const grown = new Uint8Array(scratch.length * 2)
        grown.set(scratch)
        scratch = grown
      }
      scratch.set(label, used)
      scratch.set(values.bytes.subarray(start, start + length), used + label.length)
      used += label.length + length
    }
    const low = hashBytes(scratch, 0, used)
    const hash = hexHash(low, hashHigh)
    const occurrence = (seen.get(hash) ?? 0) + 1
    seen.set(hash, occurrence)
    ids[row] = builder.append(`${hash}-${occurrence}`)
  }
  return { name: 'record_id', ids, values: builder.build() }
}

function keyHashes(
  ids: TextColumn,
  sources: TextColumn | undefined,
  order: Uint32Array,
  start: number,
): Uint32Array {
  const hashes = new Uint32Array(new SharedArrayBuffer(4 * order.length))
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!
    let seed = start
    if (sources !== undefined) {
      const { values } = sources
      const id = sources.ids[row]!
      seed = hashBytes(values.bytes, values.offsets[id]!, values.offsets[id + 1]!, start)
    }
    const id = ids.ids[row]!
    hashes[at] = hashBytes(
      ids.values.bytes,
      ids.values.offsets[id]!,
      ids.values.offsets[id + 1]!,
      seed,
    )
  }
  return hashes
}
