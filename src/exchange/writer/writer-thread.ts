import { Worker } from 'node:worker_threads'
import { LinkageError } from '../../errors.ts'
import { fromWire, type Wire } from '../../workers/wire.ts'
import type { Actor } from '../access/roles.ts'
import type { Config } from '../config.ts'
import type { CommandOptions } from './command.ts'
import type { CommandName } from './commands.ts'
import type { Writer } from './writer.ts'

/** What the thread is started with. */
export interface WriterData {
  /** Folder of the registry. */
  readonly dir: string
  readonly config: Config
}

/** What the thread is asked. */
export type WriterRequest =
  | {
      readonly kind: 'run'
      readonly id: number
      readonly name: CommandName
      readonly args: unknown
      readonly actor: Actor
      readonly options: CommandOptions
    }
  | { readonly kind: 'close'; readonly id: number }

/** What it answers; `bug`: something was thrown that nobody throws on purpose. */
export type WriterReply = { readonly id: number } & (
  | { readonly wire: Wire<unknown> }
  | { readonly bug: string }
)

interface Waiting {
  readonly task: string
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * Writes on a thread of its own, which has the exchange in the folder open as long as it lives. If it
 * ends unasked, what it was at fails as `worker-lost`, and so does all that is asked later.
 */
export async function writerThread(dir: string, config: Config): Promise<Writer> {
  const worker = new Worker(new URL(import.meta.resolve('#exchange/writer-worker')), {
    workerData: { dir, config } satisfies WriterData,
  })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let lost: unknown
  const lose = (cause: unknown): void => {
    lost ??= cause
    for (const { task, reject } of waiting.values()) {
      reject(new LinkageError('worker-lost', { task }, { cause: lost }))
    }
    waiting.clear()
  }
  worker.on('error', lose)
  worker.on('exit', () => lose(new Error('the thread ended')))
  worker.on('message', (reply: WriterReply) => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (asked === undefined) return
    if ('bug' in reply) return asked.reject(new Error(reply.bug))
    try {
      asked.resolve(fromWire(reply.wire))
    } catch (error) {
      asked.reject(error)
    }
  })
  const ask = <T>(task: string, request: WriterRequest): Promise<T> =>
    new Promise((resolve, reject) => {
      if (lost !== undefined) {
        return reject(new LinkageError('worker-lost', { task }, { cause: lost }))
      }
      waiting.set(request.id, { task, resolve: (value) => resolve(value as T), reject })
      worker.postMessage(request)
    })
  const writer: Writer = {
    run: (name, args, actor, options = {}) =>
      ask(name, { kind: 'run', id: ++lastId, name, args, actor, options }),
    waiting: () => waiting.size,
    close: async () => {
      if (lost === undefined) await ask('close', { kind: 'close', id: ++lastId })
      await worker.terminate()
    },
  }
  return writer
}
