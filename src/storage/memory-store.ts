import { checkKey } from './check-key.ts'
import { eachUnpacked, type PackedEntries } from './packed-entries.ts'
import { SortedTable } from './sorted-table.ts'
import type { RangeOptions, Store, StoreEntry, StoreReader, StoreWriter } from './store.ts'
import { misused, synchronous, Turn } from './turn.ts'

/** A change, to be taken back: the value that the key had. */
type Undo = readonly [table: SortedTable, key: Uint8Array, before: Uint8Array | undefined]

/**
 * A store that lives as long as its process: for tests, and for trying things out. It is as strict as
 * the one on disk; above all, `get` hands out the same bytes again and again.
 *
 * @param tables - names of the tables.
 */
export function memoryStore(tables: readonly string[]): Store {
  const turn = new Turn('the store in memory')
  const all = new Map(tables.map((name) => [name, new SortedTable()]))
  return {
    read: (action) =>
      turn.read(() => {
        const reader = new MemoryReader(all)
        try {
          return action(reader)
        } finally {
          reader.end()
        }
      }),
    write: (action, options) =>
      turn.write(() => {
        const writer = new MemoryWriter(all)
        let keep = false
        try {
          const answer = synchronous(action(writer))
          keep = options?.dryRun !== true
          return answer
        } finally {
          writer.end()
          if (!keep) writer.takeBack()
        }
      }),
    close: async () => turn.close(),
  }
}

class MemoryReader implements StoreReader {
  readonly #tables: ReadonlyMap<string, SortedTable>
  /** What `get` hands out. */
  #value: Uint8Array = new Uint8Array(256)
  #ended = false

  constructor(tables: ReadonlyMap<string, SortedTable>) {
    this.#tables = tables
  }

  get(table: string, key: Uint8Array): Uint8Array | undefined {
    checkKey(table, key)
    const value = this.table(table).get(key)
    if (value === undefined) return
    if (value.length > this.#value.length) this.#value = new Uint8Array(2 * value.length)
    this.#value.set(value)
    return this.#value.subarray(0, value.length)
  }

  *range(name: string, options: RangeOptions = {}): Iterable<StoreEntry> {
    const { from, to, reverse = false, limit = Number.POSITIVE_INFINITY } = options
    let at = reverse ? to : from
    for (let count = 0; count < limit; count++) {
      const table = this.table(name)
      const entry = reverse ? table.before(at) : table.after(at, count > 0)
      if (entry === undefined) return
      const [key, value] = entry
      if (reverse && from !== undefined && Buffer.compare(key, from) < 0) return
      if (!reverse && to !== undefined && Buffer.compare(key, to) >= 0) return
      yield [key.slice(), value.slice()]
      at = key
    }
  }

  count(table: string): number {
    return this.table(table).count
  }

  end(): void {
    this.#ended = true
  }

  protected table(name: string): SortedTable {
    if (this.#ended) throw misused('reader', 'must not be used after its action')
    const table = this.#tables.get(name)
    if (table === undefined) throw new RangeError(`there is no table ${name}`)
    return table
  }
}

class MemoryWriter extends MemoryReader implements StoreWriter {
  readonly #undo: Undo[] = []

  put(name: string, key: Uint8Array, value: Uint8Array): void {
    checkKey(name, key)
    const table = this.table(name)
    const kept = key.slice()
    this.#undo.push([table, kept, table.put(kept, value.slice())])
  }

  putPacked(entries: PackedEntries): void {
    eachUnpacked(entries, (key, value) => this.put(entries.table, key, value))
  }

  remove(name: string, key: Uint8Array): boolean {
    checkKey(name, key)
    const table = this.table(name)
    const before = table.remove(key)
    if (before === undefined) return false
    this.#undo.push([table, key.slice(), before])
    return true
  }

  /** Takes back what was written, the last first. */
  takeBack(): void {
    for (const [table, key, before] of this.#undo.reverse()) {
      if (before === undefined) table.remove(key)
      else table.put(key, before)
    }
  }
}
