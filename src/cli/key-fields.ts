import type { CsvWriter } from '../io/csv-writer.ts'
import type { RecordKeys } from '../linker/record-keys.ts'
import type { TextColumn } from '../records/table.ts'

const SLASH = 0x2f

/** Writes who a row is as CSV fields, byte by byte: result files have millions of them. */
export class KeyFields {
  readonly #keys: RecordKeys
  readonly #file: CsvWriter
  #scratch = new Uint8Array(1 << 10)

  constructor(keys: RecordKeys, file: CsvWriter) {
    this.#keys = keys
    this.#file = file
  }

  /** The row's source, where there are several, and its id: a field each. */
  sourceAndId(row: number): void {
    const { ids, sources } = this.#keys
    if (sources !== undefined) this.#value(sources, row)
    this.#value(ids, row)
  }

  /** The row's id in one field, with its source and a slash before it where there are several. */
  name(row: number): void {
    const { ids, sources } = this.#keys
    if (sources === undefined) {
      this.#value(ids, row)
      return
    }
    const source = bytesOf(sources, row)
    const id = bytesOf(ids, row)
    const length = source.length + 1 + id.length
    if (length > this.#scratch.length) this.#scratch = new Uint8Array(2 * length)
    this.#scratch.set(source)
    this.#scratch[source.length] = SLASH
    this.#scratch.set(id, source.length + 1)
    this.#file.field(this.#scratch, 0, length)
  }

  #value({ ids, values }: TextColumn, row: number): void {
    const id = ids[row]!
    this.#file.field(values.bytes, values.offsets[id]!, values.offsets[id + 1]!)
  }
}

function bytesOf({ ids, values }: TextColumn, row: number): Uint8Array {
  const id = ids[row]!
  return values.bytes.subarray(values.offsets[id]!, values.offsets[id + 1]!)
}
