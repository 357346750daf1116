import { closeSync, openSync, writeSync } from 'node:fs'
import { ABORT, type RootDatabase } from 'lmdb'
import { LinkageError } from '../errors.ts'
import { scanNow } from './scan-process.ts'
import type { StoreFile } from './store-file.ts'

/**
 * Looks whether a data file is as long as its pages reach, before it is mapped into memory: reading
 * a page that is not there would end the process. The last pages may be missing where they are free
 * (see {@link reachLength}); then all the others are read once, in a process of their own.
 *
 * @throws {@link LinkageError} `store-damaged`.
 */
export function checkLength(dir: string, file: StoreFile): void {
  file.checkHead()
  const { bytes } = file
  const expected = file.bytesExpected
  if (bytes >= expected) return
  const [finding] = scanNow(dir).findings
  if (finding === undefined) return
  throw new LinkageError('store-damaged', {
    part: file.path,
    problem: `it has ${bytes} of ${expected} bytes (${finding.part}: ${finding.problem})`,
  })
}

/**
 * Makes the file as long as its pages reach. Pages that one transaction took and gave back were never
 * written; without them the file would look as if its end were cut off.
 */
export function reachLength(root: RootDatabase<Uint8Array, Uint8Array>, file: StoreFile): void {
  if (file.bytes >= file.bytesExpected) return
  // Under the lock nobody writes to the end of the file, so this byte overwrites nothing.
  root.transactionSync(() => {
    const end = file.bytesExpected - 1
    if (file.bytes > end) return ABORT
    try {
      const descriptor = openSync(file.path, 'r+')
      try {
        writeSync(descriptor, Uint8Array.of(0), 0, 1, end)
      } finally {
        closeSync(descriptor)
      }
    } catch {
      // On a full disk it stays short: opening it takes longer, no more.
    }
    return ABORT
  })
}
