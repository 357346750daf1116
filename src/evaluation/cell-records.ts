import type { Labels } from './contingency.ts'
import { denseLabels } from './dense-labels.ts'
import type { PersonOverlap } from './person-overlap.ts'

/** Which records stand in each cell of an overlap. */
export interface CellRecords {
  /** By record: its cell, −1 where its truth is not known. */
  readonly cellOf: Int32Array
  /** Shape `cells + 1`: the records of cell `c` are `records[start[c], start[c + 1])`. */
  readonly start: Uint32Array
  /** Records of known truth, by cell, ascending in each. */
  readonly records: Uint32Array
}

/** Finds the cell of every record; the labels are those that the overlap was made of. */
export function cellRecords(
  { cells, firstCell }: PersonOverlap,
  predicted: Labels,
  truth: Labels,
): CellRecords {
  const cluster = denseLabels(predicted)
  const child = denseLabels(truth)
  const cellOf = new Int32Array(predicted.length).fill(-1)
  const start = new Uint32Array(cells.size.length + 1)
  for (const [cell, size] of cells.size.entries()) start[cell + 1] = start[cell]! + size
  const next = start.slice()
  const records = new Uint32Array(start.at(-1)!)
  for (let record = 0; record < cellOf.length; record++) {
    if (child.ids[record] === child.count) continue
    const cell = cellIn(cells.child, child.ids[record]!, firstCell, cluster.ids[record]!)
    cellOf[record] = cell
    records[next[cell]!++] = record
  }
  return { cellOf, start, records }
}

/** Cells of a cluster stand in the order of their persons. */
function cellIn(
  persons: Uint32Array,
  person: number,
  firstCell: Uint32Array,
  cluster: number,
): number {
  let low = firstCell[cluster]!
  let high = firstCell[cluster + 1]! - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (persons[middle]! < person) low = middle + 1
    else high = middle
  }
  return low
}
