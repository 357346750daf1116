/**
 * Is the right child first? Searches in process, each query with one error; prints shares and times as
 * JSON.
 *
 *   node --conditions=source bench/exchange/search-accuracy.ts DIR QUERIES SEED
 */
import { join } from 'node:path'
import { openExchange } from '../../src/exchange/exchange.ts'
import { searchStudents } from '../../src/exchange/search/search-students.ts'
import { readTruth, wrongQueries } from './queries.ts'

const [dir, count, seed] = process.argv.slice(2) as [string, string, string]
const exchange = await openExchange(join(dir, 'exchange'))
const truth = readTruth(join(dir, 'truth.ndjson'))
const recordsOf = new Map<string, [state: string, id: string][]>()
for (const [state, id, child] of truth) {
  const own = recordsOf.get(child) ?? []
  own.push([state, id])
  recordsOf.set(child, own)
}
interface Tally {
  asked: number
  first: number
  alike: number
}
const tallies: Record<string, Tally> = {}
const times: number[] = []
let missing = 0
for (const { error, query, child } of wrongQueries(truth, Number(count), Number(seed))) {
  const started = performance.now()
  const asked = { ...query, birthDate: query.birthDate.replaceAll('-', '') }
  const { children } = exchange.read((view) => searchStudents(view, asked, { limit: 20 }))
  times.push(performance.now() - started)
  const right = new Set(recordsOf.get(child)!.map(([state, id]) => exchange.msixIdOf(state, id)))
  tallies[error] ??= { asked: 0, first: 0, alike: 0 }
  const tally = tallies[error]
  const found = children.find(({ msixId }) => right.has(msixId))
  const [top] = children
  tally.asked++
  if (found === undefined) missing++
  if (top !== undefined && right.has(top.msixId)) tally.first++
  // Another child has what was asked for to the letter, or weighs the same.
  else if (top !== undefined && (isAllSame(top.agreement) || found?.score === top.score)) {
    tally.alike++
  }
}

function isAllSame(agreement: object = {}): boolean {
  return Object.values(agreement).every((each) => each === 'same')
}

times.sort((a, b) => a - b)
const all = Object.values(tallies)
const sum = (field: keyof Tally): number => all.reduce((total, each) => total + each[field], 0)
console.log(
  JSON.stringify({
    queries: times.length,
    topOne: sum('first') / (sum('asked') - sum('alike')),
    countedOut: sum('alike'),
    missing,
    byError: Object.fromEntries(
      Object.entries(tallies).map(([error, { asked, first, alike }]) => [
        error,
        { asked, alike, topOne: first / (asked - alike) },
      ]),
    ),
    p50: times[Math.floor(times.length * 0.5)],
    p99: times[Math.floor(times.length * 0.99)],
    meanMs: times.reduce((total, each) => total + each, 0) / times.length,
  }),
)
await exchange.close()
