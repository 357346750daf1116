import type { ExplainedChange } from '../analysis/changed-sample.ts'
import type { ComparedPair, ModelComparison } from '../analysis/compare-models.ts'
import type { ModelMeasures } from '../analysis/model-measures.ts'
import { DECISIONS } from '../evaluation/decision-matrix.ts'
import type { PairedDifference } from '../evaluation/paired-test.ts'
import { recordName } from '../linker/prepare.ts'
import {
  formatAverage,
  formatBits,
  formatCount,
  formatCounted,
  formatProbability,
  formatShare,
  formatWeight,
} from '../report/number-format.ts'
import { printable } from './printable.ts'
import type { ComparedRuns } from './run-compare.ts'
import { textTable } from './text-table.ts'

/** Changed pairs that a terminal shows; the page and the JSON show them all, with their waterfalls. */
const SHOWN = 10

/** Models side by side, in words. */
export function comparisonText({ comparison, runs }: ComparedRuns): string {
  const nameOf = (record: number): string => recordName(runs[0]!.result.prepared, record)
  const lines = [
    ...modelTable(comparison),
    ...comparison.pairs.flatMap((pair) => ['', ...pairText(pair, nameOf)]),
    ...(comparison.notes.length === 0 ? [] : ['', '  Mind']),
    ...comparison.notes.map((note) => `  ! ${printable(note)}`),
  ]
  return `${lines.join('\n')}\n`
}

function modelTable({ models, records }: ModelComparison): string[] {
  const row = (name: string, of: (model: ModelMeasures) => string): string[] => [
    `  ${name}`,
    ...models.map(of),
  ]
  const quality = (name: string, of: (model: ModelMeasures) => number | undefined): string[][] => {
    const values = models.map(of)
    if (values.some((value) => value === undefined)) return []
    return [[`  ${name}`, ...values.map((value) => formatShare(value!))]]
  }
  return textTable(
    [
      row(`${formatCounted(records, 'record')}`, ({ name }) => name),
      row('lower and upper threshold', ({ thresholds: { lower, upper } }) => {
        return `${formatBits(lower)} / ${formatBits(upper)}`
      }),
      row('persons', ({ clusters }) => formatCount(clusters)),
      row('matched pairs', ({ matches }) => formatCount(matches)),
      row('near matches', ({ nearMatches }) => formatCount(nearMatches)),
      row('review items', ({ reviewItems }) => formatCount(reviewItems)),
      row('review items per 1,000', ({ reviewPerThousand }) => formatAverage(reviewPerThousand)),
      ...quality('precision', ({ pairwise }) => pairwise?.precision),
      ...quality('recall', ({ pairwise }) => pairwise?.recall),
      ...quality('F1', ({ pairwise }) => pairwise?.f1),
      ...quality('B-cubed F1', ({ bcubed }) => bcubed?.f1),
    ],
    models.length,
  )
}

function pairText(pair: ComparedPair, nameOf: (record: number) => string): string[] {
  const { first, second, decisions, changed, samples } = pair
  const words = DECISIONS.map((decision) => decision.replace('-', ' '))
  const title = `${printable(first)} → ${printable(second)}`
  const matrix = textTable(
    [
      [`  pairs of records, in ${second}`, ...words],
      ...words.map((from, row) => [
        `  ${from} in ${first}`,
        ...decisions.all[row]!.map((pairs) => formatCount(pairs)),
      ]),
    ],
    words.length,
  )
  const shown = samples.slice(0, SHOWN)
  const rows = shown.map((sample) => [
    `  ${nameOf(sample.left)}`,
    nameOf(sample.right),
    `${sample.from.replace('-', ' ')} → ${sample.to.replace('-', ' ')}`,
    sample.truth === 'unknown' ? '' : sample.truth.replace('-', ' '),
    formatWeight(sample.firstWeight),
    formatWeight(sample.secondWeight),
  ])
  return [
    `${title}: ${formatCounted(changed, 'decision changes', 'decisions change')}`,
    ...matrix,
    ...significanceText(pair),
    ...(rows.length === 0
      ? []
      : [
          '',
          '  The worst changes, with the weight in bits before and after',
          ...textTable(rows, 2),
        ]),
    ...worst(samples[0]),
  ]
}

const TESTED: readonly (readonly [
  name: keyof NonNullable<ComparedPair['significance']>,
  word: string,
])[] = [
  ['precision', 'precision'],
  ['recall', 'recall'],
  ['f1', 'F1'],
  ['bcubedF1', 'B-cubed F1'],
]

function significanceText({ significance, persons }: ComparedPair): string[] {
  if (significance === undefined) return []
  const rows = TESTED.flatMap(([name, word]) => {
    const tested = significance[name]
    return tested === undefined ? [] : [[`  ${word}`, ...testedText(tested)]]
  })
  return [
    '',
    ...textTable([['  change', 'percentage points', '95 % interval', 'p'], ...rows], 3),
    ...(persons === undefined
      ? []
      : [
          `  Children wholly right: ${formatCount(persons.onlyFirst)} only before, ${formatCount(persons.onlySecond)} only after, ${formatCount(persons.both)} in both.`,
        ]),
  ]
}

function testedText({ difference, low, high, p }: PairedDifference): string[] {
  return [points(difference), `${points(low)} to ${points(high)}`, formatProbability(p)]
}

/** A difference of shares in percentage points, with its sign. */
function points(difference: number): string {
  const text = Math.abs(100 * difference).toFixed(2)
  if (Number(text) === 0) return '0.00'
  return `${difference < 0 ? '−' : '+'}${text}`
}

/** Both waterfalls of the worst change, line by line. */
function worst(sample: ExplainedChange | undefined): string[] {
  if (sample === undefined) return []
  const names = [
    ...new Set([...sample.first.steps, ...sample.second.steps].map(({ name }) => name)),
  ]
  const rows = names.map((name) => {
    const of = ({ steps }: ExplainedChange['first']): string[] => {
      const step = steps.find((each) => each.name === name)
      return step === undefined ? ['', ''] : [step.level, formatWeight(step.weight)]
    }
    return [`  ${name}`, ...of(sample.first), ...of(sample.second)]
  })
  return ['', '  How the first of them is weighed, before and after', ...textTable(rows, 0)]
}
