import { rmSync } from 'node:fs'
import { open } from 'lmdb'
import { LinkageError } from '../errors.ts'
import { makeFolder } from '../io/make-folder.ts'
import { tableSeed } from './checksum.ts'
import { LmdbWriter } from './lmdb-reader.ts'
import { prepareLockFile } from './lock-file.ts'
import {
  currentPath,
  FOLDER_MODE,
  generationsIn,
  linkIfAbsent,
  lockPath,
  partialPath,
  pointTo,
  storePath,
} from './store-folder.ts'
import { FORMAT_TABLE, type Migration, migrate } from './store-format.ts'
import { syncFile } from './sync-file.ts'

/**
 * Makes a store without entries, which appears as a whole. Of several that do so at once, one wins.
 *
 * @throws {@link LinkageError} `store-damaged` if there was a store that lacks its file `current`.
 */
export function createStore(dir: string, migrations: readonly Migration[]): void {
  makeFolder(dir, FOLDER_MODE)
  if (generationsIn(dir).some((generation) => generation > 1)) {
    throw new LinkageError('store-damaged', { part: currentPath(dir), problem: 'it is missing' })
  }
  const path = storePath(dir, 1)
  const partial = partialPath(path)
  try {
    prepareLockFile(partial)
    writeEmpty(partial, migrations, dir)
    syncFile(partial)
    linkIfAbsent(partial, path)
    pointTo(dir, 1, true)
  } finally {
    rmSync(partial, { force: true })
    rmSync(lockPath(partial), { force: true })
  }
}

function writeEmpty(path: string, migrations: readonly Migration[], dir: string): void {
  const binary = { encoding: 'binary', keyEncoding: 'binary' } as const
  const root = open<Uint8Array, Uint8Array>({
    ...binary,
    path,
    noSubdir: true,
    overlappingSync: false,
  })
  try {
    root.transactionSync(() => {
      const db = root.openDB<Uint8Array, Uint8Array>({ ...binary, name: FORMAT_TABLE })
      const table = { db, seed: tableSeed(FORMAT_TABLE) }
      const writer = new LmdbWriter(new Map([[FORMAT_TABLE, table]]), () => {})
      migrate(writer, migrations, dir)
      writer.end()
    })
  } finally {
    void root.close()
  }
}
