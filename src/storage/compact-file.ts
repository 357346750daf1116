import { readdirSync, renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ABORT } from 'lmdb'
import { LinkageError } from '../errors.ts'
import type { LmdbEnvironment } from './lmdb-environment.ts'
import { removeGeneration } from './open-environment.ts'
import { storePath } from './store-file.ts'
import { syncFile } from './sync-file.ts'
import type { WriteGate } from './write-gate.ts'

/** Copies that are made before the writers are taken to be too many. */
const ATTEMPTS = 5

/**
 * Writes the data file of the next number, without free pages. It appears in one step, under the
 * write lock, if nothing was written since the copy began; whoever has the old file open notices
 * that and goes over to the new one.
 */
export async function compactFile(
  dir: string,
  { root, file }: LmdbEnvironment,
  gate: WriteGate,
): Promise<void> {
  const next = storePath(dir, file.generation + 1)
  const partial = `${next}.partial-${process.pid}`
  const start = performance.now()
  await removePartials(dir)
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { transaction } = file.meta()
      await root.backup(partial, true)
      syncFile(partial)
      let done = false
      gate.hold((checkTime) =>
        root.transactionSync(() => {
          checkTime()
          // Another process was faster: that is as good.
          done = file.isReplaced
          if (done || file.meta().transaction !== transaction) return ABORT
          renameSync(partial, next)
          syncFile(dir)
          removeGeneration(dir, file.generation)
          syncFile(dir)
          done = true
          return ABORT
        }),
      )
      if (done) return
      await rm(partial, { force: true })
    }
    throw new LinkageError('store-busy', { dir, waitedMs: Math.round(performance.now() - start) })
  } finally {
    await rm(partial, { force: true })
  }
}

/** Removes what compactions left that were killed. */
async function removePartials(dir: string): Promise<void> {
  for (const name of readdirSync(dir)) {
    const pid = Number(/\.partial-(\d+)$/.exec(name)?.[1])
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(join(dir, name), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
