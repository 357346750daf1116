import { CsvWriter } from '../io/csv-writer.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { clusterHeader, clusterRows } from '../results/cluster-rows.ts'
import type { KeyColumns } from '../results/key-fields.ts'
import { linkHeader, linkRows } from '../results/link-rows.ts'
import type { LinkagePool } from '../workers/linkage-pool.ts'
import type { WriteClustersTask, WriteLinksTask } from '../workers/tasks.ts'

/** Rows of a file that are put together at a time. */
const RANGE_ROWS = 1 << 15

/** Called between two ranges with the share that is written. */
export type Step = (done: number) => Promise<void>

/**
 * Writes `clusters.csv`: one row per record, in input order. Rows are put together on the threads of
 * `pool`, if there is one.
 */
export async function writeClusters(
  path: string,
  { prepared, labels }: LinkageResult,
  pool: LinkagePool | undefined,
  step: Step,
): Promise<void> {
  const { order } = prepared.keys
  const keys = keyColumns(prepared.keys)
  const smallest = new Uint32Array(new SharedArrayBuffer(4 * order.length))
  for (let at = 0; at < order.length; at++) smallest[order[at]!] = order[labels[at]!]!
  const tasks = ranges(order.length).map(
    (range): WriteClustersTask => ({ kind: 'write-clusters', keys, smallest, ...range }),
  )
  using file = new RowFile(path, clusterHeader(keys), tasks.length, step)
  if (pool === undefined) for (const task of tasks) await file.take(clusterRows(task))
  else await pool.runAll<'write-clusters'>(tasks, file.take)
  file.close()
}

/** Writes `links.csv`: every pair at or above the lower threshold, in the order of its keys. */
export async function writeLinks(
  path: string,
  { prepared, links, model }: LinkageResult,
  pool: LinkagePool | undefined,
  step: Step,
): Promise<void> {
  const keys = keyColumns(prepared.keys)
  const { order } = prepared.keys
  const { calibration } = model
  const common = { keys, order, ...links, ...(calibration === undefined ? {} : { calibration }) }
  const tasks = ranges(links.left.length).map(
    (range): WriteLinksTask => ({ kind: 'write-links', ...common, ...range }),
  )
  using file = new RowFile(path, linkHeader(keys), tasks.length, step)
  if (pool === undefined) for (const task of tasks) await file.take(linkRows(task))
  else await pool.runAll<'write-links'>(tasks, file.take)
  file.close()
}

/** A file that rows come into, a range at a time. */
class RowFile implements Disposable {
  readonly #file: CsvWriter
  readonly #ranges: number
  readonly #step: Step
  #done = 0

  constructor(path: string, header: readonly string[], ranges: number, step: Step) {
    this.#file = CsvWriter.open(path)
    this.#file.row(header)
    this.#ranges = ranges
    this.#step = step
  }

  readonly take = async (rows: Uint8Array): Promise<void> => {
    this.#file.rows(rows)
    await this.#step(++this.#done / this.#ranges)
  }

  close(): void {
    this.#file.close()
  }

  [Symbol.dispose](): void {
    this.#file[Symbol.dispose]()
  }
}

/** A class does not cross threads; its arrays do. */
function keyColumns({ ids, sources }: LinkageResult['prepared']['keys']): KeyColumns {
  const plain = ({ ids, values }: typeof sources & object): KeyColumns['ids'] => ({
    ids,
    values: { bytes: values.bytes, offsets: values.offsets },
  })
  return { ids: plain(ids), sources: sources && plain(sources) }
}

function ranges(rows: number): { readonly from: number; readonly to: number }[] {
  return Array.from({ length: Math.ceil(rows / RANGE_ROWS) }, (_, at) => ({
    from: at * RANGE_ROWS,
    to: Math.min(rows, (at + 1) * RANGE_ROWS),
  }))
}
