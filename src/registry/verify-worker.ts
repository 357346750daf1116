import { workerData } from 'node:worker_threads'
import { LinkageError } from '../errors.ts'
import { toWire, type Wire } from '../workers/wire.ts'
import { HeldRegistry, type Instant } from './held-registry.ts'
import { meet } from './meeting.ts'
import type { VerifyResult, VerifyTask } from './verify-tasks.ts'
import type { HoldTask } from './verify-threads.ts'

/**
 * Entry point of a thread that looks at parts of a registry, all as of one instant that the threads
 * agreed on.
 *
 * @module
 */

let registry: HeldRegistry | undefined

export default function verifyTask(task: VerifyTask | HoldTask): Wire<VerifyResult | Instant> {
  return toWire(() => {
    if (task.kind !== 'hold') {
      // It stands in for one that was lost, and with it the instant.
      if (registry === undefined) throw new LinkageError('worker-lost', { task: task.kind })
      return registry.look(task)
    }
    registry ??= new HeldRegistry(workerData as string)
    meet(task.meeting, task.threads)
    return registry.hold()
  })
}
