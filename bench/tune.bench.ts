/**
 * How long do thresholds take to be tried? Generated students are linked down to a floor once; then
 * the pairs answer for every two thresholds half a bit apart from one sorting, and records are
 * clustered anew for single ones. Prints a JSON line.
 *
 *   node --conditions=source bench/tune.bench.ts [--rows 200000] [--seed 4001] [--floor=-9]
 */
import { parseArgs } from 'node:util'
import { pairMeasures, pairTable } from '../src/analysis/pair-curve.ts'
import { truthOfPairs } from '../src/analysis/score-truth.ts'
import { pairwiseQuality, truePairCount } from '../src/evaluation/pairwise.ts'
import { readTable } from '../src/io/read-table.ts'
import { dedupe } from '../src/linker/dedupe.ts'
import { truthLabels } from '../src/linker/judge-truth.ts'
import { redecider } from '../src/linker/redecide.ts'
import { studentFile } from './speed/student-file.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '4001' },
    floor: { type: 'string', default: '-9' },
  },
})

const { path, rows } = await studentFile(Number(values.rows), Number(values.seed))
const records = await readTable([path])
const [dedupeSeconds, result] = await timed(() =>
  dedupe(records, {
    id: 'record_id',
    source: 'state',
    truth: 'truth_id',
    ignore: ['truth_family', 'truth_twin', 'error_kinds'],
    floor: Number(values.floor),
  }),
)
const { prepared, scored, floor, model, labels } = result
const persons = truthLabels(prepared.table, 'truth_id', prepared.keys.order)

const [pairSeconds, table] = await timed(async () => {
  const known = truthOfPairs(scored.pairs, { kind: 'persons', persons })
  const truePairs = truePairCount(persons)
  const ends = { floor, highest: model.thresholds.upper + 16, margin: model.thresholds.margin }
  return pairTable(
    pairMeasures(scored.pairs, known, truePairs),
    ends,
    truePairs,
    1,
    rows,
    undefined,
  )
})

const decide = redecider(result)
const uppers = [-2, 0, 2].map((shift) => model.thresholds.upper + shift)
const [clusterSeconds] = await timed(async () => {
  for (const upper of uppers) {
    const lower = Math.min(upper, model.thresholds.lower)
    pairwiseQuality((await decide({ upper, lower })).labels, persons)
  }
})

console.log(
  JSON.stringify({
    bench: 'tune',
    rows: labels.length,
    scoredPairs: scored.pairs.size,
    dedupeSeconds,
    thresholdPairs: table.length,
    pairSeconds,
    secondsPerPartition: clusterSeconds / uppers.length,
  }),
)

async function timed<T>(work: () => Promise<T>): Promise<[seconds: number, value: T]> {
  const started = performance.now()
  const value = await work()
  return [(performance.now() - started) / 1000, value]
}
