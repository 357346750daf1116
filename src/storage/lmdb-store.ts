import { ABORT, type Transaction } from 'lmdb'
import { LinkageError } from '../errors.ts'
import { compactFile } from './compact-file.ts'
import { copyStore } from './copy-store.ts'
import { reachLength } from './file-length.ts'
import type { LmdbEnvironment } from './lmdb-environment.ts'
import { storeError } from './lmdb-error.ts'
import type { LmdbStoreOptions, StoreStats, TableStats } from './lmdb-options.ts'
import { LmdbReader, LmdbWriter } from './lmdb-reader.ts'
import { openEnvironment } from './open-environment.ts'
import type { Store, StoreReader, StoreWriter, WriteOptions } from './store.ts'
import { synchronous, Turn } from './turn.ts'
import { WriteGate } from './write-gate.ts'

const LOCK_TIMEOUT_MS = 10_000

/** Writes after which readers of processes that were killed are looked for: they hold old pages. */
const WRITES_BETWEEN_CHECKS = 256

/** A store in one LMDB file. See {@link openLmdbStore}. */
export class LmdbStore implements Store {
  readonly dir: string
  readonly #options: LmdbStoreOptions
  readonly #gate: WriteGate
  readonly #turn: Turn
  #environment: LmdbEnvironment
  /** What reads see, if not the newest. */
  #held: Transaction | undefined
  #writes = 0
  /** Backups and compactions that are under way. */
  readonly #background = new Set<Promise<unknown>>()

  /** @internal Use {@link openLmdbStore}. */
  constructor(dir: string, options: LmdbStoreOptions) {
    this.dir = dir
    this.#options = options
    this.#turn = new Turn(dir)
    this.#gate = new WriteGate(dir, options.lockTimeoutMs ?? LOCK_TIMEOUT_MS)
    this.#environment = this.#open()
  }

  read<T>(action: (reader: StoreReader) => T): T {
    return this.#turn.read(() => {
      const { root, tables } = this.#current()
      const reader = new LmdbReader(tables, this.#held)
      try {
        return action(reader)
      } catch (error) {
        throw storeError(error, this.dir)
      } finally {
        reader.end()
        // Lets go of the snapshot at once; the next read begins a new one.
        if (this.#turn.depth === 1) root.resetReadTxn()
      }
    })
  }

  /**
   * From now on every read sees the store as it is now, until it is held anew or closed: for a store
   * that is opened for reading, and for work that is done read by read while others go on. Pages that
   * others free meanwhile are not used again.
   */
  hold(): void {
    this.#turn.read(() => {
      this.#letGo()
      const { root } = this.#current()
      root.resetReadTxn()
      this.#held = root.useReadTransaction()
      // It stays; whoever reads otherwise begins another one.
      root.resetReadTxn()
    })
  }

  write<T>(action: (writer: StoreWriter) => T, options?: WriteOptions): T {
    return this.#turn.write(() => {
      if (this.#options.readOnly === true) {
        throw new LinkageError('store-read-only', { dir: this.dir, reason: 'opened for reading' })
      }
      for (;;) {
        const outcome = this.#attempt(action, options?.dryRun ?? false)
        if (outcome !== undefined) return outcome.answer
        this.#reopen()
      }
    })
  }

  /** How large the store is. */
  stats(): StoreStats {
    return this.#turn.read(() => {
      const environment = this.#current()
      const { file, tables, root } = environment
      const { lastPage, pageBytes, ownPages } = file.meta()
      let freePages = lastPage - 1 - ownPages
      const sizes: Record<string, TableStats> = {}
      for (const [name, table] of tables) {
        const { entries, pages } = environment.usageOf(table)
        sizes[name] = { entries, bytes: pages * pageBytes }
        freePages -= pages
      }
      if (this.#turn.depth === 1) root.resetReadTxn()
      const { bytes, generation } = file
      return { bytes, pageBytes, freePages, generation, tables: sizes }
    })
  }

  /**
   * Copies the store as it is at this moment into a folder, where it is a store like this one, without
   * free pages. Reads and writes go on.
   *
   * @param to - a folder that is empty or absent.
   * @throws {@link LinkageError} `store-not-empty`, `store-full`, `store-unwritable`; nothing that
   *   could be taken for a store is left then.
   */
  async backup(to: string): Promise<void> {
    await this.#inBackground((environment) => copyStore(environment, to))
  }

  /**
   * Rewrites the store without its free pages. Reads and writes go on, here and in other processes;
   * killed at any instant, the store is the old one or the new one.
   *
   * @throws {@link LinkageError} `store-busy` if it was written to again and again meanwhile;
   *   `store-full` if there is no room for both.
   */
  async compact(): Promise<void> {
    await this.#inBackground((environment) => compactFile(this.dir, environment, this.#gate))
  }

  async close(): Promise<void> {
    const wasClosed = this.#turn.closed
    this.#turn.close()
    await Promise.allSettled(this.#background)
    this.#letGo()
    if (!wasClosed) await this.#environment.close()
  }

  /** @returns undefined if the file was replaced by another. */
  #attempt<T>(action: (writer: StoreWriter) => T, dryRun: boolean): { answer: T } | undefined {
    const { root, tables, file } = this.#environment
    let outcome: { answer: T } | undefined
    const began = performance.now()
    let locked: number | undefined
    try {
      this.#gate.hold((checkTime) =>
        root.transactionSync(() => {
          locked = performance.now()
          checkTime()
          if (file.isReplaced) return ABORT
          const checkSize = this.#sizeCheck()
          const writer = new LmdbWriter(tables, checkSize)
          let answer: T
          try {
            answer = synchronous(action(writer))
          } finally {
            writer.end()
          }
          checkSize()
          outcome = { answer }
          return dryRun ? ABORT : undefined
        }),
      )
      if (outcome !== undefined && !dryRun) this.#afterCommit()
    } catch (error) {
      throw storeError(error, this.dir)
    } finally {
      if (locked !== undefined) {
        this.#options.onWrite?.({ waitedMs: locked - began, heldMs: performance.now() - locked })
      }
    }
    return outcome
  }

  #afterCommit(): void {
    const { root, file } = this.#environment
    reachLength(root, file)
    if (++this.#writes % WRITES_BETWEEN_CHECKS === 0) root.readerCheck()
  }

  /** Refuses what would take the store over its bound, unless it becomes smaller. */
  #sizeCheck(): () => void {
    const { maxBytes } = this.#options
    if (maxBytes === undefined) return () => {}
    const environment = this.#environment
    const meta = environment.file.meta()
    const before = environment.usedBytes(meta)
    return () => {
      const bytes = environment.usedBytes(meta)
      if (bytes > maxBytes && bytes > before) {
        throw new LinkageError('store-full', { dir: this.dir, maxBytes })
      }
    }
  }

  /** For a read: the one at hand within another read, which has its snapshot there. */
  #current(): LmdbEnvironment {
    const isHeld = this.#held !== undefined
    if (this.#turn.depth === 1 && !isHeld && this.#environment.file.isReplaced) this.#reopen()
    return this.#environment
  }

  #letGo(): void {
    this.#held?.done()
    this.#held = undefined
  }

  #open(): LmdbEnvironment {
    try {
      return openEnvironment(this.dir, this.#options, this.#gate)
    } catch (error) {
      throw storeError(error, this.dir)
    }
  }

  /** The file was compacted, maybe by another process: goes over to the new one. */
  #reopen(): void {
    const old = this.#environment
    this.#environment = this.#open()
    void old.close()
  }

  async #inBackground(task: (environment: LmdbEnvironment) => Promise<void>): Promise<void> {
    const running = task(this.#turn.read(() => this.#current()))
    this.#background.add(running)
    try {
      await running
    } catch (error) {
      throw storeError(error, this.dir)
    } finally {
      this.#background.delete(running)
    }
  }
}

/**
 * Opens the store in a folder, or makes one. Threads and processes may have it open at once: many
 * read, one at a time writes. A thread must not be terminated in the midst of a write: LMDB would then
 * wait for itself, with the lock held, until the process is killed.
 *
 * @throws {@link LinkageError} `store-damaged` if the data file is cut off or is none;
 *   `registry-newer` if a later release wrote it; `registry-missing` if it is opened for reading and
 *   not there; `store-busy`, `store-full`, `store-read-only`, `store-unwritable`.
 *
 * @example
 * ```ts
 * const store = openLmdbStore('registry', { tables: ['records'] })
 * store.write((writer) => writer.put('records', keyOf().u32(7).done(), value))
 * await store.close()
 * ```
 */
export function openLmdbStore(dir: string, options: LmdbStoreOptions): LmdbStore {
  return new LmdbStore(dir, options)
}
