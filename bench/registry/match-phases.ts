/** The phases of `registry-match.bench.ts`; prints one JSON line. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dedupe } from '../../src/linker/dedupe.ts'
import { IndexLoader } from '../../src/matching/index-loader.ts'
import type { IndexedRecord, MatchIndex } from '../../src/matching/match-index.ts'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { MATCHING_TABLES } from '../../src/matching/tables.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

type Row = Readonly<Record<string, string>>

const [phase, file, dir, ...args] = process.argv.slice(2) as [string, string, string, ...string[]]
const modelPath = join(dir, 'model.json')
/** Records that are loaded in a transaction. */
const LOADED = 50_000
const BATCH = 500
/** Seeds of students that no file holds. */
const OTHERS = 9001

function store() {
  return openLmdbStore(join(dir, 'store'), { tables: MATCHING_TABLES })
}

function model(): LinkageModel {
  return JSON.parse(readFileSync(modelPath, 'utf8')) as LinkageModel
}

/** The value below which a share of the values lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

async function load(): Promise<object> {
  const result = await dedupe(file, {
    model: 'student',
    id: 'record_id',
    ignore: ['truth_id', 'truth_family', 'truth_twin', 'error_kinds'],
  })
  const { keys, standardized } = result.prepared
  const opened = store()
  writeFileSync(modelPath, JSON.stringify(result.model))
  const started = performance.now()
  const loader = new IndexLoader(result.model)
  const rows = standardized.rows
  let writing = 0
  for (let from = 0; from < rows; from += LOADED) {
    opened.write((writer) => {
      for (let record = from; record < Math.min(rows, from + LOADED); record++) {
        const id = keys.ids.values.get(keys.ids.ids[keys.order[record]!]!)
        const prepared = loader.prepareRow(standardized, record)
        loader.add(writer, { record, source: '', id, prepared })
      }
      writing -= performance.now()
    })
    writing += performance.now()
  }
  const rowsSeconds = (performance.now() - started) / 1000
  for (const step of loader.steps(result.scored.pairs.trimmed())) opened.write(step)
  const fillSeconds = (performance.now() - started) / 1000
  const { bytes, tables, pageBytes, freePages } = opened.stats()
  const disk = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, Math.round(table.bytes / rows)]),
  )
  await opened.close()
  return {
    fillSeconds,
    rowsSeconds,
    commitSeconds: writing / 1000,
    diskPerRecord: bytes / rows,
    freePerRecord: (freePages * pageBytes) / rows,
    ...disk,
    edges: result.scored.pairs.size,
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
  const opened = store()
  const index = createMatchIndex(model())
  opened.read((reader) => index.search(reader, index.prepare(all[0]!)))
  const openMs = performance.now() - started
  const one = (row: Row): number =>
    opened.read((reader) => index.search(reader, index.prepare(row)).length)
  for (const row of all.slice(0, 2000)) one(row)
  const times: number[] = []
  let found = 0
  const begun = performance.now()
  const cpu = process.cpuUsage()
  for (const row of all.slice(2000)) {
    const from = performance.now()
    found += one(row)
    times.push(performance.now() - from)
  }
  const seconds = (performance.now() - begun) / 1000
  const used = process.cpuUsage(cpu)
  const after = process.memoryUsage()
  return {
    openMs,
    matchP50: quantile(times, 0.5),
    matchP99: quantile(times, 0.99),
    matchMax: quantile(times, 1),
    matchesPerSecond: times.length / seconds,
    cpuMsPerMatch: (used.user + used.system) / 1000 / times.length,
    foundPerQuery: found / times.length,
    recall: recallOf(index, opened),
    matchMegabytes:
      (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6,
  }
}

/** Of the edges that a batch found, those that a search of the same records finds. */
function recallOf(index: MatchIndex, opened: ReturnType<typeof store>): number {
  let all = 0
  let again = 0
  const rows = fileRows(2000)
  opened.read((reader) => {
    for (const row of rows) {
      const self = index.search(reader, index.prepare(row), 6)[0]?.record
      if (self === undefined) continue
      const edges = index.edgesOf(reader, self)
      const { candidates } = index.searchAll(reader, [
        { record: self, source: '', id: row.record_id!, prepared: index.prepare(row) },
      ])
      const found = new Set(candidates[0]!.map(({ record }) => record))
      if (!edges.some(({ weight }) => weight > 6)) continue
      all += edges.length
      again += edges.filter(({ record }) => found.has(record)).length
    }
  })
  return again / all
}

async function submit(batches: number, singles: number): Promise<object> {
  const opened = store()
  const index = createMatchIndex(model())
  const first = opened.stats().tables['match-rows']!.entries + 1_000_000
  const seed = OTHERS + 1 + (existsSync(join(dir, 'submitted')) ? first : 0)
  const rows = [...generateStudents({ rows: batches * BATCH + singles, seed })] as unknown as Row[]
  const put = (list: readonly Row[], from: number): void => {
    const records: IndexedRecord[] = list.map((row, at) => ({
      record: first + from + at,
      source: '',
      id: `new-${row.record_id}`,
      prepared: index.prepare(row),
    }))
    const searched = opened.read((reader) => index.searchAll(reader, records))
    opened.write((writer) => index.put(writer, records, searched))
  }
  const times: number[] = []
  const cpu = process.cpuUsage()
  for (let at = 0; at < batches * BATCH; at += BATCH) {
    const from = performance.now()
    put(rows.slice(at, at + BATCH), at)
    times.push(performance.now() - from)
  }
  const used = process.cpuUsage(cpu)
  const single: number[] = []
  for (let at = batches * BATCH; at < rows.length; at++) {
    const from = performance.now()
    put([rows[at]!], at)
    single.push(performance.now() - from)
  }
  const { bytes } = opened.stats()
  await opened.close()
  return {
    submitsPerSecond: (1000 * batches * BATCH) / times.reduce((sum, ms) => sum + ms, 0),
    cpuMsPerSubmit: (used.user + used.system) / 1000 / (batches * BATCH),
    slowestBatch: Math.max(...times),
    singleP50: quantile(single, 0.5),
    singleP99: quantile(single, 0.99),
    singleMax: Math.max(...single),
    bytesAfter: bytes,
  }
}

const measured =
  phase === 'load'
    ? await load()
    : phase === 'match'
      ? await match(Number(args[0]))
      : await submit(Number(args[0]), Number(args[1]))
console.log(JSON.stringify(measured))
process.exit(0)
