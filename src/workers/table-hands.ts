import type { MergeTask } from '../io/merge-columns.ts'
import type { SegmentTask } from '../io/read-segment.ts'
import type { TableHands } from '../io/table-hands.ts'
import type { LinkagePool } from './linkage-pool.ts'

/** Threads as hands for reading tables. */
export function tableHands(pool: LinkagePool): TableHands {
  return {
    readSegments: (tasks, take) => pool.runAll<'read'>(readTasks(tasks), take),
    mergeColumns: (tasks, take) => pool.runAll<'merge-column'>(mergeTasks(tasks), take),
  }
}

function* readTasks(tasks: Iterable<SegmentTask>): Generator<SegmentTask & { kind: 'read' }> {
  for (const task of tasks) yield { kind: 'read', ...task }
}

function* mergeTasks(tasks: Iterable<MergeTask>): Generator<MergeTask & { kind: 'merge-column' }> {
  for (const task of tasks) yield { kind: 'merge-column', ...task }
}
