import type { ComparedPair, ModelComparison } from '../analysis/compare-models.ts'
import { pairPictures } from '../analysis/pair-pictures.ts'
import type { AnalysisReportData, ModelShift, WeighedSide } from '../report/analysis-data.ts'
import { type DataTable, formatPoints } from '../report/data-table.ts'
import { shorten } from '../report/data-text.ts'
import { formatCount, formatCounted, formatProbability } from '../report/number-format.ts'
import { calibrationOf, curveOf, weightsOf } from './analysis-page.ts'
import { recordView } from './record-view.ts'
import type { ComparedRuns } from './run-compare.ts'
import { VERSION } from './version.ts'

/** Dots of a scatter plot; more hide each other. */
const MOST_DOTS = 500

/**
 * What the page shows of models side by side.
 *
 * @param showValues - show what the records of changed pairs say.
 * @param generatedAt - ISO date.
 */
export function comparisonPage(
  { comparison, runs, truth }: ComparedRuns,
  showValues: boolean,
  generatedAt: string,
): AnalysisReportData {
  const drawn = truth === undefined ? [] : runs.map(({ result }) => pairPictures(result, truth))
  const pictures = drawn.flatMap((picture, at) => {
    const model = comparison.models[at]!
    return picture === undefined ? [] : [{ ...model, ...picture }]
  })
  return {
    title: `Models side by side: ${comparison.models.map(({ name }) => name).join(', ')}`,
    generatedAt,
    version: VERSION,
    lead: leadOf(comparison),
    notes: comparison.notes,
    figures: [],
    models: modelTable(comparison),
    shifts: comparison.pairs.map((pair) => shiftOf(pair, { comparison, runs, truth }, showValues)),
    curves: pictures.map(({ name, curve, pairwise }) =>
      curveOf(name, curve, pairwise === undefined ? [] : [{ label: shorten(name), ...pairwise }]),
    ),
    weights: pictures.map(({ name, weights, thresholds }) => weightsOf(name, weights, thresholds)),
    calibrations: pictures.flatMap(({ name, calibration }) => calibrationOf(name, calibration)),
  }
}

function leadOf({ models, pairs, records }: ModelComparison): string {
  const most = pairs.reduce((largest, { changed }) => Math.max(largest, changed), 0)
  const counted = formatCounted(records, 'record')
  if (pairs.length === 1) {
    return `${counted}, two models: ${formatCounted(most, 'decision changes', 'decisions change')} from ${models[0]!.name} to ${models[1]!.name}.`
  }
  return `${counted}, ${models.length} models: up to ${formatCounted(most, 'decision changes', 'decisions change')} from one to another.`
}

function modelTable({ models }: ModelComparison): DataTable {
  const known = models.every(({ pairwise }) => pairwise !== undefined)
  const byRecord = models.every(({ bcubed }) => bcubed !== undefined)
  return {
    name: 'models',
    columns: [
      { name: 'model', title: 'Model', format: 'text' },
      { name: 'lower', title: 'Lower', format: 'bits' },
      { name: 'upper', title: 'Upper', format: 'bits' },
      { name: 'persons', title: 'Persons', format: 'count' },
      { name: 'matched_pairs', title: 'Matched pairs', format: 'count' },
      { name: 'near_matches', title: 'Near matches', format: 'count' },
      { name: 'review_per_thousand', title: 'Review per 1,000', format: 'average' },
      ...(known
        ? ([
            { name: 'precision', title: 'Precision', format: 'share' },
            { name: 'recall', title: 'Recall', format: 'share' },
            { name: 'f1', title: 'F1', format: 'share' },
          ] as const)
        : []),
      ...(byRecord ? ([{ name: 'bcubed_f1', title: 'B-cubed F1', format: 'share' }] as const) : []),
    ],
    rows: models.map((model) => [
      model.name,
      model.thresholds.lower,
      model.thresholds.upper,
      model.clusters,
      model.matches,
      model.nearMatches,
      model.reviewPerThousand,
      ...(known ? [model.pairwise!.precision, model.pairwise!.recall, model.pairwise!.f1] : []),
      ...(byRecord ? [model.bcubed!.f1] : []),
    ]),
  }
}

function shiftOf(
  pair: ComparedPair,
  { comparison, runs }: ComparedRuns,
  showValues: boolean,
): ModelShift {
  const { first, second, decisions, changes, samples, significance } = pair
  const of = (name: string): { lower: number; upper: number } =>
    comparison.models.find((model) => model.name === name)!.thresholds
  const view = recordView(runs[0]!.result.prepared)
  const record = (at: number): ReturnType<typeof view.record> => {
    const shown = view.record(at)
    return showValues ? shown : { ...shown, values: [] }
  }
  const side = (
    { weight, probability, steps }: (typeof samples)[number]['first'],
    decision: WeighedSide['decision'],
  ): WeighedSide => ({ decision, weight, probability, waterfall: steps })
  const every = Math.ceil(changes.length / MOST_DOTS)
  return {
    first,
    second,
    decisions: decisions.all,
    oneChild: decisions.oneChild,
    twoChildren: decisions.twoChildren,
    verdict: verdictOf(pair),
    ...(significance === undefined ? {} : { significance: significanceTable(significance) }),
    changes: changes.filter((_, at) => at % every === 0),
    firstThresholds: of(first),
    secondThresholds: of(second),
    fields: showValues ? view.fields : [],
    samples: samples.map((sample) => ({
      left: record(sample.left),
      right: record(sample.right),
      truth: sample.truth,
      first: side(sample.first, sample.from),
      second: side(sample.second, sample.to),
    })),
  }
}

/** Whether two models differ by more than chance, in words. */
export function verdictOf({ changed, significance, persons }: ComparedPair): string {
  const moved = `${formatCounted(changed, 'decision changes', 'decisions change')}.`
  const tested = significance?.f1
  if (tested === undefined) return `${moved} Without truth nobody can say whether for the better.`
  const { difference, low, high, p } = tested
  const sure = `95 %: ${formatPoints(low)} to ${formatPoints(high)}; p = ${formatProbability(p)}`
  const f1 =
    p < 0.05
      ? `F1 ${difference > 0 ? 'rises' : 'falls'} by ${formatPoints(Math.abs(difference)).slice(1)} points, more than chance would bring (${sure}).`
      : `F1 changes by ${formatPoints(difference)} points, no more than chance might bring (${sure}).`
  if (persons === undefined) return `${moved} ${f1}`
  const { onlyFirst, onlySecond } = persons
  return `${moved} ${f1} ${formatCounted(onlyFirst, 'child is', 'children are')} wholly right only under the first, ${formatCount(onlySecond)} only under the second.`
}

const WORDS: readonly (readonly [keyof NonNullable<ComparedPair['significance']>, string])[] = [
  ['precision', 'Precision'],
  ['recall', 'Recall'],
  ['f1', 'F1'],
  ['bcubedPrecision', 'B-cubed precision'],
  ['bcubedRecall', 'B-cubed recall'],
  ['bcubedF1', 'B-cubed F1'],
]

function significanceTable(significance: NonNullable<ComparedPair['significance']>): DataTable {
  return {
    name: 'significance',
    columns: [
      { name: 'measure', title: 'Measure', format: 'text' },
      { name: 'difference', title: 'Points', format: 'points' },
      { name: 'low', title: '95 % from', format: 'points' },
      { name: 'high', title: 'to', format: 'points' },
      { name: 'p', title: 'p', format: 'probability' },
    ],
    rows: WORDS.flatMap(([name, word]) => {
      const tested = significance[name]
      return tested === undefined
        ? []
        : [[word, tested.difference, tested.low, tested.high, tested.p]]
    }),
  }
}
