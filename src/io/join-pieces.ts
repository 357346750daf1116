import type { TextColumn } from '../records/table.ts'
import { type MergeTask, mergeColumn } from './merge-columns.ts'
import type { TableHands } from './table-hands.ts'
import { type TablePiece, textColumnOf, type WholeColumn } from './table-piece.ts'

/** The rows of all pieces. */
interface JoinedPieces {
  readonly rows: number
  readonly columns: readonly TextColumn[]
  readonly lines: Uint32Array
}

/**
 * Puts pieces together in their order. Columns are matched by name; a row has no value in a column
 * that its piece does not have.
 *
 * @param pieces - let go column by column, so that no more than one is there twice; empty then.
 * @param hands - who does it; by default, this thread.
 */
export async function joinPieces(
  pieces: TablePiece[],
  hands: Pick<TableHands, 'mergeColumns'> = hereAndNow,
): Promise<JoinedPieces> {
  const [first] = pieces
  if (first !== undefined && pieces.length === 1) {
    const columns = first.columns.flatMap(({ name, ids, strings }) =>
      ids instanceof Uint32Array ? [textColumnOf(name, { ids, strings })] : [],
    )
    if (columns.length === first.columns.length) return { ...first, columns }
  }
  const rows = pieces.reduce((sum, piece) => sum + piece.rows, 0)
  const lines = new Uint32Array(new SharedArrayBuffer(4 * rows))
  const found = new Map<string, MergeTask['pieces'][number][]>()
  let firstRow = 0
  for (const piece of pieces) {
    lines.set(piece.lines, firstRow)
    for (const column of piece.columns) {
      const own = found.get(column.name) ?? []
      own.push({ ...column, firstRow })
      found.set(column.name, own)
    }
    firstRow += piece.rows
  }
  pieces.length = 0
  const names = [...found.keys()]
  const columns: TextColumn[] = []
  await hands.mergeColumns(tasksOf(found, rows), async (column) => {
    columns.push(textColumnOf(names[columns.length]!, column))
  })
  return { rows, columns, lines }
}

function* tasksOf(
  found: Map<string, MergeTask['pieces'][number][]>,
  rows: number,
): Generator<MergeTask> {
  for (const [name, pieces] of found) {
    found.delete(name)
    yield { name, rows, pieces }
  }
}

const hereAndNow: Pick<TableHands, 'mergeColumns'> = {
  async mergeColumns(
    tasks: Iterable<MergeTask>,
    take: (column: WholeColumn) => Promise<void>,
  ): Promise<void> {
    for (const task of tasks) await take(mergeColumn(task))
  },
}
