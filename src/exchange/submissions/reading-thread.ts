import { on } from 'node:events'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { LinkageError } from '../../errors.ts'
import { fromWire, type Wire } from '../../workers/wire.ts'
import type { SubmissionSummary } from '../msix/check-submission.ts'
import type { FileRequest, PieceAhead } from './read-ahead.ts'

/** What the thread is started with: the folder of the registry. */
export type ReadingData = string

/**
 * What the thread is asked: to read a file and tell of it by a port. Each number that comes back by the
 * port asks for one piece more, of so many students.
 */
export interface ReadingRequest {
  readonly file: FileRequest
  readonly port: MessagePort
}

/** What it tells by the port, the pieces in their order. */
export type ReadingReply =
  | { readonly kind: 'piece'; readonly piece: PieceAhead }
  | { readonly kind: 'end'; readonly summary: SubmissionSummary }

/** Pieces made before their turn: one takes longer than another. */
const AHEAD = 2

/** Reads files on a thread of its own, some pieces ahead of who takes them in. */
export class ReadingThread implements AsyncDisposable {
  readonly #worker: Worker
  readonly #ports = new Set<MessagePort>()
  #hasEnded = false

  constructor(folder: ReadingData) {
    this.#worker = new Worker(new URL(import.meta.resolve('#exchange/reading-worker')), {
      workerData: folder,
    })
    // Who waits for a piece learns of it by the end of the thread.
    this.#worker.on('error', () => {})
    this.#worker.once('exit', () => {
      this.#hasEnded = true
      for (const port of this.#ports) port.close()
    })
  }

  /**
   * As `readAhead`. While one piece is taken in, the next ones are made.
   *
   * @throws what reading and taking throw; `worker-lost` if the thread has ended.
   */
  async read(
    file: FileRequest,
    most: () => number,
    take: (piece: PieceAhead) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<SubmissionSummary> {
    if (this.#hasEnded) throw new LinkageError('worker-lost', { task: 'read' })
    const { port1, port2 } = new MessageChannel()
    this.#ports.add(port1)
    try {
      const replies = on(port1, 'message', { close: ['close'], ...(signal && { signal }) })
      this.#worker.postMessage({ file, port: port2 } satisfies ReadingRequest, [port2])
      for (let ahead = 0; ahead < AHEAD; ahead++) port1.postMessage(most())
      for await (const [wire] of replies) {
        const reply = fromWire(wire as Wire<ReadingReply>)
        if (reply.kind === 'end') return reply.summary
        port1.postMessage(most())
        await take(reply.piece)
      }
      throw new LinkageError('worker-lost', { task: 'read' })
    } catch (error) {
      if (signal?.aborted === true) throw new LinkageError('aborted', { stage: 'read' })
      throw error
    } finally {
      this.#ports.delete(port1)
      port1.close()
    }
  }

  /** Ends the thread, also in the midst of a file. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate()
  }
}
