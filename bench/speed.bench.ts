/**
 * How fast is nearmatch, how does it grow, and how does it compare? Whole processes, each run in one
 * of its own. Prints a JSON line per measurement and a Markdown page.
 *
 *   npm run bench -- [stages] [growth] [floor] [threads] [peers] [--rows 100000,1000000] [--runs 3]
 *     [--threads 2] [--seed N] [--date YYYY-MM-DD] [--save FILE] [--write] [--page FILE]
 *
 * Without names, every bench at a small size. `--save` appends each result to a file; `--page` writes
 * docs/speed.md from such a file, the last result of each bench, and runs nothing; `--write`
 * writes it from this run.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { thisMachine } from './machine.ts'
import { peers } from './peers/peers.ts'
import { type BenchOptions, type BenchResult, sectionText } from './speed/bench-result.ts'
import { floor } from './speed/floor.ts'
import { growth } from './speed/growth.ts'
import { type SavedResult, speedPage } from './speed/speed-page.ts'
import { stages } from './speed/stages.ts'
import { threads } from './speed/threads.ts'

interface Bench {
  readonly run: (options: BenchOptions) => Promise<BenchResult>
  /** Sizes if none are asked for: small, so that all benches together take minutes. */
  readonly rows: readonly number[]
}

const BENCHES: Readonly<Record<string, Bench>> = {
  stages: { run: stages, rows: [20_000] },
  growth: { run: growth, rows: [5000, 10_000, 20_000, 40_000] },
  floor: { run: floor, rows: [20_000] },
  threads: { run: threads, rows: [50_000] },
  peers: { run: peers, rows: [20_000] },
}

/** Not used for anything else, so that nothing can have been tuned to it. */
const SEED = '4001'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    runs: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    seed: { type: 'string', default: SEED },
    date: { type: 'string' },
    save: { type: 'string' },
    page: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})

const page = new URL('../docs/speed.md', import.meta.url)
if (values.page !== undefined) {
  const lines = readFileSync(values.page, 'utf8').trim().split('\n')
  writeFileSync(page, speedPage(lines.map((line) => JSON.parse(line) as SavedResult)))
  process.exit(0)
}

const names = positionals.length > 0 ? positionals : Object.keys(BENCHES)
const unknown = names.find((name) => !Object.hasOwn(BENCHES, name))
if (unknown !== undefined) {
  console.error(`there is no bench "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}`)
  process.exit(2)
}

if (!existsSync(new URL('../dist/cli.js', import.meta.url))) {
  console.error('the built package is measured: run it as `npm run bench`, which builds it')
  process.exit(2)
}

const machine = thisMachine(values.date)
const saved: SavedResult[] = []
for (const name of names) {
  const bench = BENCHES[name]!
  const result = await bench.run({
    rows: values.rows === undefined ? bench.rows : values.rows.split(',').map(sizeOf),
    seed: Number(values.seed),
    runs: sizeOf(values.runs),
    threads: sizeOf(values.threads),
  })
  for (const measure of result.measures) {
    console.log(JSON.stringify({ bench: name, ...machine, ...measure }))
  }
  console.log(`\n${sectionText(result)}\n`)
  saved.push({ machine, result })
  if (values.save !== undefined) {
    appendFileSync(values.save, `${JSON.stringify({ machine, result })}\n`)
  }
}
if (values.write) writeFileSync(page, speedPage(saved))

function sizeOf(text: string): number {
  const size = Number(text)
  if (Number.isInteger(size) && size > 0) return size
  console.error(`expected a whole number above 0, not "${text}"`)
  process.exit(2)
}
