/** The phases of `registry-match.bench.ts`; prints one JSON line. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { dedupe } from '../../src/linker/dedupe.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { type OpenedRegistry, openRegistry } from '../../src/registry/open-registry.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

type Row = Readonly<Record<string, string>>

const [phase, file, dir, ...args] = process.argv.slice(2) as [string, string, string, ...string[]]
const modelPath = join(dir, 'model.json')
const IGNORED = ['truth_id', 'truth_family', 'truth_twin', 'error_kinds']
const BATCH = 500
/** Batches before any is timed, until code is compiled; and how long each of them is waited after. */
const WARM_BATCHES = 10
const WARM_MS = 400
/** Seeds of students that no file holds. */
const OTHERS = 9001
/** Queries before any is timed. */
const WARM = 2000

function model(): LinkageModel {
  return JSON.parse(readFileSync(modelPath, 'utf8')) as LinkageModel
}

/** The value below which a share of the values lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

/** Fits a model to the file, for the registry to decide by. */
async function fit(): Promise<object> {
  const { model, seconds } = await dedupe(file, {
    model: 'student',
    id: 'record_id',
    source: 'state',
    ignore: IGNORED,
  })
  writeFileSync(modelPath, JSON.stringify(model))
  return { fitSeconds: Object.values(seconds).reduce((sum, each) => sum + each, 0) }
}

async function load(): Promise<object> {
  const registry = await openRegistry(join(dir, 'registry'), { create: { model: model() } })
  const started = performance.now()
  const cpu = process.cpuUsage()
  let loading = started
  const { records } = await registry.load(file, {
    id: 'record_id',
    source: 'state',
    ignore: IGNORED,
    onProgress: ({ stage, done }) => {
      if (stage === 'load' && done === 0) loading = performance.now()
    },
  })
  const ended = performance.now()
  const used = process.cpuUsage(cpu)
  const { bytes, tables, pageBytes, freePages } = registry.storage()
  const disk = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, Math.round(table.bytes / records)]),
  )
  await registry.close()
  return {
    loadSeconds: (ended - started) / 1000,
    loadCpuSeconds: (used.user + used.system) / 1e6,
    fillSeconds: (ended - loading) / 1000,
    diskPerRecord: bytes / records,
    freePerRecord: (freePages * pageBytes) / records,
    ...disk,
  }
}

/** One slip in a name or in the birth date. */
function withOneError(row: Row, random: () => number): Row {
  const fields = ['first_name', 'last_name_1', 'birth_date'].filter(
    (field) => row[field]!.length > 3,
  )
  const field = fields[Math.floor(random() * fields.length)]
  if (field === undefined) return row
  const value = row[field]!
  const at = 1 + Math.floor(random() * (value.length - 1))
  const isDate = field === 'birth_date'
  const other = isDate
    ? String(Math.floor(random() * 10))
    : String.fromCharCode(97 + Math.floor(random() * 26))
  const wrong = value[at] === '-' ? value : value.slice(0, at) + other + value.slice(at + 1)
  return { ...row, [field]: wrong }
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Some lines of the file, spread over it. */
function fileRows(count: number): Row[] {
  const text = readFileSync(file)
  const end = text.indexOf(10)
  const header = text.subarray(0, end).toString().split(',')
  const random = randomFrom(7)
  return Array.from({ length: count }, () => {
    const from = text.indexOf(10, end + Math.floor(random() * (text.length - end - 2000))) + 1
    const line = text.subarray(from, text.indexOf(10, from)).toString().split(',')
    return Object.fromEntries(header.map((name, at) => [name, line[at] ?? '']))
  })
}

async function match(queries: number): Promise<object> {
  const random = randomFrom(11)
  const present = fileRows(queries / 2).map((row) => withOneError(row, random))
  const absent = [...generateStudents({ rows: queries / 2, seed: OTHERS })] as unknown as Row[]
  const all = present.flatMap((row, at) => [row, absent[at]!])
  const before = process.memoryUsage()
  const started = performance.now()
  const registry = await openRegistry(join(dir, 'registry'), { readOnly: true })
  registry.match(all[0]!)
  const openMs = performance.now() - started
  const look = (row: Row): number =>
    registry.read(({ reader, index }) => index.search(reader, index.prepare(row)).length)
  for (const row of all.slice(0, WARM)) {
    look(row)
    registry.match(row)
  }
  // In turns, so that whatever else runs disturbs both.
  const [index, api]: [number[], number[]] = [[], []]
  let found = 0
  for (const row of all.slice(WARM)) {
    const from = performance.now()
    found += look(row)
    const between = performance.now()
    registry.match(row)
    index.push(between - from)
    api.push(performance.now() - between)
  }
  const cpu = process.cpuUsage()
  for (const row of all.slice(WARM)) registry.match(row)
  const used = process.cpuUsage(cpu)
  const after = process.memoryUsage()
  const many: Record<string, number> = {}
  const records = all.map((fields) => ({ fields }))
  for (const threads of [1, 2]) {
    const begun = performance.now()
    let answers = 0
    for await (const _ of registry.matchMany(records, { threads })) answers++
    many[`many${threads}PerSecond`] = (1000 * answers) / (performance.now() - begun)
  }
  const recall = recallOf(registry)
  await registry.close()
  return {
    openMs,
    indexP50: quantile(index, 0.5),
    indexP99: quantile(index, 0.99),
    matchP50: quantile(api, 0.5),
    matchP99: quantile(api, 0.99),
    matchMax: quantile(api, 1),
    matchesPerSecond: (1000 * api.length) / api.reduce((sum, ms) => sum + ms, 0),
    cpuMsPerMatch: (used.user + used.system) / 1000 / api.length,
    ...many,
    foundPerQuery: found / api.length,
    recall,
    matchMegabytes:
      (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6,
  }
}

/** Of the edges that a batch found, those that a search of the same records finds. */
function recallOf(registry: OpenedRegistry): number {
  let all = 0
  let again = 0
  const rows = fileRows(2000)
  registry.read(({ reader, state, index }) => {
    for (const row of rows) {
      const self = state.recordOf(row.state!, row.record_id!)
      if (self === undefined) continue
      const edges = index.edgesOf(reader, self)
      const searched = index.searchAll(reader, [
        { record: self, source: row.state!, id: row.record_id!, prepared: index.prepare(row) },
      ])
      const found = new Set(searched.found[0]!.candidates.map(({ record }) => record))
      all += edges.length
      again += edges.filter(({ record }) => found.has(record)).length
    }
  })
  return again / all
}

async function submit(batches: number, singles: number): Promise<object> {
  const held: number[] = []
  const registry = await openRegistry(join(dir, 'registry'), {
    threads: 1,
    threadsFrom: 1,
    onWrite: ({ heldMs }) => void held.push(heldMs),
  })
  const first = registry.read(({ state }) => state.counters().records)
  const many = (WARM_BATCHES + batches) * BATCH
  const rows = [...generateStudents({ rows: many + singles, seed: OTHERS + first })]
  const records = (rows as unknown as Row[]).map((row) => {
    const { state, record_id, ...fields } = row
    return { source: state!, id: `new-${record_id}`, fields: { state: state!, ...fields } }
  })
  // While the thread that prepares is started.
  for (let at = 0; at < WARM_BATCHES * BATCH; at += BATCH) {
    await registry.submit(records.slice(at, at + BATCH))
    await wait(WARM_MS)
  }
  held.length = 0
  const times: number[] = []
  const cpu = process.cpuUsage()
  const ownCpu = process.threadCpuUsage()
  let from = performance.now()
  for await (const _ of registry.submitAll(records.slice(WARM_BATCHES * BATCH, many))) {
    times.push(performance.now() - from)
    from = performance.now()
  }
  const used = process.cpuUsage(cpu)
  const own = process.threadCpuUsage(ownCpu)
  const heldP50 = quantile(held, 0.5)
  const single: number[] = []
  for (let at = many; at < records.length; at++) {
    const from = performance.now()
    await registry.submit(records[at]!)
    single.push(performance.now() - from)
  }
  const { bytes } = registry.storage()
  await registry.close()
  return {
    submitsPerSecond: (1000 * batches * BATCH) / times.reduce((sum, ms) => sum + ms, 0),
    cpuMsPerSubmit: (used.user + used.system) / 1000 / (batches * BATCH),
    ownCpuMsPerSubmit: (own.user + own.system) / 1000 / (batches * BATCH),
    heldP50,
    slowestBatch: Math.max(...times),
    singleP50: quantile(single, 0.5),
    singleP99: quantile(single, 0.99),
    singleMax: Math.max(...single),
    bytesAfter: bytes,
  }
}

const phases = {
  fit,
  load,
  match: () => match(Number(args[0])),
  submit: () => submit(Number(args[0]), Number(args[1])),
}
console.log(JSON.stringify(await phases[phase as keyof typeof phases]()))
process.exit(0)
