import { isLinkageError } from '../errors.ts'
import { type StoreFinding, type StoreVerdict, scanInBackground } from './scan-process.ts'
import { StoreFile } from './store-file.ts'

/**
 * Reads every entry of a store and its checksum, in a process of its own: damage that would end the
 * process that reads it is a finding like any other. The store may be in use.
 *
 * @throws {@link LinkageError} `registry-missing` if there is no store in the folder.
 */
export async function verifyStore(dir: string): Promise<StoreVerdict> {
  const finding = headFinding(dir)
  if (finding !== undefined) return { findings: [finding], entries: {} }
  return await scanInBackground(dir)
}

/** A file that has no beginning is not given to LMDB at all. */
function headFinding(dir: string): StoreFinding | undefined {
  try {
    const file = new StoreFile(dir)
    try {
      file.checkHead()
    } finally {
      file.close()
    }
    return
  } catch (error) {
    if (!isLinkageError(error, 'store-damaged')) throw error
    return error.details
  }
}
