import { workerData } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import { toWire, type Wire } from '../workers/wire.ts'
import { LoadRunner, type LoadSetup, type LoadTask } from './load-tasks.ts'

/**
 * Entry point of a thread that helps to fill a registry; what all tasks go by it gets at its start.
 *
 * @module
 */

const runner = new LoadRunner(workerData as LoadSetup)

export default function loadTask(task: LoadTask): Wire<unknown> {
  const wire = toWire(() => runner.run(task))
  return movedBytes(wire)
}

/** Bytes that nobody needs here any more go over without a copy. */
function movedBytes(wire: Wire<unknown>): Wire<unknown> {
  if (!wire.ok || typeof wire.value !== 'object' || wire.value === null) return wire
  const parts = [wire.value, ...Object.values(wire.value)]
  const buffers = parts.flatMap((part) => (isPacked(part) ? [part.bytes.buffer] : []))
  return move({ [transferableSymbol]: buffers, [valueSymbol]: wire }) as unknown as Wire<unknown>
}

function isPacked(part: unknown): part is { readonly bytes: Uint8Array<ArrayBuffer> } {
  return (
    typeof part === 'object' &&
    part !== null &&
    'bytes' in part &&
    part.bytes instanceof Uint8Array &&
    part.bytes.buffer instanceof ArrayBuffer
  )
}
