import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { LinkageError } from '../errors.ts'
import { openRegistry } from '../registry/open-registry.ts'
import { toWire } from '../workers/wire.ts'
import { readAhead } from './submissions/read-ahead.ts'
import type { ReadingData, ReadingReply, ReadingRequest } from './submissions/reading-thread.ts'

/**
 * Entry point of a thread that reads files of students ahead of the thread that takes them in; it has
 * the registry open for reading as long as it lives.
 *
 * @module
 */

const registry = openRegistry(workerData as ReadingData, { readOnly: true })
// Whether it could be opened the first file tells.
registry.catch(() => {})

parentPort!.on('message', async ({ file, port }: ReadingRequest) => {
  const asked = on(port, 'message', { close: ['close'] })
  const tell = (reply: ReadingReply): void => port.postMessage(toWire(() => reply))
  /** How many students the next piece is to have; 0: nobody wants any. */
  const next = async (): Promise<number> => {
    const { done, value } = await asked.next()
    return done === true ? 0 : (value as [number])[0]
  }
  try {
    const opened = await registry
    let most = await next()
    const summary = await readAhead(
      opened,
      file,
      () => most,
      async (piece) => {
        tell({ kind: 'piece', piece })
        most = await next()
        if (most === 0) throw new LinkageError('aborted', { stage: 'read' })
      },
    )
    tell({ kind: 'end', summary })
  } catch (error) {
    // A bug is told by the thread’s end: who waits does the rest of the file, and meets it there.
    port.postMessage(
      toWire(() => {
        throw error
      }),
    )
  } finally {
    port.close()
  }
})
