/**
 * How fast does a file of students go in, and what do others notice of it? Prints a JSON line and a
 * table.
 *
 *   node --conditions=source bench/exchange-submission.bench.ts [--rows 20000] [--students 2000]
 *     [--seed 4001] [--keep]
 *
 * An exchange is filled with generated records of 15 states, one file of a state after the other; then
 * a service in this process takes in one more file, of another seed, while a name search is asked ten
 * times and a small write five times a second. `--keep` leaves the filled exchange of an earlier run of
 * this size and copies it.
 */
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { EXCHANGE_ACTOR } from '../src/exchange/access/roles.ts'
import { openExchange } from '../src/exchange/exchange.ts'
import { createServer } from '../src/exchange/http/server.ts'
import { generateStudents } from '../src/synthetic/generate-students.ts'
import type { StudentRow } from '../src/synthetic/student-row.ts'
import { machineText, thisMachine } from './machine.ts'
import { markdownTable } from './markdown.ts'
import { cacheFolder } from './speed/cache-folder.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    students: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '4001' },
    keep: { type: 'boolean', default: false },
  },
})
const [rows, students, seed] = [Number(values.rows), Number(values.students), Number(values.seed)]
const STATES = 'TX CA WA FL OR NC GA MI OH AZ NY PA CO ID KS'.split(' ')
const MOST = 40_000

/** A file of rows as one state's, whatever state the generator gave them. */
function fileOf(state: string, own: readonly StudentRow[]): string {
  const lines = own.flatMap((row, at) => {
    const number = String(at + 1).padStart(7, '0')
    const birth = row.birth_date.replaceAll('-', '')
    const id = row.record_id.slice(0, 15)
    return [
      `S|${number}|I|${state}||${id}|01`,
      `D|${number}|${row.first_name || 'Ana'}|${row.middle_name}|${row.last_name_1 || 'Lopez'}|${row.last_name_2}||${row.sex === 'M' ? 'Male' : 'Female'}|${/^\d{8}$/.test(birth) ? birth : '20120101'}|||||1004|${row.parent_1_first}|${row.parent_1_last}`,
      `Q|${number}|001|20260901|Yakima|WA||Laredo|TX|20270901`,
      `E|${number}|001|20260905|01|Central|||||||Laredo|TX|78040||09`,
    ]
  })
  const head = `H|${state}|20261005120000000|20260901000000000|20261005000000000|${own.length}|${lines.length}`
  return `${[head, ...lines].join('\n')}\n`
}

/** The q-th quantile, in the unit of the times. */
function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
}

const filled = join(cacheFolder(), `exchange-${rows}-${seed}`)
if (!values.keep || !existsSync(filled)) {
  rmSync(filled, { recursive: true, force: true })
  const exchange = await openExchange(filled, { create: true })
  const byState = new Map<string, StudentRow[]>()
  const submit = async (state: string): Promise<void> => {
    const path = `${filled}.txt`
    writeFileSync(path, fileOf(state, byState.get(state) ?? []))
    byState.delete(state)
    await exchange.takeIn(path)
    rmSync(path)
  }
  let at = 0
  for (const row of generateStudents({ rows, seed })) {
    const state = STATES[at++ % STATES.length]!
    const own = byState.get(state) ?? []
    byState.set(state, own)
    if (own.push(row) === MOST) await submit(state)
  }
  for (const state of [...byState.keys()]) await submit(state)
  await exchange.close()
}
const dir = `${filled}-run`
rmSync(dir, { recursive: true, force: true })
cpSync(filled, dir, { recursive: true })

const exchange = await openExchange(dir, { writerThread: true })
const before = exchange.registry.stats()
const server = await createServer(exchange)
const url = await server.listen({ host: '127.0.0.1', port: 0 })
const asked = { state: 'TX', name: 'bench', days: 30 }
const { key } = await exchange.run('api-key.create', asked, EXCHANGE_ACTOR)
const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/plain' }
const body = fileOf('TX', [...generateStudents({ rows: students, seed: seed + 1 })])

let peakBytes = 0
const searches: number[] = []
const writes: number[] = []
let isDone = false
async function every(ms: number, times: number[], action: () => Promise<unknown>): Promise<void> {
  while (!isDone) {
    const began = performance.now()
    await action()
    times.push(performance.now() - began)
    peakBytes = Math.max(peakBytes, process.memoryUsage().rss)
    await setTimeout(ms)
  }
}

const began = performance.now()
const sent = await fetch(`${url}/v1/submissions`, { method: 'POST', headers, body })
const { id } = (await sent.json()) as { id: string }
const others = [
  every(100, searches, async () =>
    exchange.registry.match({
      first_name: 'Maria',
      last_name_1: 'Garcia',
      birth_date: '2012-03-04',
    }),
  ),
  every(200, writes, () => exchange.run('api-key.create', asked, EXCHANGE_ACTOR)),
]
let job = { status: '', accepted: 0, warned: 0, rejected: 0 }
while (!['done', 'failed', 'refused'].includes(job.status)) {
  await setTimeout(50)
  const answer = await fetch(`${url}/v1/submissions/${id}`, { headers })
  job = (await answer.json()) as typeof job
}
const seconds = (performance.now() - began) / 1000
isDone = true
await Promise.all(others)
await server.close()
await exchange.close()
rmSync(dir, { recursive: true, force: true })

const result = {
  records: before.records,
  persons: before.persons,
  students,
  ...job,
  seconds,
  perSecond: students / seconds,
  peakBytes,
  searchP50Ms: quantile(searches, 0.5),
  searchP99Ms: quantile(searches, 0.99),
  otherWriteP50Ms: quantile(writes, 0.5),
  otherWriteMostMs: quantile(writes, 1),
}
process.stdout.write(`${JSON.stringify({ ...result, machine: thisMachine() })}\n`)
const cells = [
  ['records before', String(result.records)],
  ['students submitted', String(students)],
  ['seconds', seconds.toFixed(1)],
  ['students a second', result.perSecond.toFixed(0)],
  ['peak memory, MB', (peakBytes / 1e6).toFixed(0)],
  ['search p50, ms', result.searchP50Ms.toFixed(1)],
  ['search p99, ms', result.searchP99Ms.toFixed(1)],
  ['another write p50, ms', result.otherWriteP50Ms.toFixed(1)],
  ['another write at most, ms', result.otherWriteMostMs.toFixed(1)],
]
process.stdout.write(
  `${markdownTable(['measure', 'value'], cells)}\n\n${machineText(thisMachine())}\n`,
)
