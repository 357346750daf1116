/**
 * Storage: ordered tables of bytes under one transaction. Layer 3. Its one hard problem is that a
 * write must be wholly there or wholly absent whatever happens, and that damage is noticed, not
 * served. Two stores keep the contract, one in LMDB and one in memory; one suite of tests holds both
 * to it.
 *
 * @module
 */

import type { PackedEntries } from './packed-entries.ts'

/** A key and its value; both valid until the iterator moves on. */
export type StoreEntry = readonly [key: Uint8Array, value: Uint8Array]

export interface RangeOptions {
  /** First key, inclusive; the beginning of the table if absent. */
  readonly from?: Uint8Array
  /** End, exclusive; the end of the table if absent. */
  readonly to?: Uint8Array
  /** Descending instead: the same entries, the last first. */
  readonly reverse?: boolean
  readonly limit?: number
}

/** One snapshot of the store: what is committed later does not show. */
export interface StoreReader {
  /**
   * The value of a key. The bytes are valid until the next call on this reader: copy what is kept.
   *
   * @throws {@link LinkageError} `store-damaged` if the value does not match its checksum.
   */
  get(table: string, key: Uint8Array): Uint8Array | undefined
  /** Entries by the order of the bytes of their keys. */
  range(table: string, options?: RangeOptions): Iterable<StoreEntry>
  /** How many entries a table holds. */
  count(table: string): number
}

/** A snapshot that reads its own writes. */
export interface StoreWriter extends StoreReader {
  /** Copies key and value. */
  put(table: string, key: Uint8Array, value: Uint8Array): void
  /** Puts entries that were packed elsewhere; quickest where keys ascend and others stand before. */
  putPacked(entries: PackedEntries): void
  /** @returns whether there was such a key. */
  remove(table: string, key: Uint8Array): boolean
}

export interface WriteOptions {
  /** Runs the action, gives its answer, and keeps nothing of what it wrote. */
  readonly dryRun?: boolean
}

/** Tables of bytes. Keys are 1 to 500 bytes; tables are named when the store is opened. */
export interface Store {
  /** Runs an action on one snapshot. It must not be asynchronous. */
  read<T>(action: (reader: StoreReader) => T): T
  /**
   * Runs an action as one transaction: durable when this returns; all undone if the action throws.
   * One writer at a time, over all processes. Not to be nested.
   *
   * @throws {@link LinkageError} `store-busy` if the write lock was not to be had in time,
   *   `store-full`, `store-read-only`, `store-unwritable`; nothing is changed then.
   */
  write<T>(action: (writer: StoreWriter) => T, options?: WriteOptions): T
  /** Waits for what is under way and lets go of all files. Twice is harmless. */
  close(): Promise<void>
}
