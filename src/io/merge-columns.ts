import { LinkageError } from '../errors.ts'
import { StringTableBuilder } from '../records/string-table.ts'
import { JUDGED_AFTER, MOSTLY_UNIQUE } from './column-builder.ts'
import type { ColumnPiece, Strings, WholeColumn } from './table-piece.ts'

/** One column of a table that was read in pieces. */
export interface MergeTask {
  readonly name: string
  readonly rows: number
  /** In the order of the rows, each with the number of its first row; one may lack the column. */
  readonly pieces: readonly (ColumnPiece & { readonly firstRow: number })[]
}

/**
 * Puts a column's pieces together. Equal values get one id, in order of appearance, unless the
 * column is mostly unique; who read the pieces, and when, makes no difference.
 *
 * @throws {@link LinkageError} `table-too-large`.
 */
export function mergeColumn({ name, rows, pieces }: MergeTask): WholeColumn {
  const ids = new Uint32Array(new SharedArrayBuffer(4 * rows))
  let distinct = 0
  let filled = 0
  for (const piece of pieces) {
    distinct += piece.strings.offsets.length - 2
    filled += piece.filled
  }
  // Memory that nobody writes to is none.
  if (filled === 0) return { ids, strings: new StringTableBuilder().build() }
  try {
    const isUnique = filled >= JUDGED_AFTER && distinct > MOSTLY_UNIQUE * filled
    const strings = isUnique ? appended(pieces, ids) : interned(pieces, ids)
    return { ids, strings }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new LinkageError('table-too-large', { column: name }, { cause })
  }
}

/** Values under one id each, wherever they stand. */
function interned(pieces: MergeTask['pieces'], ids: Uint32Array): Strings {
  const most = pieces.reduce((most, { strings }) => Math.max(most, strings.offsets.length), 0)
  const builder = new StringTableBuilder(most)
  for (const { ids: own, firstRow, strings } of pieces) {
    const { bytes, offsets } = strings
    const idOf = new Uint32Array(offsets.length - 1)
    // Signed, as everywhere else: two kinds of arrays would slow that loop down for all.
    const ends = new Int32Array(offsets.buffer, offsets.byteOffset, offsets.length)
    builder.internSpans(bytes, ends, ends.subarray(1), 0, idOf)
    for (let row = 0; row < own.length; row++) ids[firstRow + row] = idOf[own[row]!]!
  }
  return builder.build()
}

/** Values one after the other. */
function appended(pieces: MergeTask['pieces'], ids: Uint32Array): Strings {
  const size = pieces.reduce((sum, { strings }) => sum + strings.offsets.length - 2, 1)
  const length = pieces.reduce((sum, { strings }) => sum + strings.bytes.length, 0)
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (size + 1)))
  // 4 GiB is what offsets reach; so much memory may not be there either.
  if (length > 0xffff_ffff) throw new RangeError('a string table holds at most 4 GiB')
  const bytes = new Uint8Array(new SharedArrayBuffer(length))
  let used = 0
  let before = 0
  for (const { ids: own, firstRow, strings } of pieces) {
    bytes.set(strings.bytes, used)
    const ends = strings.offsets
    for (let id = 1; id < ends.length; id++) offsets[before + id] = used + ends[id]!
    for (let row = 0; row < own.length; row++) {
      const id = own[row]!
      ids[firstRow + row] = id === 0 ? 0 : before + id
    }
    used += strings.bytes.length
    before += ends.length - 2
  }
  return { bytes, offsets }
}
