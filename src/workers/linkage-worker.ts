/**
 * Worker threads: entry point, the pool, how tasks and errors cross. Layer 5. The hard problem is
 * that nothing may be copied per task: tables and blocks lie on shared memory, so that a task is a
 * handful of references and two numbers.
 *
 * @module
 */

import { type Task, TaskRunner } from './tasks.ts'
import { toWire, type Wire } from './wire.ts'

const runner = new TaskRunner()

export default function linkageTask(task: Task): Wire<unknown> {
  return toWire(() => runner.run(task))
}
