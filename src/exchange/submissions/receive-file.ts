import { createHash } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { FILE_BOUNDS, type FileBounds, InflationGuard } from './inflation-guard.ts'
import type { Spool } from './spool.ts'

/** A file that has come whole, and is durable. */
export interface ReceivedFile {
  /** Its name in the spool. */
  readonly spool: string
  /** SHA-256. */
  readonly file: string
  readonly bytes: number
}

/**
 * Puts a stream into the spool, a chunk at a time.
 *
 * @throws {@link LinkageError} `upload-refused` if it is out of bounds, `request-invalid` if it is empty or
 *   broken; what the stream breaks off
 *   with. Nothing is left of it then.
 */
export async function receiveFile(
  spool: Spool,
  stream: Readable,
  bounds: FileBounds = FILE_BOUNDS,
): Promise<ReceivedFile> {
  const name = await spool.newName()
  const part = `${name}.part`
  const hash = createHash('sha256')
  using guard = new InflationGuard(bounds)
  try {
    {
      await using file = await open(spool.pathOf(part), 'wx', 0o600)
      // A stream that is refused is left open: it is what the answer goes back by.
      for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
        await guard.take(chunk)
        hash.update(chunk)
        await file.writeFile(chunk)
      }
      await guard.end()
      await file.sync()
    }
    await rename(spool.pathOf(part), spool.pathOf(name))
    return { spool: name, file: hash.digest('hex'), bytes: guard.bytes }
  } catch (error) {
    await spool.remove(part)
    throw error
  }
}
