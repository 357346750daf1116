import { CsvWriter } from '../io/csv-writer.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { clustersOf } from '../linker/results.ts'

/** Writes `clusters.csv`: one row per record, in input order. */
export function writeClusters(path: string, result: LinkageResult): void {
  using file = CsvWriter.open(path)
  const several = result.prepared.keys.sources !== undefined
  file.row(several ? ['source', 'record_id', 'cluster_id'] : ['record_id', 'cluster_id'])
  for (const { source, recordId, clusterId } of clustersOf(result)) {
    file.row(several ? [source ?? '', recordId, clusterId] : [recordId, clusterId])
  }
  file.close()
}
