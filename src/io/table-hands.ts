import type { MergeTask } from './merge-columns.ts'
import type { Segment, SegmentTask } from './read-segment.ts'
import type { WholeColumn } from './table-piece.ts'

/**
 * Who does the parts of reading that can be done by themselves: worker threads. Results are taken
 * in the order of the tasks.
 */
export interface TableHands {
  readSegments(
    tasks: Iterable<SegmentTask>,
    take: (segment: Segment) => Promise<void>,
  ): Promise<void>
  mergeColumns(
    tasks: Iterable<MergeTask>,
    take: (column: WholeColumn) => Promise<void>,
  ): Promise<void>
}
