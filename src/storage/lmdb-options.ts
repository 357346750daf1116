import type { Migration } from './store-format.ts'

/** Options of {@link openLmdbStore}. */
export interface LmdbStoreOptions {
  /** Names of the tables. A table that is left out stays as it is. */
  readonly tables: readonly string[]
  /**
   * Bytes that the pages in use may take; no bound by default. A write that would take more is refused
   * unless it makes the store smaller. The file itself can be larger by the pages that are free.
   */
  readonly maxBytes?: number
  /** Milliseconds to wait for another writer; 10,000 by default. */
  readonly lockTimeoutMs?: number
  /** Open for reading alone: nothing is written, not even missing tables. False by default. */
  readonly readOnly?: boolean
  /** Told of each write how long it took, come of it what may. */
  readonly onWrite?: (times: WriteTimes) => void
  /** The n-th (from 1 on) brings a store from format n to n + 1; none by default. */
  readonly migrations?: readonly Migration[]
}

/** How long a write took, in milliseconds. */
export interface WriteTimes {
  /** Until it had the write lock. */
  readonly waitedMs: number
  /** From then on until it was durable and the lock was free again. */
  readonly heldMs: number
}

/** How large a store is. */
export interface StoreStats {
  /** Of the data file. */
  readonly bytes: number
  readonly pageBytes: number
  /** Pages that hold nothing, to be used before the file grows. */
  readonly freePages: number
  /** Times it was compacted, plus 1. */
  readonly generation: number
  readonly tables: Readonly<Record<string, TableStats>>
}

export interface TableStats {
  readonly entries: number
  /** Of the pages it takes. */
  readonly bytes: number
}
