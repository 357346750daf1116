import { type Database, open, type RootDatabase } from 'lmdb'
import { tableSeed } from './checksum.ts'
import type { LmdbTable, LmdbTables } from './lmdb-reader.ts'
import { MAX_READERS } from './lock-file.ts'
import type { StoreFile, StoreMeta } from './store-file.ts'

const BINARY = { encoding: 'binary', keyEncoding: 'binary' } as const

/** Named databases that LMDB makes room for beyond those that are opened. */
const SPARE_TABLES = 16

/** An LMDB environment on one data file, with its tables open. */
export class LmdbEnvironment {
  readonly root: RootDatabase<Uint8Array, Uint8Array>
  readonly tables: LmdbTables
  readonly file: StoreFile

  /** Makes tables that are not there, unless it is opened for reading. Takes the write lock. */
  constructor(file: StoreFile, names: readonly string[], readOnly: boolean) {
    this.file = file
    this.root = open({
      ...BINARY,
      path: file.path,
      noSubdir: true,
      readOnly,
      maxDbs: names.length + SPARE_TABLES,
      maxReaders: MAX_READERS,
      // With it, what was committed may be lost until a later flush.
      overlappingSync: false,
    })
    try {
      this.tables = readOnly
        ? this.#openTables(names)
        : this.root.transactionSync(() => this.#openTables(names))
    } catch (error) {
      void this.root.close()
      throw error
    }
  }

  #openTables(names: readonly string[]): LmdbTables {
    return new Map(
      names.map((name): [string, LmdbTable] => {
        const db: Database<Uint8Array, Uint8Array> | undefined = this.root.openDB({
          ...BINARY,
          name,
        })
        return [name, { db, seed: tableSeed(name) }]
      }),
    )
  }

  /** Pages that a table takes, and its entries; as of the transaction that is under way. */
  usageOf(table: LmdbTable): { readonly entries: number; readonly pages: number } {
    const stats: Partial<Record<string, number>> = table.db?.getStats() ?? {}
    const {
      entryCount = 0,
      treeBranchPageCount = 0,
      treeLeafPageCount = 0,
      overflowPages = 0,
    } = stats
    return { entries: entryCount, pages: treeBranchPageCount + treeLeafPageCount + overflowPages }
  }

  /** Bytes of the pages in use, those of the transaction under way included. */
  usedBytes(meta: StoreMeta): number {
    let pages = meta.ownPages
    for (const table of this.tables.values()) pages += this.usageOf(table).pages
    return pages * meta.pageBytes
  }

  async close(): Promise<void> {
    this.file.close()
    await this.root.close()
  }
}
