/**
 * How long do people wait, and what do they notice of a submission? Asks a served exchange over HTTP at
 * even intervals, 50 connections: searches with one error, records, then a mix of requests while a file
 * of students goes in; ends the service by SIGKILL meanwhile if asked to, and starts it again. Prints a
 * line of JSON for each part, and a table.
 *
 *   npm run build
 *   node --conditions=source bench/exchange/fill-exchange.ts DIR 1000000 77
 *   node --conditions=source bench/exchange/load.bench.ts DIR [--parts start,search,record,mixed,kill]
 *     [--seconds 60] [--mixed-seconds 600] [--students 40000] [--seed 5]
 *
 * It works on a copy of DIR/exchange.
 */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { EXCHANGE_ACTOR } from '../../src/exchange/access/roles.ts'
import type { Account } from '../../src/exchange/accounts/account.ts'
import { RULES } from '../../src/exchange/accounts/rules-of-behaviour.ts'
import { openExchange } from '../../src/exchange/exchange.ts'
import { Random } from '../../src/synthetic/random.ts'
import { machineText, thisMachine } from '../machine.ts'
import { markdownTable } from '../markdown.ts'
import { type Answers, type LoadRequest, openLoop, quantileOf } from './open-loop.ts'
import { readTruth, wrongQueries } from './queries.ts'
import { serve } from './served.ts'
import { submissionFiles } from './submission-files.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    parts: { type: 'string', default: 'start,search,record,mixed,kill' },
    seconds: { type: 'string', default: '60' },
    'mixed-seconds': { type: 'string', default: '600' },
    students: { type: 'string', default: '40000' },
    seed: { type: 'string', default: '5' },
  },
})
const [home] = positionals as [string]
const parts = new Set(values.parts.split(','))
const seconds = Number(values.seconds)
const seed = Number(values.seed)
const STATE = 'TX'
const SEARCHES_A_SECOND = 200
const MIXED_A_SECOND = 100
/** A service that has just been started reads its file for the first time. */
const WARM_SECONDS = 60

const dir = join(home, 'run')
rmSync(dir, { recursive: true, force: true })
cpSync(join(home, 'exchange'), dir, { recursive: true })
const truth = readTruth(join(home, 'truth.ndjson'))
const random = new Random(seed)

const exchange = await openExchange(dir)
const account: Account = {
  id: 'bench',
  email: 'bench@example.org',
  name: 'A Bench',
  roles: ['data-administrator'],
  place: { state: STATE },
  status: 'active',
  created: exchange.now(),
  rules: { version: RULES.version, time: exchange.now() },
  hasSecondFactor: true,
}
await exchange.run('account.put', account, EXCHANGE_ACTOR)
const session = await exchange.run('session.open', { account: account.id }, EXCHANGE_ACTOR)
const asked = { state: STATE, name: 'bench', days: 30 }
const { key } = await exchange.run('api-key.create', asked, EXCHANGE_ACTOR)
const msixIds = Array.from({ length: 20_000 }, () => truth[random.below(truth.length)]!).flatMap(
  ([state, id]) => exchange.msixIdOf(state, id) ?? [],
)
const { records, persons } = exchange.registry.stats()
await exchange.close()

const headers = {
  cookie: `nearmatch-session=${session.token}`,
  'x-csrf-token': session.csrf,
  'content-type': 'application/json',
}
const get = (kind: string, path: string): LoadRequest => {
  const { 'content-type': _, ...own } = headers
  return { kind, method: 'GET', path, headers: own }
}
const post = (kind: string, path: string, body: object): LoadRequest => {
  return { kind, method: 'POST', path, headers, body: JSON.stringify(body) }
}
const anyId = (): string => msixIds[random.below(msixIds.length)]!

function* searches(): Generator<LoadRequest, never> {
  for (let round = 0; ; round++) {
    for (const { query } of wrongQueries(truth, 5000, seed + round)) {
      const birthDate = query.birthDate.replaceAll('-', '')
      yield post('search', '/v1/students/search', { ...query, birthDate })
    }
  }
}

function* recordsAsked(): Generator<LoadRequest, never> {
  for (;;) yield get('record', `/v1/students/${anyId()}`)
}

/** What a day is made of: the most is looked up, some is written. */
function* mixed(): Generator<LoadRequest, never> {
  const searched = searches()
  for (;;) {
    const share = random.below(100)
    if (share < 45) yield searched.next().value
    else if (share < 75) yield get('record', `/v1/students/${anyId()}`)
    else if (share < 80) yield get('history', `/v1/students/${anyId()}/history`)
    else if (share < 85) yield get('print', `/v1/students/${anyId()}/print`)
    else if (share < 93) yield get('worklist', '/v1/worklist?limit=20')
    else if (share < 96)
      yield post('flag', '/v1/flags', { kind: 'research', msixIds: [anyId()], note: 'Look again' })
    else if (share < 98) yield get('lists', '/v1/lists')
    else yield get('changes', '/v1/changes?limit=50')
  }
}

const table: string[][] = []
function tell(part: string, answers: ReadonlyMap<string, Answers>, more: object = {}): void {
  const all: Answers = { times: [], statuses: {} }
  for (const [kind, { times, statuses }] of answers) {
    all.times.push(...times)
    for (const [status, count] of Object.entries(statuses)) {
      all.statuses[status] = (all.statuses[status] ?? 0) + count
    }
    if (answers.size > 1) line(`${part}: ${kind}`, { times, statuses })
  }
  line(part, all, more)
}
function line(part: string, { times, statuses }: Answers, more: object = {}): void {
  const [p50, p99, most] = [0.5, 0.99, 1].map((q) => quantileOf(times, q)) as [
    number,
    number,
    number,
  ]
  const result = { part, requests: times.length, p50, p99, most, statuses, ...more }
  process.stdout.write(`${JSON.stringify(result)}\n`)
  const errors = Object.entries(statuses).filter(([status]) => !status.startsWith('2'))
  const numbers = [p50, p99, most].map((each) => each.toFixed(1))
  table.push([part, String(times.length), ...numbers, errors.map((it) => it.join('×')).join(' ')])
}

const config = { server: { requestsPerMinute: 1_000_000 } }
// Made before anything is timed: it takes long, and this thread is the clients’ too.
const sending = ['alone', 'mixed', 'kill'].filter((part) => parts.has(part))
const files = sending.length > 0 ? studentsOfState(Number(values.students), sending.length) : []
let service = await serve(dir, config)
process.stdout.write(
  `${JSON.stringify({ part: 'start', records, persons, ms: service.startMs })}\n`,
)
if (parts.has('search') || parts.has('record'))
  await openLoop(service.url, mixed(), { rate: MIXED_A_SECOND, seconds: WARM_SECONDS })

for (const [part, requests] of [
  ['search', searches()],
  ['record', recordsAsked()],
] as const) {
  if (!parts.has(part)) continue
  const before = service.cpuSeconds()
  const answers = await openLoop(service.url, requests, { rate: SEARCHES_A_SECOND, seconds })
  tell(part, answers, { cpuShare: (service.cpuSeconds() - before) / seconds })
}

/** Files of students of the state, none twice, and not those it was filled with. */
function studentsOfState(count: number, wanted: number): string[] {
  const found: string[] = []
  // A state has at least a fortieth of all students.
  for (const { state, text } of submissionFiles(40 * count, seed + 1000, count)) {
    if (state === STATE && found.push(text) === wanted) return found
  }
  throw new Error(`no ${wanted} files of ${count} students of ${STATE}`)
}

/** Sends the next file, as one that was sent before is told what came of it; sees how it goes on. */
async function submit(): Promise<{ readonly status: string; readonly seconds: number }> {
  const began = performance.now()
  const own = { authorization: `Bearer ${key}` }
  const response = await fetch(`${service.url}/v1/submissions`, {
    method: 'POST',
    headers: { ...own, 'content-type': 'text/plain' },
    body: files.shift()!,
  })
  const { id } = (await response.json()) as { id: number }
  for (;;) {
    const answer = await fetch(`${service.url}/v1/submissions/${id}`, { headers: own })
    const job = (await answer.json()) as { status: string; finished?: string }
    if (['done', 'failed', 'refused', 'cancelled'].includes(job.status)) {
      return { ...job, seconds: (performance.now() - began) / 1000 }
    }
    await wait(500)
  }
}

if (parts.has('alone')) {
  const job = await submit()
  process.stdout.write(`${JSON.stringify({ part: 'submission alone', ...job })}\n`)
}
if (parts.has('mixed')) {
  const long = Number(values['mixed-seconds'])
  const memory: number[] = [service.ownBytes()]
  const timer = setInterval(() => memory.push(service.ownBytes()), 10_000)
  const [answers, job] = await Promise.all([
    openLoop(service.url, mixed(), { rate: MIXED_A_SECOND, seconds: long }),
    submit(),
  ])
  clearInterval(timer)
  tell('mixed', answers, { job, ownMegabytes: memory.map((it) => Math.round(it / 1e6)) })
}
if (parts.has('kill')) {
  const job = submit().catch(() => undefined)
  await wait(10_000)
  await service.kill('SIGKILL')
  await job
  service = await serve(dir, config)
  const { startMs } = service
  process.stdout.write(`${JSON.stringify({ part: 'start after SIGKILL', ms: startMs })}\n`)
  table.push(['start after SIGKILL', '1', '', '', startMs.toFixed(0), ''])
}
await service.kill('SIGTERM')
rmSync(dir, { recursive: true, force: true })
const header = ['part', 'requests', 'p50, ms', 'p99, ms', 'most, ms', 'not answered well']
process.stdout.write(`${markdownTable(header, table)}\n\n${machineText(thisMachine())}\n`)
