import {
  type ComparisonTables,
  comparisonTables,
  valueTables,
} from '../comparison/comparison-tables.ts'
import { type PackedRecords, placeRecords } from '../comparison/packed-records.ts'
import { RecordLayout } from '../comparison/record-layout.ts'
import type { TokenFeatures } from '../comparison/token-features.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { LinkagePool } from '../workers/linkage-pool.ts'
import { stringsToWire, tableToWire } from '../workers/table-wire.ts'
import type { Range } from '../workers/tasks.ts'

/** Records of a range: some tens of milliseconds of packing. */
const RANGE = 1 << 16

/**
 * What comparing reads, made on the threads of a pool if there is one.
 *
 * @param freeze - gives the model as it is to compare; asked while the threads are at work.
 * @param order - shape `rows`: the order in which records lie in memory.
 */
export async function makeTables(
  { comparisons }: Pick<LinkageModel, 'comparisons'>,
  freeze: () => LinkageModel,
  table: StandardizedTable,
  order: Uint32Array,
  pool: LinkagePool | undefined,
): Promise<{ readonly model: LinkageModel; readonly tables: ComparisonTables }> {
  if (pool === undefined) {
    const model = freeze()
    return { model, tables: comparisonTables(model, table, order) }
  }
  const features = pool.run<'token-features'>({
    kind: 'token-features',
    names: stringsToWire(table.names),
  })
  const packing = packOn(pool, comparisons, table, order)
  // Meanwhile. If this fails, nobody waits for them.
  const made: Promise<[TokenFeatures, PackedRecords]> = Promise.all([features, packing])
  made.catch(() => {})
  const model = freeze()
  const values = valueTables(model, table)
  const [tokens, packed] = await made
  const layout = new RecordLayout(comparisons)
  return { model, tables: { ...values, layout, packed, features: tokens } }
}

async function packOn(
  pool: LinkagePool,
  comparisons: LinkageModel['comparisons'],
  table: StandardizedTable,
  order: Uint32Array,
): Promise<PackedRecords> {
  const { rows } = table
  const shared = { table: tableToWire(table), comparisons }
  const ranges: Range[] = []
  for (let from = 0; from < rows; from += RANGE) {
    ranges.push({ from, to: Math.min(rows, from + RANGE) })
  }
  const sizes = new Uint32Array(new SharedArrayBuffer(4 * rows))
  await pool.runAll<'measure-records'>(
    ranges.map((range) => ({ ...shared, kind: 'measure-records', sizes, range })),
    async () => {},
  )
  const packed = placeRecords(sizes, order)
  await pool.runAll<'pack-records'>(
    ranges.map((range) => ({ ...shared, kind: 'pack-records', packed, range })),
    async () => {},
  )
  return packed
}
