import { ByteWriter } from '../storage/byte-writer.ts'
import type { KeyReader } from '../storage/key-reader.ts'
import type { RangeOptions, StoreWriter } from '../storage/store.ts'
import type { StateTable, SummaryRow } from './state-tables.ts'
import { SUMMARY } from './state-tables.ts'
import { StoredState, SUMMARY_KEY } from './stored-state.ts'

/** A few megabytes. */
const MOST_HELD = 50_000

/**
 * The state within a write. Rows are held back and put down in the order of their keys: a record that
 * is submitted, linked and linked anew is written once, and a bulk load walks each table once a batch.
 */
export class StateWriter extends StoredState {
  readonly #writer: StoreWriter
  readonly #value: ByteWriter = new ByteWriter()
  /** By table, then key as Latin-1, whose order is that of bytes; undefined is to be removed. */
  readonly #pending = new Map<StateTable<unknown>, Map<string, unknown>>()
  #held = 0
  readonly #mostHeld: number
  #summary: SummaryRow

  /** @param mostHeld - rows held back before they are put down. */
  constructor(writer: StoreWriter, mostHeld: number = MOST_HELD) {
    super(writer)
    this.#mostHeld = mostHeld
    this.#writer = writer
    this.#summary = super.summary()
  }

  put<V>(table: StateTable<V>, key: Uint8Array, value: V): void {
    this.#hold(table, key, value)
  }

  remove<V>(table: StateTable<V>, key: Uint8Array): void {
    this.#hold(table, key, undefined)
  }

  /** Changes what is said of the state as a whole. */
  summarize(change: Partial<SummaryRow>): void {
    this.#summary = { ...this.#summary, ...change }
  }

  /** Puts down what is held back. */
  flush(): void {
    for (const [table, rows] of this.#pending) {
      for (const key of [...rows.keys()].sort()) {
        const value = rows.get(key)
        const bytes = Buffer.from(key, 'latin1')
        if (value === undefined) this.#writer.remove(table.name, bytes)
        else this.#write(table, bytes, value)
      }
    }
    this.#pending.clear()
    this.#held = 0
    this.#write(SUMMARY, SUMMARY_KEY, this.#summary)
  }

  protected override summary(): SummaryRow {
    return this.#summary
  }

  protected override row<V>(table: StateTable<V>, key: Uint8Array): V | undefined {
    const rows = this.#pending.get(table)
    const name = latin1(key)
    return rows?.has(name) ? (rows.get(name) as V | undefined) : super.row(table, key)
  }

  protected override rows<V>(
    table: StateTable<V>,
    range?: RangeOptions,
  ): Iterable<readonly [KeyReader, V]> {
    if (this.#pending.has(table)) this.flush()
    return super.rows(table, range)
  }

  #hold<V>(table: StateTable<V>, key: Uint8Array, value: V | undefined): void {
    let rows = this.#pending.get(table)
    if (rows === undefined) {
      rows = new Map()
      this.#pending.set(table, rows)
    }
    const name = latin1(key)
    if (!rows.has(name)) this.#held++
    rows.set(name, value)
    if (this.#held > this.#mostHeld) this.flush()
  }

  #write<V>(table: StateTable<V>, key: Uint8Array, value: V): void {
    table.value.write(this.#value, value)
    this.#writer.put(table.name, key, this.#value.lend())
  }
}

function latin1(key: Uint8Array): string {
  return String.fromCharCode.apply(null, key as unknown as number[])
}
