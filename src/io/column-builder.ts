import { LinkageError } from '../errors.ts'
import { StringTableBuilder } from '../records/string-table.ts'
import type { TextColumn } from '../records/table.ts'
import type { FieldSpans } from './csv-parser.ts'
import { BLOCK_ROWS, RowBlocks } from './row-blocks.ts'

/** Values after which a column is judged, and after which it is judged again. */
const JUDGED_AFTER = 20_000
/** Share of values never seen before above which a column counts as mostly unique. */
const MOSTLY_UNIQUE = 0.7

/**
 * Builds one text column. Values are interned until they turn out to be mostly unique, as ids are:
 * a dictionary of those costs time and memory and finds nothing.
 */
export class ColumnBuilder {
  readonly name: string
  readonly #strings = new StringTableBuilder()
  readonly #ids = new RowBlocks()
  #interning = true
  #values = 0
  #distinctBefore = 0

  constructor(name: string) {
    this.name = name
  }

  /** Adds field `field` of each record of a batch as the rows from `firstRow` on. */
  addSpans(bytes: Uint8Array, spans: FieldSpans, field: number, firstRow: number): void {
    const { starts, ends, capacity, rows } = spans
    let added = 0
    for (let done = 0; done < rows; ) {
      const row = firstRow + done
      const place = row & (BLOCK_ROWS - 1)
      const count = Math.min(rows - done, BLOCK_ROWS - place)
      const from = field * capacity + done
      const ids = this.#ids.block(row).subarray(place, place + count)
      try {
        added += this.#interning
          ? this.#strings.internSpans(bytes, starts, ends, from, ids)
          : this.#strings.appendSpans(bytes, starts, ends, from, ids)
      } catch (cause) {
        // Of the table itself, or of the memory it asks for.
        if (!(cause instanceof RangeError)) throw cause
        throw new LinkageError('table-too-large', { column: this.name }, { cause })
      }
      done += count
    }
    this.#judge(added)
  }

  /** Sets one value. */
  set(row: number, value: string): void {
    if (value === '') return
    this.#ids.set(row, this.#interning ? this.#strings.intern(value) : this.#strings.append(value))
    this.#judge(1)
  }

  /** The finished column, in shared memory. The builder is not used again. */
  build(rows: number): TextColumn {
    return { name: this.name, ids: this.#ids.build(rows), values: this.#strings.build() }
  }

  #judge(added: number): void {
    if (!this.#interning) return
    this.#values += added
    if (this.#values < JUDGED_AFTER) return
    const distinct = this.#strings.size
    this.#interning = (distinct - this.#distinctBefore) / this.#values <= MOSTLY_UNIQUE
    this.#values = 0
    this.#distinctBefore = distinct
    if (!this.#interning) this.#strings.stopInterning()
  }
}
