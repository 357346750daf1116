import { readdirSync } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { LinkageError } from '../errors.ts'
import { makeFolder } from '../io/make-folder.ts'
import type { LmdbEnvironment } from './lmdb-environment.ts'
import { storeError } from './lmdb-error.ts'
import { StoreFile } from './store-file.ts'
import {
  FOLDER_MODE,
  linkIfAbsent,
  partialPath,
  pointTo,
  removePartials,
  storePath,
} from './store-folder.ts'
import { syncFile } from './sync-file.ts'
import { verifyStore } from './verify-store.ts'

/** Copies a snapshot of an open store into an empty folder. */
export async function copyStore({ root }: LmdbEnvironment, to: string): Promise<void> {
  await fillFolder(to, (path) => root.backup(path, true))
}

/**
 * Makes a store of a backup; the backup stays as it is.
 *
 * @param from - the folder of a backup, or of a store that nobody has open.
 * @param to - a folder that is empty or absent.
 * @throws {@link LinkageError} `registry-missing` if there is none, `store-damaged` if it is not
 *   whole; `store-not-empty`, `store-full`, `store-unwritable`, and nothing that could be taken for a
 *   store is left then.
 */
export async function restoreStore(from: string, to: string): Promise<void> {
  const { findings } = await verifyStore(from)
  if (findings[0] !== undefined) throw new LinkageError('store-damaged', findings[0])
  const file = new StoreFile(from)
  try {
    await fillFolder(to, (path) => copyFile(file.path, path))
  } finally {
    file.close()
  }
}

/** The store appears in the folder as a whole, and is on disk then. */
async function fillFolder(to: string, write: (path: string) => Promise<void>): Promise<void> {
  try {
    makeFolder(to, FOLDER_MODE)
    removePartials(to)
    if (readdirSync(to).length > 0) throw new LinkageError('store-not-empty', { dir: to })
    const path = storePath(to, 1)
    const partial = partialPath(path)
    try {
      await write(partial)
      syncFile(partial)
      linkIfAbsent(partial, path)
    } finally {
      await rm(partial, { force: true })
    }
    pointTo(to, 1, true)
    syncFile(dirname(resolve(to)))
  } catch (error) {
    throw storeError(error, to)
  }
}
