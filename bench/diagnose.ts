/**
 * What does a model get wrong on a labelled set, and why? Prints false matches, missed pairs and
 * true pairs that were never blocked, with their evidence and their values (the sets are public or
 * synthetic; do not use this on real children).
 *
 *   node --conditions=source bench/diagnose.ts <set> [--false N] [--missed N] [--unblocked N]
 *     [--weights] [--no-train]
 *
 * Pairs are spread evenly over the weights, highest first. Sets: see `labelled-sets.ts`.
 */
import { parseArgs } from 'node:util'
import { Explainer } from '../src/linker/explain.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import { ClusterBars } from './cluster-bars.ts'
import { errorPairs, type RecordPair } from './error-pairs.ts'
import { loadSet, runSet, SET_NAMES } from './labelled-sets.ts'
import { pairText } from './pair-text.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    false: { type: 'string', default: '10' },
    missed: { type: 'string', default: '10' },
    unblocked: { type: 'string', default: '10' },
    weights: { type: 'boolean', default: false },
    'no-train': { type: 'boolean', default: false },
  },
})
const name = positionals[0]
if (name === undefined) {
  console.error(`which set? ${SET_NAMES.join(', ')}`)
  process.exit(2)
}

const set = await loadSet(name)
const result = await runSet(set, values['no-train'] ? { train: false } : {})
const explainer = new Explainer(result.model, result.prepared)
const clusterBars = new ClusterBars(result, explainer)
const errors = errorPairs(result, set.options.truth!)

printSummary(result)
if (values.weights) printWeights(result)
printPairs('false matches', errors.falseMatches, Number(values.false))
printPairs('missed (candidates, yet in two clusters)', errors.missed, Number(values.missed))
printPairs('true pairs never blocked', errors.unblocked, Number(values.unblocked))

function printSummary({ truth, scored, prepared, notes, model }: LinkageResult): void {
  const rows = prepared.standardized.rows
  console.log(`# ${set.title}: ${rows} records, ${scored.candidatePairs} candidate pairs`)
  for (const note of notes) console.log(`note: ${note}`)
  console.log(
    `thresholds: ${JSON.stringify(model.thresholds)}, prior: ${JSON.stringify(model.prior)}`,
  )
  console.log(`truth: ${JSON.stringify(truth)}`)
}

/** The weight of every level, as fitted. */
function printWeights({ model }: LinkageResult): void {
  console.log('\n# weights: level log2(m/u) [m, u]')
  for (const { name: comparison, levels } of model.comparisons) {
    const text = levels.map(
      ({ name: level, m, u }) =>
        `${level} ${Math.log2(m / u).toFixed(1)} [${m.toPrecision(2)}, ${u.toPrecision(2)}]`,
    )
    console.log(`${comparison}: ${text.join(' | ')}`)
  }
}

function printPairs(title: string, pairs: readonly RecordPair[], most: number): void {
  console.log(`\n# ${title}: ${pairs.length}`)
  const explained = pairs
    .map((pair) => ({ pair, ...explainer.pair(pair.left, pair.right) }))
    .sort((a, b) => b.weight - a.weight)
  const verdicts = new Map<string, number>()
  const bars = new Map<string, number>()
  const levels = new Map<string, Map<string, number>>()
  for (const { pair, verdict, bar, steps } of explained) {
    const apart = clusterBars.between(pair)
    if (apart !== undefined) count(bars, apart.bar)
    count(verdicts, bar === undefined ? verdict : `${verdict} (${bar})`)
    for (const step of steps) {
      if (step.level === '') continue
      if (!levels.has(step.name)) levels.set(step.name, new Map())
      count(levels.get(step.name)!, step.level)
    }
  }
  if (pairs.length === 0) return
  console.log(`by the pair alone: ${countsText(verdicts)}`)
  if (bars.size > 0) console.log(`clusters kept apart by: ${countsText(bars)}`)
  for (const [comparison, counts] of levels) console.log(`  ${comparison}: ${countsText(counts)}`)
  const shown = Math.min(most, explained.length)
  for (let at = 0; at < shown; at++) {
    const { pair } = explained[Math.floor((at * explained.length) / shown)]!
    console.log(pairText(pair, result.prepared, explainer))
    const apart = clusterBars.between(pair)
    if (apart === undefined) continue
    const { bar, leftSize, rightSize, median, worst } = apart
    const bits = `median ${median.toFixed(1)}, worst ${worst.toFixed(1)}`
    console.log(`    clusters of ${leftSize} and ${rightSize}: ${bits}, ${bar}`)
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function countsText(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([key, times]) => `${key} ${times}`)
    .join(', ')
}
