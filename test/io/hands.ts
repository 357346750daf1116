import { mergeColumn } from '../../src/io/merge-columns.ts'
import { SegmentReader } from '../../src/io/read-segment.ts'
import type { TableHands } from '../../src/io/table-hands.ts'

/** Hands on this thread, through whose fingers everything goes as it does between threads. */
export function handsHere(): TableHands & { readonly read: { segments: number } } {
  const reader = new SegmentReader()
  const read = { segments: 0 }
  return {
    read,
    async readSegments(tasks, take) {
      for (const task of tasks) {
        read.segments++
        await take(structuredClone(reader.read(structuredClone(task))))
      }
    },
    async mergeColumns(tasks, take) {
      for (const task of tasks) await take(structuredClone(mergeColumn(structuredClone(task))))
    },
  }
}
