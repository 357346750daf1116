import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { LinkageError } from '../errors.ts'
import type { LmdbEnvironment } from './lmdb-environment.ts'
import { storeError } from './lmdb-error.ts'
import { generationsIn, storePath } from './store-file.ts'
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
  const generation = generationsIn(from).at(-1)!
  await fillFolder(to, (path) => copyFile(storePath(from, generation), path))
}

/** The store appears in the folder as a whole, and is on disk then. */
async function fillFolder(to: string, write: (path: string) => Promise<void>): Promise<void> {
  const path = storePath(to, 1)
  const partial = `${path}.partial`
  try {
    mkdirSync(to, { recursive: true })
    if (readdirSync(to).some((name) => resolve(to, name) !== resolve(partial))) {
      throw new LinkageError('store-not-empty', { dir: to })
    }
    await rm(partial, { force: true })
    await write(partial)
    syncFile(partial)
    await rename(partial, path)
    syncFile(to)
    syncFile(dirname(resolve(to)))
  } catch (error) {
    if (existsSync(partial)) await rm(partial, { force: true })
    throw storeError(error, to)
  }
}
