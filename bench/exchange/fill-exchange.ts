/**
 * Fills an exchange by its own submission: generated students of 15 states. Keeps beside it who is who
 * in truth. Prints what it took, as JSON.
 *
 *   node --conditions=source bench/exchange/fill-exchange.ts DIR ROWS SEED
 */
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_CONFIG } from '../../src/exchange/config.ts'
import { openExchange } from '../../src/exchange/exchange.ts'
import { FileReader } from '../../src/exchange/submissions/file-reader.ts'
import { takeIn } from '../../src/exchange/take-in.ts'
import { openRegistry } from '../../src/registry/open-registry.ts'
import { submissionFiles } from './submission-files.ts'

/** Nobody else writes, so that a piece may be large. */
const PIECE = 200
const [dir, rows, seed] = process.argv.slice(2) as [string, string, string]
rmSync(dir, { recursive: true, force: true })
mkdirSync(dir, { recursive: true })
const home = join(dir, 'exchange')
await (await openExchange(home, { create: true })).close()
const folder = join(home, 'registry')
const registry = await openRegistry(folder)
const reader = new FileReader(registry, folder)
const path = join(dir, 'file.txt')
let seconds = 0
let students = 0
const rejected: Record<string, number> = {}
for (const { state, text, rows: own } of submissionFiles(Number(rows), Number(seed))) {
  writeFileSync(path, text)
  const truth = own.map((row) => [
    state,
    row.state_student_id,
    row.truth_id,
    row.first_name,
    `${row.last_name_1} ${row.last_name_2}`.trim(),
    row.birth_date,
  ])
  appendFileSync(join(dir, 'truth.ndjson'), `${truth.map((it) => JSON.stringify(it)).join('\n')}\n`)
  const started = performance.now()
  const at = { now: Date.now(), config: DEFAULT_CONFIG, reader }
  const { summary } = await takeIn(registry, path, at, {
    chunk: PIECE,
    onFinding: ({ effect, rule }) => {
      if (effect === 'student') rejected[rule] = (rejected[rule] ?? 0) + 1
    },
  })
  const took = (performance.now() - started) / 1000
  seconds += took
  students += summary.accepted
  process.stderr.write(`${state} ${own.length} students in ${took.toFixed(1)} s\n`)
}
const { persons, records } = registry.stats()
const { bytes: fileBytes } = registry.storage()
await reader[Symbol.asyncDispose]()
await registry.close()
const result = { students, records, children: persons, seconds, fileBytes, rejected }
writeFileSync(join(dir, 'filled.json'), JSON.stringify(result))
console.log(JSON.stringify(result))
