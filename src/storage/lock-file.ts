import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { linkIfAbsent, lockPath, partialPath } from './store-folder.ts'

/** Processes and threads that may read at once. */
export const MAX_READERS = 256

/** LMDB asks for 64 bytes a reader, and some of its own. */
const LOCK_BYTES = 64 * MAX_READERS + 4096

/**
 * Makes the lock file with all its bytes on disk. LMDB would make one with a hole and write to it in
 * memory: on a full disk that kills the process.
 *
 * The file is never opened once LMDB uses it, because closing it would drop LMDB's locks.
 */
export function prepareLockFile(dataPath: string): void {
  const path = lockPath(dataPath)
  if (existsSync(path)) return
  const partial = partialPath(path)
  try {
    writeFileSync(partial, new Uint8Array(LOCK_BYTES))
    linkIfAbsent(partial, path)
  } finally {
    rmSync(partial, { force: true })
  }
}
