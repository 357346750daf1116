import { parentPort, workerData } from 'node:worker_threads'
import { openRegistry } from '../registry/open-registry.ts'
import { toWire } from '../workers/wire.ts'
import { runCommand } from './writer/run-command.ts'
import type { WriterData, WriterReply, WriterRequest } from './writer/writer-thread.ts'

/**
 * Entry point of the thread that writes. Requests are done in their order: a command is one
 * synchronous transaction, whatever else is under way.
 *
 * @module
 */

const { dir, config } = workerData as WriterData
const registry = openRegistry(dir)
// Whether it could be opened the first request tells.
registry.catch(() => {})

let last: Promise<void> = Promise.resolve()
parentPort!.on('message', (request: WriterRequest) => {
  last = last.then(async () => {
    const reply = await replyTo(request)
    parentPort!.postMessage(reply)
  })
})

async function replyTo(request: WriterRequest): Promise<WriterReply> {
  const { id } = request
  try {
    const value = await answer(request)
    return { id, wire: toWire(() => value) }
  } catch (error) {
    try {
      const wire = toWire(() => {
        throw error
      })
      return { id, wire }
    } catch {
      // The message of a bug may hold anything: its kind and place are all that leaves.
      const { name, stack = '' } = error instanceof Error ? error : new Error()
      const at = stack.split('\n').find((line) => line.trimStart().startsWith('at '))
      return { id, bug: `${name} ${at?.trim() ?? ''}` }
    }
  }
}

async function answer(request: WriterRequest): Promise<unknown> {
  const opened = await registry
  if (request.kind === 'close') return opened.close()
  const { name, args, actor, options } = request
  return runCommand(opened, Date.now(), { name, args: args as never, actor, options, config })
}
