import { CsvWriter } from '../io/csv-writer.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { KeyFields } from './key-fields.ts'

/** Writes `clusters.csv`: one row per record, in input order. */
export function writeClusters(path: string, { prepared, labels }: LinkageResult): void {
  using file = CsvWriter.open(path)
  const { order, sources } = prepared.keys
  file.row(
    sources === undefined ? ['record_id', 'cluster_id'] : ['source', 'record_id', 'cluster_id'],
  )
  const fields = new KeyFields(prepared.keys, file)
  const smallest = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at++) smallest[order[at]!] = order[labels[at]!]!
  for (let row = 0; row < order.length; row++) {
    fields.sourceAndId(row)
    fields.name(smallest[row]!)
    file.endRow()
  }
  file.close()
}
