import { LinkageError } from '../errors.ts'
import { type StoreFinding, type StoreVerdict, scanInBackground } from './scan-process.ts'
import { generationsIn, StoreFile } from './store-file.ts'

/**
 * Reads every entry of a store and its checksum, in a process of its own: damage that would end the
 * process that reads it is a finding like any other. The store may be in use.
 *
 * @throws {@link LinkageError} `registry-missing` if there is no store in the folder.
 */
export async function verifyStore(dir: string): Promise<StoreVerdict> {
  const generation = generationsIn(dir).at(-1)
  if (generation === undefined) throw new LinkageError('registry-missing', { dir })
  const finding = headFinding(dir, generation)
  if (finding !== undefined) return { findings: [finding], entries: {} }
  return await scanInBackground(dir)
}

/** A file that has no beginning is not given to LMDB at all. */
function headFinding(dir: string, generation: number): StoreFinding | undefined {
  const file = new StoreFile(dir, generation)
  try {
    file.meta()
    return
  } catch (error) {
    if (!(error instanceof LinkageError) || error.code !== 'store-damaged') throw error
    return { part: file.path, problem: 'it does not begin as a data file does' }
  } finally {
    file.close()
  }
}
