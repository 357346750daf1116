import { LinkageError } from '../errors.ts'
import { StringTableBuilder } from '../records/string-table.ts'
import type { FieldSpans } from './csv-parser.ts'
import { BLOCK_ROWS, RowBlocks } from './row-blocks.ts'
import type { ColumnPiece } from './table-piece.ts'

/** Values after which a column is judged for the first time, and then again and again. */
const FIRST_JUDGED_AFTER = 2000
export const JUDGED_AFTER = 20_000
/** Of few values most may be new in any column: not so nearly all. */
const NEARLY_UNIQUE = 0.99
/** Share of values never seen before above which a column counts as mostly unique. */
export const MOSTLY_UNIQUE = 0.7

/**
 * Builds one text column. Values are interned until they turn out to be mostly unique, as ids are:
 * a dictionary of those costs time and memory and finds nothing.
 */
export class ColumnBuilder {
  readonly name: string
  readonly #keeps: boolean
  readonly #strings = new StringTableBuilder()
  readonly #ids = new RowBlocks()
  #interning = true
  #filled = 0
  /** Values since the column was judged last. */
  #values = 0
  #distinctBefore = 0
  #judgedAfter = FIRST_JUDGED_AFTER

  /** @param keeps - whether values are kept; otherwise every row is without one. */
  constructor(name: string, keeps = true) {
    this.name = name
    this.#keeps = keeps
  }

  /** Adds field `field` of each record of a batch as the rows from `firstRow` on. */
  addSpans(bytes: Uint8Array, spans: FieldSpans, field: number, firstRow: number): void {
    if (!this.#keeps) return
    const { starts, ends, capacity, rows } = spans
    for (let done = 0; done < rows; ) {
      const row = firstRow + done
      const place = row & (BLOCK_ROWS - 1)
      const count = Math.min(rows - done, BLOCK_ROWS - place, this.#judgedAfter)
      const from = field * capacity + done
      const ids = this.#ids.block(row).subarray(place, place + count)
      let added: number
      try {
        added = this.#interning
          ? this.#strings.internSpans(bytes, starts, ends, from, ids)
          : this.#strings.appendSpans(bytes, starts, ends, from, ids)
      } catch (cause) {
        // Of the table itself, or of the memory it asks for.
        if (!(cause instanceof RangeError)) throw cause
        throw new LinkageError('table-too-large', { column: this.name }, { cause })
      }
      done += count
      this.#judge(added)
    }
  }

  /** Sets one value. */
  set(row: number, value: string): void {
    if (value === '' || !this.#keeps) return
    this.#ids.set(row, this.#interning ? this.#strings.intern(value) : this.#strings.append(value))
    this.#judge(1)
  }

  /** The finished column, in shared memory. The builder is not used again. */
  build(rows: number): ColumnPiece & { readonly ids: Uint32Array } {
    const { bytes, offsets } = this.#strings.build()
    const ids = this.#ids.build(rows)
    return { name: this.name, ids, filled: this.#filled, strings: { bytes, offsets } }
  }

  /** The same, as narrow as it can be, and the builder begins another column in the same room. */
  take(rows: number): ColumnPiece {
    const { bytes, offsets } = this.#strings.take()
    const ids = this.#ids.take(rows, offsets.length - 1)
    const piece = { name: this.name, ids, filled: this.#filled, strings: { bytes, offsets } }
    this.clear()
    return piece
  }

  /** Forgets what was added. */
  clear(): void {
    this.#strings.clear()
    this.#ids.clear()
    this.#interning = true
    this.#filled = 0
    this.#values = 0
    this.#distinctBefore = 0
    this.#judgedAfter = FIRST_JUDGED_AFTER
  }

  #judge(added: number): void {
    this.#filled += added
    if (!this.#interning) return
    this.#values += added
    if (this.#values < this.#judgedAfter) return
    const distinct = this.#strings.size
    const most = this.#judgedAfter === FIRST_JUDGED_AFTER ? NEARLY_UNIQUE : MOSTLY_UNIQUE
    this.#interning = (distinct - this.#distinctBefore) / this.#values <= most
    this.#values = 0
    this.#distinctBefore = distinct
    this.#judgedAfter = JUDGED_AFTER
    if (!this.#interning) this.#strings.stopInterning()
  }
}
