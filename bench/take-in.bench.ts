/**
 * How long does a file of students keep others from writing, and how fast is it taken in? Prints a line
 * of JSON for each size of chunk.
 *
 *   node --conditions=source bench/take-in.bench.ts [--rows 2000] [--known 20000] [--chunks 10,25,50]
 *
 * An exchange is filled with generated students, once. Then files of other students are taken in, each
 * with chunks of another size, in turns, into that exchange, with a thread to prepare them. What is
 * told: milliseconds that the write lock was held, durable commit included, and how much of them this
 * thread was at work, which other programs on the machine don't lengthen.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { DEFAULT_CONFIG } from '../src/exchange/config.ts'
import { openExchange } from '../src/exchange/exchange.ts'
import { FileReader } from '../src/exchange/submissions/file-reader.ts'
import { takeIn } from '../src/exchange/take-in.ts'
import { openRegistry } from '../src/registry/open-registry.ts'
import type { Registry } from '../src/registry/registry.ts'
import { generateStudents } from '../src/synthetic/generate-students.ts'
import { cacheFolder } from './speed/cache-folder.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '2000' },
    known: { type: 'string', default: '20000' },
    chunks: { type: 'string', default: '10,25,50' },
  },
})
const dir = mkdtempSync(join(cacheFolder(), 'take-in-'))
const home = join(dir, 'exchange')
const NOW = Date.UTC(2026, 10, 27, 12)
let seed = 31

/** A submission of students of Texas, in the delimited layout. */
function studentsFile(rows: number): string {
  const lines: string[] = []
  let number = 0
  for (const row of generateStudents({ rows, seed })) {
    const own = String(++number).padStart(7, '0')
    const date = String(row.birth_date).replaceAll('-', '')
    if (!/^\d{8}$/.test(date) || String(row.first_name) === '') continue
    const name = `${row.first_name}|${row.middle_name}|${row.last_name_1}|${row.last_name_2}`
    const sex = row.sex === 'M' ? 'Male' : 'Female'
    lines.push(
      `S|${own}|I|TX||${seed}-${own}|01`,
      `D|${own}|${name}||${sex}|${date}|No||||1004|${row.parent_1_first}|${row.parent_1_last}`,
      `Q|${own}|001|20260901|Yakima|WA||Laredo|TX|20290901`,
      `E|${own}|001|20260905|01|Central|||||||Laredo|TX|78040|9565551234|09`,
    )
  }
  const head = `H|TX|20261127120000000|20261101000000000|20261127000000000|${number}|${lines.length}`
  const path = join(dir, `${seed++}.txt`)
  writeFileSync(path, `${[head, ...lines].join('\n')}\n`)
  return path
}

function quantile(all: readonly number[], share: number): number {
  const sorted = Float64Array.from(all).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

const founded = await openExchange(home, { create: true, now: () => NOW })
await founded.takeIn(studentsFile(Number(values.known)), { chunk: 500 })
await founded.close()

const held: number[] = []
const registry = await openRegistry(join(home, 'registry'), {
  now: () => NOW,
  onWrite: ({ heldMs }) => void held.push(heldMs),
})
const worked: number[] = []
/** The same registry; a write is done when it returns its promise. */
const watched = Object.create(registry) as Registry
watched.write = (action, options) => {
  const before = process.threadCpuUsage()
  const answer = registry.write(action, options)
  const { user, system } = process.threadCpuUsage(before)
  worked.push((user + system) / 1000)
  return answer
}
const reader = new FileReader(registry, join(home, 'registry'), 1)
const AT = { now: NOW, config: DEFAULT_CONFIG, reader }
// Warm, and with its thread up.
await takeIn(watched, studentsFile(500), AT, { chunk: 50 })
await wait(3000)
const sizes = values.chunks.split(',').map(Number)
for (const chunk of [...sizes, ...sizes]) {
  const path = studentsFile(Number(values.rows))
  held.length = 0
  worked.length = 0
  const [started, cpu] = [performance.now(), process.threadCpuUsage()]
  const { summary } = await takeIn(watched, path, AT, { chunk })
  const seconds = (performance.now() - started) / 1000
  const used = process.threadCpuUsage(cpu)
  const line = {
    bench: 'take-in',
    chunk,
    students: summary.accepted + summary.warned,
    perSecond: (summary.accepted + summary.warned) / seconds,
    cpuMsPerStudent: (used.user + used.system) / 1000 / summary.accepted,
    heldP50: quantile(held, 0.5),
    heldP99: quantile(held, 0.99),
    workedP50: quantile(worked, 0.5),
    workedP99: quantile(worked, 0.99),
  }
  console.log(
    JSON.stringify(line, (_, value) => (typeof value === 'number' ? +value.toFixed(2) : value)),
  )
}
await registry.close()
rmSync(dir, { recursive: true, force: true })
process.exit(0)
