/**
 * A night batch: a file of students goes into a registry, batch by batch. The process dies in the
 * middle; the next night it is simply run again, and what is there already changes nothing.
 *
 *   node --conditions=source examples/night-batch.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRegistry, readTable, type SourceRecord, shippedStudentModel } from 'nearmatch'

const dir = join(mkdtempSync(join(tmpdir(), 'nearmatch-')), 'children')
const model = shippedStudentModel()
await (await openRegistry(dir, { create: { model } })).close()

const table = await readTable(new URL('students.csv', import.meta.url).pathname)
const columns = table.columns.filter(({ name }) => name in model.schema)

/** Rows of the file as records of the states they come from. */
function* records(rows = 400): Generator<SourceRecord> {
  const text = (name: string, row: number): string => {
    const { ids, values } = table.columns.find((column) => column.name === name)!
    return values.get(ids[row]!)
  }
  for (let row = 0; row < rows; row++) {
    const fields = Object.fromEntries(columns.map(({ name }) => [name, text(name, row)]))
    yield { source: text('state', row), id: text('record_id', row), fields }
  }
}

/** One night. Stops after some batches, as if the power had failed. */
async function night(batches = Number.POSITIVE_INFINITY): Promise<void> {
  const registry = await openRegistry(dir)
  const count = { new: 0, changed: 0, unchanged: 0 }
  for await (const answer of registry.submitAll(records(), { author: 'night batch', batch: 100 })) {
    // What is told here is on disk.
    for (const { outcome } of answer.records) count[outcome]++
    if (--batches === 0) break
  }
  const { records: all, persons, items } = registry.stats()
  console.log(`${count.new} new, ${count.changed} changed, ${count.unchanged} unchanged:`)
  console.log(`  ${all} records of ${persons} children, ${items['near-match'] ?? 0} near matches`)
  await registry.close()
}

await night(2)
await night()
await night()
rmSync(join(dir, '..'), { recursive: true })
