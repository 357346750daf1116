import { CsvRows } from '../io/csv-rows.ts'
import { KEY_BATCH, type KeyColumns, KeyFields } from './key-fields.ts'

/** Some rows of `clusters.csv`, as plain data on shared memory. */
export interface ClusterRowsTask {
  readonly keys: KeyColumns
  /** Shape `rows`: the row that names each row's cluster. */
  readonly smallest: Uint32Array
  readonly from: number
  readonly to: number
}

/** The header of `clusters.csv`. */
export function clusterHeader({ sources }: KeyColumns): string[] {
  return sources === undefined ? ['record_id', 'cluster_id'] : ['source', 'record_id', 'cluster_id']
}

/** The rows of `clusters.csv` in `[from, to)`: one per record, in input order. */
export function clusterRows({
  keys,
  smallest,
  from,
  to,
}: ClusterRowsTask): Uint8Array<ArrayBuffer> {
  const rows = new CsvRows()
  const own = new KeyFields(keys)
  const cluster = new KeyFields(keys)
  const batch = new Uint32Array(KEY_BATCH)
  for (let start = from; start < to; start += KEY_BATCH) {
    const count = Math.min(KEY_BATCH, to - start)
    for (let at = 0; at < count; at++) batch[at] = start + at
    own.locate(batch, count)
    cluster.locate(smallest.subarray(start, start + count), count)
    for (let at = 0; at < count; at++) {
      own.sourceAndId(at, rows)
      cluster.name(at, rows)
      rows.endRow()
    }
  }
  return rows.take()
}
