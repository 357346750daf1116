/**
 * How near do error rates come that are estimated without truth, and do stated probabilities come
 * true? Prints a JSON line per file and a table over all.
 *
 *   node --conditions=source bench/estimates.bench.ts [--rows 20000] [--seeds 8] [--first 501]
 *     [--sets students-low,students-middle,students-high] [--floor=-8]
 *
 * A file of 20,000 students holds a handful of wrong matches, and one record in a wrong place makes
 * several at once. So counts are added up over all seeds before they are compared: the question is
 * whether the estimate is right, not whether luck is even. Any other labelled set may be named; it
 * has one file.
 */
import { parseArgs } from 'node:util'
import { estimateErrorRates } from '../src/analysis/estimate-error-rates.ts'
import { pairUnits } from '../src/analysis/pair-units.ts'
import { truthOfPairs } from '../src/analysis/score-truth.ts'
import { calibration } from '../src/evaluation/calibration.ts'
import { pairwiseQuality } from '../src/evaluation/pairwise.ts'
import { truthLabels } from '../src/linker/judge-truth.ts'
import { redecider } from '../src/linker/redecide.ts'
import { matchProbability } from '../src/scoring/match-probability.ts'
import { loadSet, runSet } from './labelled-sets.ts'
import { markdownTable } from './markdown.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    seeds: { type: 'string', default: '8' },
    first: { type: 'string', default: '501' },
    floor: { type: 'string', default: '-8' },
    sets: { type: 'string', default: 'students-low,students-middle,students-high' },
  },
})

/** Bits from the present upper threshold. */
const SHIFTS = [-4, -2, 0, 2, 4]

interface Sums {
  matched: number
  wrong: number
  truePairs: number
  right: number
  estimatedWrong: number
  /** Estimated recall, added up with each file's true pairs as weight. */
  estimatedRecall: number
  files: number
  /** Files whose estimated recall is within 0.03 of the truth. */
  near: number
}

const sums = new Map<string, Sums>()
const stated: Record<string, { p: number[]; y: number[]; units: number[] }> = {}
let recordsSoFar = 0

for (const set of values.sets.split(',')) {
  const isStudents = set.startsWith('students-')
  const seeds = isStudents ? Number(values.seeds) : 1
  for (let k = 0; k < seeds; k++) {
    const seed = Number(values.first) + k
    await measure(set, isStudents ? `${set}:${values.rows}:${seed}` : set)
  }
}

async function measure(set: string, name: string): Promise<void> {
  const loaded = await loadSet(name)
  const result = await runSet(loaded, { floor: Number(values.floor) })
  const { table, keys } = result.prepared
  const persons = truthLabels(table, loaded.options.truth!, keys.order)
  const decide = redecider(result)
  const { pairs } = result.scored
  const { match } = truthOfPairs(pairs, { kind: 'persons', persons })
  const probabilities = Float64Array.from(pairs.weight.subarray(0, pairs.size), matchProbability)
  const all = stated[set] ?? { p: [], y: [], units: [] }
  stated[set] = all
  const units = pairUnits(persons.length, pairs, probabilities, match)
  for (const [at, p] of probabilities.entries()) {
    if (match[at]! < 0) continue
    all.p.push(p)
    all.y.push(match[at]!)
    all.units.push(recordsSoFar + units[at]!)
  }
  recordsSoFar += persons.length
  const own = calibration(probabilities, match, { units })
  for (const shift of SHIFTS) {
    const upper = result.model.thresholds.upper + shift
    const lower = Math.min(result.model.thresholds.lower, upper)
    const { labels } = await decide({ upper, lower })
    const truth = pairwiseQuality(labels, persons)
    const estimate = await estimateErrorRates(result, { thresholds: { upper, lower } })
    const truePairs = truth.truePositives + truth.falseNegatives
    const key = `${set} ${upper}`
    const sum = sums.get(key) ?? {
      matched: 0,
      wrong: 0,
      truePairs: 0,
      right: 0,
      estimatedWrong: 0,
      estimatedRecall: 0,
      files: 0,
      near: 0,
    }
    sum.matched += truth.truePositives + truth.falsePositives
    sum.wrong += truth.falsePositives
    sum.truePairs += truePairs
    sum.right += truth.truePositives
    sum.estimatedWrong += estimate.wrongPairs
    sum.estimatedRecall += estimate.recall * truePairs
    sum.files++
    if (Math.abs(estimate.recall - truth.recall) <= 0.03) sum.near++
    sums.set(key, sum)
    const line = {
      wrong: truth.falsePositives,
      estimatedWrong: estimate.wrongPairs,
      recall: truth.recall,
      estimatedRecall: estimate.recall,
      trusted: estimate.trusted,
    }
    const expectedError = shift === 0 ? { expectedCalibrationError: own.expectedError } : {}
    console.log(JSON.stringify({ bench: 'estimates', set: name, upper, ...line, ...expectedError }))
  }
}

const perMillion = (part: number, whole: number): string => ((1e6 * part) / whole).toFixed(0)
console.log('\nEstimated without truth, at upper thresholds around the present one.\n')
console.log(
  markdownTable(
    [
      'set, upper bits',
      'files',
      'wrong matches',
      'per million matches',
      'estimated',
      'ratio',
      'recall',
      'estimated',
      'files within 0.03',
    ],
    [...sums].map(([key, sum]) => [
      key,
      String(sum.files),
      String(sum.wrong),
      perMillion(sum.wrong, sum.matched),
      perMillion(sum.estimatedWrong, sum.matched),
      sum.wrong === 0 ? '' : (sum.estimatedWrong / sum.wrong).toFixed(2),
      (sum.right / sum.truePairs).toFixed(4),
      (sum.estimatedRecall / sum.truePairs).toFixed(4),
      `${sum.near} of ${sum.files}`,
    ]),
  ),
)
console.log('\nCalibration of pairs stated at 0.05 to 0.95, in ten bins of equal count.\n')
console.log(
  markdownTable(
    [
      'set',
      'pairs',
      'expected error',
      'by chance alone',
      'largest',
      'slope',
      'bits off',
      'log-loss',
    ],
    Object.entries(stated).map(([set, { p, y, units }]) => {
      const found = calibration(p, y, { units })
      return [
        set,
        String(found.pairs),
        found.expectedError.toFixed(4),
        found.chanceError.toFixed(4),
        found.largestError.toFixed(4),
        found.slope.toFixed(2),
        found.intercept.toFixed(2),
        found.logLoss.toFixed(4),
      ]
    }),
  ),
)
