import { statfsSync } from 'node:fs'
import { LinkageError } from '../errors.ts'
import { reasonOf } from '../io/failure-reason.ts'

/** Codes of LMDB; the others are those of the operating system. */
const MAP_FULL = -30_792
const DAMAGE: Readonly<Record<number, string>> = {
  [-30_797]: 'a page is missing',
  [-30_796]: 'a page is of the wrong kind',
  [-30_794]: 'it has another data format',
  [-30_793]: 'it is no data file',
  [-30_785]: 'a page is damaged',
}
const EIO = 5
const EACCES = 13
const EROFS = 30
const ENOSPC = 28
const EDQUOT = 122

/** Below that many free bytes, a failed write is taken for a full disk. */
const FULL_BELOW = 65_536

/** What LMDB or the system threw, as an error of ours; anything else as it is. */
export function storeError(error: unknown, dir: string): unknown {
  if (!(error instanceof Error) || error instanceof LinkageError) return error
  const code = codeOf(error)
  const options = { cause: error }
  if (code === undefined) return error
  if (code === MAP_FULL || code === ENOSPC || code === EDQUOT) {
    return new LinkageError('store-full', { dir }, options)
  }
  if (code === EROFS || code === EACCES) {
    return new LinkageError('store-read-only', { dir, reason: reasonText(error) }, options)
  }
  // A write that ends in the middle is reported as a failure of the disk.
  if (code === EIO && isFull(dir)) return new LinkageError('store-full', { dir }, options)
  const problem = DAMAGE[code]
  if (problem !== undefined)
    return new LinkageError('store-damaged', { part: dir, problem }, options)
  return new LinkageError('store-unwritable', { dir, reason: reasonText(error) }, options)
}

/** LMDB's own errors are plain and carry a number; those of a copy carry only their words. */
function codeOf(error: Error): number | undefined {
  if ('errno' in error && typeof error.errno === 'number') return -error.errno
  if (error.name !== 'Error') return
  if ('code' in error && typeof error.code === 'number') return error.code
  if (error.message === 'No space left on device') return ENOSPC
  if (error.message === 'Input/output error') return EIO
  return
}

function reasonText(error: Error): string {
  return reasonOf(error) ?? error.message
}

function isFull(dir: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dir)
    return bavail * bsize < FULL_BELOW
  } catch {
    return false
  }
}
