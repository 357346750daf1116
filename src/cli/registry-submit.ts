import type { WriteOptions } from '../registry/engine.ts'
import type { SourceRecord } from '../registry/record-key.ts'
import type { Registry } from '../registry/registry.ts'
import { fieldTable, ID_COLUMN, SOURCE_COLUMN } from './field-table.ts'
import { ProgressBar } from './progress-bar.ts'
import { checkInput } from './registry-check-input.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import { type RegistryInput, readInput } from './registry-input.ts'
import { READ_HELP, READ_OPTIONS, readOptions } from './registry-read-options.ts'
import { WRITE_HELP, WRITE_OPTIONS, writeOptions } from './registry-write-options.ts'
import { print } from './terminal.ts'
import { withRegistry } from './with-registry.ts'

const BATCH = 500
const MOST_BATCH = 1_000_000
/** Rows from which on an empty registry is filled at one go. */
const LEAST_LOADED = 5000

export const SUBMIT: RegistryCommand = {
  operands: 'DIR FILE…',
  summary: 'submits records: new ones, and new versions of known ones',
  options: {
    ...READ_OPTIONS,
    ...WRITE_OPTIONS,
    batch: { type: 'string' },
  },
  help: `Submits the rows of files as records of their sources. A record whose source and id are known is a
new version of it. All rows are looked at first: if one is refused, none is submitted. Then they are
submitted in batches; for each, once it is on disk, a line of JSON is printed:
{"batch":1,"records":500,"sequence":2041}. A last line sums up. After a crash or Ctrl-C submit the
file again: rows that are there already change nothing. An empty registry takes 5,000 rows and more
as one batch, by the engine of dedupe, unless --batch is given: it comes to the same sooner.

${READ_HELP}
  --batch N          records that are written together, all or none (default ${BATCH})
${WRITE_HELP}

Example
  nearmatch registry submit children tx.csv --source =TX --id student_id
`,
  run,
}

async function run(call: RegistryCall): Promise<void> {
  const [dir, ...files] = call.operands('DIR', 'FILE…')
  const options = readOptions(call, files)
  const batch = call.integer('batch', 1, MOST_BATCH) ?? BATCH
  const write = writeOptions(call)
  if (options.source === undefined) throw call.wrong('--source COLUMN or =NAME is missing.')
  // The next batch is prepared while one is written.
  await withRegistry(dir!, { threads: 1 }, async (registry) => {
    using progress = new ProgressBar(!call.flag('quiet'))
    const input = await readInput(registry.model, options, progress.update)
    if (input.id === undefined) throw call.wrong('--id COLUMN is missing: which column is it?')
    checkInput(input, input.id, registry.model)
    progress[Symbol.dispose]()
    for (const text of input.notes) call.note(text)
    const { rows } = input.table
    const known = registry.read(({ state }) => state.counters().records)
    const isAtOnce = known === 0 && rows >= LEAST_LOADED && call.text('batch') === undefined
    if (isAtOnce && !write.dryRun) return load(call, registry, input, write)
    call.interrupt.keeps('the batches told of are kept')
    const totals = { batches: 0, records: 0, new: 0, changed: 0, unchanged: 0, sequence: 0 }
    // What is not kept cannot be built on: a dry run is one batch.
    const together = write.dryRun ? Math.max(1, rows) : batch
    await call.interrupt.checkpoint('submit')
    const answers = registry.submitAll(recordsOf(input), { ...write, batch: together })
    for await (const { events, records: outcomes, empty, ...answer } of answers) {
      // The end of the batch: what a reader of the feed has to have seen.
      const sequence = events.at(-1)?.sequence ?? answer.sequence
      const records = outcomes.length + empty.length
      totals.batches++
      totals.records += records
      for (const { outcome } of outcomes) totals[outcome]++
      totals.sequence = sequence
      progress[Symbol.dispose]()
      await print(`${JSON.stringify({ batch: totals.batches, records, sequence })}\n`)
      if (totals.records === rows) break
      progress.update({ stage: 'submit', done: totals.records / rows })
      await call.interrupt.checkpoint('submit')
    }
    await print(`${JSON.stringify({ summary: totals })}\n`)
  })
}

function* recordsOf(input: RegistryInput): Iterable<SourceRecord> {
  for (let row = 0; row < input.table.rows; row++) yield input.record(row)
}

/** Fills an empty registry at one go: one batch, wholly there or wholly absent. */
async function load(
  call: RegistryCall,
  registry: Registry,
  input: RegistryInput,
  { author, reason }: WriteOptions,
): Promise<void> {
  using progress = new ProgressBar(!call.flag('quiet'))
  const { records, sequence } = await registry.load(fieldTable(input), {
    id: ID_COLUMN,
    source: SOURCE_COLUMN,
    map: Object.fromEntries([...input.fields.keys()].map((field) => [field, field])),
    signal: call.interrupt.signal,
    onProgress: progress.update,
    ...(author === undefined ? {} : { author }),
    ...(reason === undefined ? {} : { reason }),
  })
  call.interrupt.keeps('all records are kept')
  progress[Symbol.dispose]()
  await print(`${JSON.stringify({ batch: 1, records, sequence })}\n`)
  const summary = { batches: 1, records, new: records, changed: 0, unchanged: 0, sequence }
  await print(`${JSON.stringify({ summary })}\n`)
}
