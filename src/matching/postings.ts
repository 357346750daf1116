import type { StoreReader, StoreWriter } from '../storage/store.ts'
import { KeyColumns, RecordLists } from './key-columns.ts'
import { POSTINGS } from './tables.ts'

/** Which keys which records get and lose; of one record and key, one of the two. */
export class PostingChanges {
  readonly keys: KeyColumns = new KeyColumns()
  /** Shape `keys.count`: the record twice, and one more if it loses the key. */
  readonly codes: number[] = []

  add(low: number, high: number, record: number): void {
    this.keys.push(low, high)
    this.codes.push(2 * record)
  }

  remove(low: number, high: number, record: number): void {
    this.keys.push(low, high)
    this.codes.push(2 * record + 1)
  }
}

/** Key → records, in a store. */
export class Postings {
  readonly #lists = new RecordLists()

  /** The records of each key, ascending; valid until the next call. */
  find(reader: StoreReader, { count, low, high }: KeyColumns): RecordLists {
    const lists = this.#lists
    lists.size = 0
    lists.clear()
    for (let key = 0; key < count; key++) {
      const value = reader.get(POSTINGS, keyOf(low[key]!, high[key]!))
      if (value !== undefined) {
        const records = new Uint32Array(value.slice().buffer)
        for (const record of records) lists.push(record)
      }
      lists.end()
    }
    return lists
  }

  change(writer: StoreWriter, { keys, codes }: PostingChanges): void {
    for (const [at, code] of codes.entries()) {
      const key = keyOf(keys.low[at]!, keys.high[at]!)
      const value = writer.get(POSTINGS, key)
      const record = code >>> 1
      const others =
        value === undefined
          ? []
          : [...new Uint32Array(value.slice().buffer)].filter((each) => each !== record)
      if (code % 2 === 0) others.push(record)
      if (others.length === 0) writer.remove(POSTINGS, key)
      else {
        const list = Uint32Array.from(others).sort()
        writer.put(POSTINGS, key, new Uint8Array(list.buffer))
      }
    }
  }
}

const bytes = new Uint8Array(8)
const words = new DataView(bytes.buffer)

function keyOf(low: number, high: number): Uint8Array {
  words.setUint32(0, high)
  words.setUint32(4, low)
  return bytes
}
