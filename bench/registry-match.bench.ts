/**
 * How fast is a registry filled, and how fast does it answer and take records in? Prints a JSON line per
 * measurement and a table.
 *
 *   node --conditions=source bench/registry-match.bench.ts [--rows 20000] [--queries 20000]
 *     [--submits 20] [--singles 300] [--seed 4001] [--keep]
 *
 * A model is fitted to generated students, and an empty registry is loaded with them. Then, in a
 * process of its own each: matches (half of them stored records with exactly one error, half students
 * of another seed, so drawn by how common names are), by the index alone and as a whole, and durable
 * submissions of new students, in batches of 500 after some that are not timed, the next one prepared on
 * a thread meanwhile, and one by one. The naive read of the file runs in
 * the same turn. `--keep` leaves the registry of an earlier run of this size and measures on it again.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machineText, thisMachine } from './machine.ts'
import { countText, markdownTable } from './markdown.ts'
import { cacheFolder } from './speed/cache-folder.ts'
import { runNode } from './speed/run-process.ts'
import { studentFile } from './speed/student-file.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    queries: { type: 'string', default: '20000' },
    submits: { type: 'string', default: '20' },
    singles: { type: 'string', default: '300' },
    seed: { type: 'string', default: '4001' },
    date: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})

const rows = Number(values.rows)
const file = await studentFile(rows, Number(values.seed))
const dir = join(cacheFolder(), `match-${rows}-${values.seed}`)
const measures: Record<string, number>[] = []

/** Runs one phase in a process of its own and keeps what it measured. */
async function phase(name: string, ...args: string[]): Promise<void> {
  const path = 'bench/registry/match-phases.ts'
  const { stdout, peakBytes } = await runNode(path, [name, file.path, dir, ...args])
  const measured = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, number>
  const line = { ...measured, [`${name}PeakBytes`]: peakBytes }
  console.log(JSON.stringify({ bench: 'registry-match', rows, phase: name, ...line }))
  measures.push(line)
}

const kept = join(dir, 'load.json')
if (values.keep && existsSync(kept)) {
  measures.push(JSON.parse(readFileSync(kept, 'utf8')) as Record<string, number>)
} else {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  await phase('fit')
  const naive = await runNode('bench/speed/naive-read.js', [file.path])
  measures.push({ naiveSeconds: naive.wallSeconds })
  await phase('load')
  writeFileSync(kept, JSON.stringify(Object.assign({}, ...measures)))
}
await phase('match', values.queries)
await phase('submit', values.submits, values.singles)

const all = Object.assign({}, ...measures) as Record<string, number>
const cell = (name: string, digits = 2): string => (all[name] ?? Number.NaN).toFixed(digits)
console.log(`\n${machineText(thisMachine(values.date))} ${countText(rows)} records.\n`)
console.log(
  markdownTable(
    ['measure', 'value'],
    [
      ['naive read of the file, s', cell('naiveSeconds')],
      ['load, s', cell('loadSeconds')],
      ['load, times the naive read', ((all.loadSeconds ?? 0) / (all.naiveSeconds ?? 1)).toFixed(1)],
      ['of it after the linkage, s', cell('fillSeconds')],
      ['load, processor s', cell('loadCpuSeconds')],
      ['load, peak MB', ((all.loadPeakBytes ?? 0) / 1e6).toFixed(0)],
      ['disk, bytes a record', cell('diskPerRecord', 0)],
      ['open, ms', cell('openMs')],
      ['memory of a process that matches, MB', cell('matchMegabytes', 0)],
      ['index alone p50, ms', cell('indexP50', 3)],
      ['match p50, ms', cell('matchP50', 3)],
      ['match p99, ms', cell('matchP99', 3)],
      ['matches a second, one thread', cell('matchesPerSecond', 0)],
      ['matchMany a second, one thread', cell('many1PerSecond', 0)],
      ['matchMany a second, two threads', cell('many2PerSecond', 0)],
      ['edges of a batch that are found again', cell('recall', 5)],
      ['submit in batches of 500, records a second', cell('submitsPerSecond', 0)],
      ['slowest batch of 500, ms', cell('slowestBatch', 0)],
      ['write lock held for a batch p50, ms', cell('heldP50', 0)],
      ['submit one by one p50, ms', cell('singleP50')],
      ['submit one by one p99, ms', cell('singleP99')],
    ],
  ),
)
