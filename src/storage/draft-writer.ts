import { checkKey } from './check-key.ts'
import { eachUnpacked, type PackedEntries } from './packed-entries.ts'
import { SortedTable } from './sorted-table.ts'
import type { RangeOptions, StoreEntry, StoreReader, StoreWriter } from './store.ts'

/** Stands for a key that the draft removed. */
const GONE = new Uint8Array(0)

/**
 * Writes that nobody else will ever see: kept in memory over a snapshot, read back from here, and gone
 * with it. It takes no lock, so that others write meanwhile.
 *
 * Memory: what is written.
 */
export class DraftWriter implements StoreWriter {
  readonly #base: StoreReader
  readonly #tables = new Map<string, SortedTable>()

  /** @param base - the snapshot; the draft is of no use after it. */
  constructor(base: StoreReader) {
    this.#base = base
  }

  get(table: string, key: Uint8Array): Uint8Array | undefined {
    const own = this.#tables.get(table)?.get(key)
    if (own === undefined) return this.#base.get(table, key)
    return own === GONE ? undefined : own
  }

  *range(name: string, options: RangeOptions = {}): Iterable<StoreEntry> {
    const { limit = Number.POSITIVE_INFINITY, ...bounds } = options
    const sign = bounds.reverse === true ? -1 : 1
    const rest = this.#base.range(name, bounds)[Symbol.iterator]()
    try {
      let base = nextOf(rest)
      let last: Uint8Array | undefined
      for (let count = 0; count < limit; ) {
        const own = this.#next(name, bounds, last)
        if (own === undefined && base === undefined) return
        const order =
          own === undefined ? 1 : base === undefined ? -1 : sign * Buffer.compare(own[0], base[0])
        const [key, value] = order <= 0 ? own! : base!
        if (order >= 0) base = nextOf(rest)
        last = key
        if (value === GONE) continue
        count++
        yield [key, value]
      }
    } finally {
      rest.return?.()
    }
  }

  count(name: string): number {
    let count = 0
    for (const _ of this.range(name)) count++
    return count
  }

  put(name: string, key: Uint8Array, value: Uint8Array): void {
    checkKey(name, key)
    this.#table(name).put(key.slice(), value.slice())
  }

  putPacked(entries: PackedEntries): void {
    eachUnpacked(entries, (key, value) => this.put(entries.table, key, value))
  }

  remove(name: string, key: Uint8Array): boolean {
    const was = this.get(name, key) !== undefined
    if (was) this.#table(name).put(key.slice(), GONE)
    return was
  }

  /** The draft's own entry that follows a key, those removed included. */
  #next(
    name: string,
    { from, to, reverse }: RangeOptions,
    last: Uint8Array | undefined,
  ): StoreEntry | undefined {
    const table = this.#tables.get(name)
    if (table === undefined) return undefined
    if (reverse === true) {
      const entry = table.before(last ?? to)
      return entry === undefined || (from && Buffer.compare(entry[0], from) < 0) ? undefined : entry
    }
    const entry = table.after(last ?? from, last !== undefined)
    return entry === undefined || (to && Buffer.compare(entry[0], to) >= 0) ? undefined : entry
  }

  #table(name: string): SortedTable {
    let table = this.#tables.get(name)
    if (table === undefined) {
      table = new SortedTable()
      this.#tables.set(name, table)
    }
    return table
  }
}

/** What comes next in the snapshot, kept while the draft's own entries go before it. */
function nextOf(rest: Iterator<StoreEntry>): StoreEntry | undefined {
  const { done, value } = rest.next()
  return done === true ? undefined : [value[0].slice(), value[1].slice()]
}
