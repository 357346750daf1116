import { renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { ABORT } from 'lmdb'
import { LinkageError } from '../errors.ts'
import type { LmdbEnvironment } from './lmdb-environment.ts'
import { partialPath, pointTo, removeOthers, removePartials, storePath } from './store-folder.ts'
import { syncFile } from './sync-file.ts'
import type { WriteGate } from './write-gate.ts'

/** Copies that are made before the writers are taken to be too many. */
const ATTEMPTS = 5

/**
 * Writes the data file of the next number, without free pages. It becomes the store in one step, under
 * the write lock, if nothing was written since the copy began; whoever has the old file open notices
 * that and goes over to the new one.
 */
export async function compactFile(
  dir: string,
  { root, file }: LmdbEnvironment,
  gate: WriteGate,
): Promise<void> {
  const generation = file.generation + 1
  const next = storePath(dir, generation)
  const partial = partialPath(next)
  const start = performance.now()
  removePartials(dir)
  /** Runs an action while nobody writes. */
  const underLock = (action: () => void): void => {
    gate.hold((checkTime) =>
      root.transactionSync(() => {
        checkTime()
        action()
        return ABORT
      }),
    )
  }
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      // Without the lock, this could be a commit that the copy does not see yet.
      let copied = -1
      underLock(() => {
        copied = file.meta().transaction
      })
      await root.backup(partial, true)
      syncFile(partial)
      let done = false
      underLock(() => {
        // Another process was faster: that is as good.
        done = file.isReplaced
        if (done || file.meta().transaction !== copied) return
        renameSync(partial, next)
        pointTo(dir, generation, false)
        removeOthers(dir, generation)
        done = true
      })
      if (done) return
      await rm(partial, { force: true })
    }
    throw new LinkageError('store-busy', { dir, waitedMs: Math.round(performance.now() - start) })
  } finally {
    await rm(partial, { force: true })
  }
}
