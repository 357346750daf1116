/**
 * Do match probabilities come true, before and after 200 labels? On generated students, with labels
 * that `label` chooses, answered from truth: how far stated and true shares are apart over pairs stated
 * at 0.05 to 0.95, and what m learnt from the labels does to F1. Prints a JSON line per file and tables.
 *
 *   node --conditions=source bench/label-calibration.bench.ts [--seeds 16] [--first 3101]
 *     [--rows 20000] [--count 200]
 *
 * Of one file a perfectly calibrated model would show 0.04 to 0.08 by chance, so files are taken together.
 */
import { parseArgs } from 'node:util'
import { pairUnits } from '../src/analysis/pair-units.ts'
import { type LabelPlan, selectPairsToLabel } from '../src/analysis/select-pairs.ts'
import { calibration } from '../src/evaluation/calibration.ts'
import { pairwiseQuality } from '../src/evaluation/pairwise.ts'
import { truthLabels } from '../src/linker/judge-truth.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import { recordName } from '../src/linker/prepare.ts'
import { type Table, tableFromRecords } from '../src/records/table.ts'
import { statedProbability } from '../src/scoring/match-probability.ts'
import { PairWeigher } from '../src/scoring/pair-weigher.ts'
import { loadSet, runSet } from './labelled-sets.ts'
import { markdownTable } from './markdown.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '16' },
    first: { type: 'string', default: '3101' },
    rows: { type: 'string', default: '20000' },
    count: { type: 'string', default: '200' },
  },
})
const LEVELS = ['low', 'middle', 'high'] as const
const GROUPS = [...LEVELS, 'all']

/** A pair with what is stated of it after EM and after labels, its truth, and the children it is of. */
interface Stated {
  readonly em: number
  readonly labels: number
  readonly match: number
  readonly unit: number
}

const stated = new Map<string, Stated[]>(GROUPS.map((group) => [group, []]))
const gains = new Map<string, number[]>(GROUPS.map((group) => [group, []]))
let recordsSoFar = 0
for (let at = 0; at < Number(values.seeds); at++) {
  for (const level of LEVELS) await measure(level, Number(values.first) + at)
}
printTables()

async function measure(level: string, seed: number): Promise<void> {
  const set = await loadSet(`students-${level}:${values.rows}:${seed}`)
  const result = await runSet(set)
  const truth = truthLabels(result.prepared.table, 'truth_id', result.prepared.keys.order)
  const plan = selectPairsToLabel(result, { count: Number(values.count), seed: 0 })
  const learnt = await runSet(set, { labels: answered(plan, result, truth) })
  for (const pair of statedPairs(plan, learnt, truth)) {
    for (const group of [level, 'all']) stated.get(group)!.push(pair)
  }
  recordsSoFar += truth.length
  const gain = learnt.truth!.pairwise.f1 - pairwiseQuality(result.labels, truth).f1
  for (const group of [level, 'all']) gains.get(group)!.push(gain)
  const { fitted, calibration: line } = learnt.model
  console.log(
    JSON.stringify({ bench: 'label-calibration', level, seed, ...line, gain, note: fitted?.note }),
  )
}

/** The labels of a labeller who knows the truth. */
function answered(plan: LabelPlan, { prepared }: LinkageResult, truth: Int32Array): Table {
  return tableFromRecords(
    plan.pairs.map(({ left, right, inclusion }) => ({
      left_id: recordName(prepared, left),
      right_id: recordName(prepared, right),
      match: truth[left] === truth[right] ? 'yes' : 'no',
      inclusion_probability: inclusion,
    })),
  )
}

function statedPairs({ frame }: LabelPlan, learnt: LinkageResult, truth: Int32Array): Stated[] {
  const weigher = new PairWeigher(learnt.model, learnt.prepared)
  const match = Float64Array.from(frame.left, (a, at) =>
    Number(truth[a] === truth[frame.right[at]!]),
  )
  const units = pairUnits(truth.length, frame, frame.probability, match)
  const found: Stated[] = []
  for (const [at, left] of frame.left.entries()) {
    if (Number.isNaN(frame.weight[at]!)) continue
    const weight = weigher.weigh(left, frame.right[at]!)
    found.push({
      em: frame.probability[at]!,
      labels: statedProbability(weight, learnt.model.calibration),
      match: match[at]!,
      unit: recordsSoFar + units[at]!,
    })
  }
  return found
}

function printTables(): void {
  console.log(
    `\nPairs stated at 0.05 to 0.95, in ten bins of equal count, of ${values.seeds} files of each level, before and after ${values.count} labels.\n`,
  )
  const rows = GROUPS.flatMap((group) =>
    (['em', 'labels'] as const).map((of) => {
      const pairs = stated.get(group)!
      const found = calibration(
        pairs.map((pair) => pair[of]),
        pairs.map(({ match }) => match),
        { units: pairs.map(({ unit }) => unit) },
      )
      return [
        `${group}, after ${of === 'em' ? 'EM' : 'labels'}`,
        String(found.pairs),
        found.expectedError.toFixed(4),
        found.chanceError.toFixed(4),
        found.slope.toFixed(2),
        found.intercept.toFixed(2),
        found.logLoss.toFixed(4),
      ]
    }),
  )
  console.log(
    markdownTable(
      ['', 'pairs', 'expected error', 'by chance alone', 'slope', 'bits off', 'log-loss'],
      rows,
    ),
  )
  console.log('\nF1 gained by learning from the labels, mean over files, and its standard error.\n')
  console.log(markdownTable(GROUPS, [GROUPS.map((group) => meanText(gains.get(group)!))]))
}

function meanText(all: readonly number[]): string {
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (all.length - 1)
  return `${mean.toFixed(5)} ± ${Math.sqrt(variance / all.length).toFixed(5)}`
}
