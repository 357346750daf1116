import type { Database, Transaction } from 'lmdb'
import { checkKey } from './check-key.ts'
import { CHECKSUM_BYTES, checksumError, seal, unseal } from './checksum.ts'
import { eachPacked, type PackedEntries } from './packed-entries.ts'
import type { RangeOptions, StoreEntry, StoreReader, StoreWriter } from './store.ts'
import { misused } from './turn.ts'

/** A table of LMDB: keys and values are bytes, values with their checksum. */
export interface LmdbTable {
  /** Absent in a store that is only read, if nobody has written to the table yet. */
  readonly db: (Database<Uint8Array, Uint8Array> & FastReads) | undefined
  /** See {@link tableSeed}. */
  readonly seed: number
}

/** What LMDB's own types do not tell of its reads. */
interface FastReads {
  getBinaryFast(key: Uint8Array, options?: InTransaction): Buffer | undefined
}

/** Which transaction a read is part of, if not the one that is under way. */
interface InTransaction {
  readonly transaction?: Transaction
}

export type LmdbTables = ReadonlyMap<string, LmdbTable>

interface OpenRange {
  return?(): unknown
}

/** What one transaction may put before its size is checked. */
const UNCHECKED_BYTES = 16_777_216

/** Puts after the last key of a table, or not at all. */
const APPEND = { append: true } as const

/** Below every key. */
const LOWEST = Uint8Array.of(0)

/** Reads within the transaction that is under way, or within one that is held. */
export class LmdbReader implements StoreReader {
  readonly #tables: LmdbTables
  readonly #within: InTransaction | undefined
  /** A cursor that is left open would hold the snapshot, and with it all pages freed since. */
  readonly #openRanges = new Set<OpenRange>()
  /**
   * Of tables that were ranged over and not written to since: the last key, {@link LOWEST} if there is
   * none; undefined as long as nobody has looked.
   */
  readonly #lastKeys = new Map<string, Uint8Array | undefined>()
  /** Counts what was written. */
  #changes = 0
  #ended = false

  constructor(tables: LmdbTables, held?: Transaction) {
    this.#tables = tables
    this.#within = held === undefined ? undefined : { transaction: held }
  }

  get(name: string, key: Uint8Array): Uint8Array | undefined {
    checkKey(name, key)
    const { db, seed } = this.table(name)
    // The buffer is used again and again and has a length of its own: only a view of it is sound.
    const bytes = db?.getBinaryFast(key, this.#within)
    if (bytes === undefined) return
    const value = unseal(bytes, key, seed)
    if (value === undefined) throw checksumError(name)
    return value
  }

  *range(name: string, options: RangeOptions = {}): Iterable<StoreEntry> {
    const { limit = Number.POSITIVE_INFINITY, from } = options
    if (from !== undefined && this.#isBeyond(name, from)) return
    let open: Iterator<{ key: Uint8Array; value: Uint8Array }> | undefined
    let changes = -1
    let last: Uint8Array | undefined
    try {
      for (let count = 0; count < limit; count++) {
        const { db, seed } = this.table(name)
        if (db === undefined) return
        if (open === undefined || changes !== this.#changes) {
          if (open !== undefined) this.#close(open)
          open = db.getRange({ ...boundsOf(options, last), ...this.#within })[Symbol.iterator]()
          this.#openRanges.add(open)
          changes = this.#changes
        }
        const { done, value: entry } = open.next()
        if (done === true) return
        const value = unseal(entry.value, entry.key, seed)
        if (value === undefined) throw checksumError(name)
        last = entry.key
        yield [entry.key, value]
      }
    } finally {
      if (open !== undefined) this.#close(open)
    }
  }

  count(name: string): number {
    const { db } = this.table(name)
    // It writes into what it is given.
    if (this.#within !== undefined) return db?.getCount({ ...this.#within }) ?? 0
    const stats: { entryCount?: number } = db?.getStats() ?? {}
    return stats.entryCount ?? 0
  }

  end(): void {
    this.#ended = true
    for (const open of this.#openRanges) this.#close(open)
  }

  /** To be called when a table is written to. */
  protected changed(name: string): void {
    this.#changes++
    this.#lastKeys.delete(name)
  }

  protected table(name: string): LmdbTable {
    if (this.#ended) throw misused('reader', 'must not be used after its action')
    const table = this.#tables.get(name)
    if (table === undefined) throw new RangeError(`there is no table ${name}`)
    return table
  }

  /**
   * Does nothing stand from there on? Whoever asks again and again need not open a cursor each time,
   * which takes longer than all else.
   */
  #isBeyond(name: string, from: Uint8Array): boolean {
    if (!this.#lastKeys.has(name)) {
      this.#lastKeys.set(name, undefined)
      return false
    }
    let last = this.#lastKeys.get(name)
    if (last === undefined) {
      const { db } = this.table(name)
      const [key] = db?.getKeys({ reverse: true, limit: 1, ...this.#within }) ?? []
      last = key ?? LOWEST
      this.#lastKeys.set(name, last)
    }
    return Buffer.compare(from, last) > 0
  }

  #close(open: OpenRange): void {
    this.#openRanges.delete(open)
    open.return?.()
  }
}

/** Reads and writes within the write transaction that is under way. */
export class LmdbWriter extends LmdbReader implements StoreWriter {
  /** Where values get their checksums: LMDB copies from here. */
  #sealed = new Uint8Array(4096)
  readonly #checkSize: () => void
  /** Bytes put since the size was checked. */
  #unchecked = 0

  /** @param checkSize - called now and then while much is put. */
  constructor(tables: LmdbTables, checkSize: () => void) {
    super(tables)
    this.#checkSize = checkSize
  }

  put(name: string, key: Uint8Array, value: Uint8Array): void {
    checkKey(name, key)
    const { db, seed } = this.table(name)
    const length = value.length + CHECKSUM_BYTES
    if (length > this.#sealed.length) this.#sealed = new Uint8Array(2 * length)
    const sealed = this.#sealed.subarray(0, length)
    sealed.set(value)
    seal(sealed, key, seed)
    db!.putSync(key, sealed)
    this.changed(name)
    this.#note(length)
  }

  putPacked(entries: PackedEntries): void {
    const { db } = this.table(entries.table)
    eachPacked(entries, (key, sealed) => {
      // After the last key, as nearly all of them go, there is nothing to look for.
      const isPut: unknown = db!.putSync(key, sealed, APPEND)
      if (isPut !== true) db!.putSync(key, sealed)
      this.#note(sealed.length)
    })
    this.changed(entries.table)
  }

  remove(name: string, key: Uint8Array): boolean {
    checkKey(name, key)
    const was = this.table(name).db!.removeSync(key)
    this.changed(name)
    return was
  }

  #note(bytes: number): void {
    this.#unchecked += bytes
    if (this.#unchecked <= UNCHECKED_BYTES) return
    this.#checkSize()
    this.#unchecked = 0
  }
}

/** Our bounds in LMDB's terms: its ranges include the start, and a reverse one starts at the end. */
function boundsOf(
  { from, to, reverse = false }: RangeOptions,
  last: Uint8Array | undefined,
): object {
  if (reverse) {
    const start = last ?? to
    const upper = start === undefined ? {} : { start, exclusiveStart: true }
    return { ...upper, end: from ?? LOWEST, inclusiveEnd: true, reverse }
  }
  const lower =
    last === undefined ? { start: from ?? LOWEST } : { start: last, exclusiveStart: true }
  return to === undefined ? lower : { ...lower, end: to }
}
