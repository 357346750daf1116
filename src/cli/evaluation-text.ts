import type { Confusion, Evaluation, EvaluationError, FairnessRow } from '../analysis/evaluation.ts'
import type { Interval } from '../evaluation/dependent-interval.ts'
import {
  formatCount,
  formatCounted,
  formatProbability,
  formatShare,
  formatWeight,
} from '../report/number-format.ts'
import { compareValues } from '../report/value-difference.ts'
import { ERROR_REASONS } from './error-reasons.ts'
import { measureRows } from './evaluation-rows.ts'
import { BAR_WORDS } from './near-match-reason.ts'
import { printable } from './printable.ts'
import type { ValuesOf } from './run-evaluate.ts'
import { textTable, VALUE_SIGNS } from './text-table.ts'

/** An evaluation as tables of text. */
export function evaluationText(evaluation: Evaluation, values: ValuesOf | undefined): string {
  return [
    ...measures(evaluation),
    ...confusion(evaluation),
    ...breakdown(evaluation),
    ...fairness(evaluation),
    ...errors(evaluation, values),
    ...(evaluation.warnings.length === 0
      ? []
      : ['', 'Warnings', ...evaluation.warnings.map((warning) => `  ! ${printable(warning)}`)]),
    '',
  ].join('\n')
}

function measures(evaluation: Evaluation): string[] {
  const { truth, records, knownRecords, clusters, review } = evaluation
  const known =
    truth === 'pairs'
      ? `${formatCount(knownRecords)} of them in labelled pairs`
      : `the truth of ${formatCount(knownRecords)} is known: ${formatCounted(clusters?.persons ?? 0, 'person')}`
  const rows = measureRows(evaluation).map(({ part, measure, value, interval }) => {
    const isShare = !measure.includes('bits')
    return [
      part,
      measure,
      isShare ? formatShare(value) : value.toFixed(4),
      bounds(interval, isShare),
    ]
  })
  return [
    `${formatCounted(records, 'record')}, ${known}`,
    `${formatCounted(review.items, 'review item')}, ${review.perThousand.toFixed(1)} per 1,000 records`,
    '',
    ...textTable([['of', 'measure', 'value', '95 % interval'], ...rows], 2),
  ]
}

function bounds({ low, high }: Interval, isShare = true): string {
  const text = (value: number): string => (isShare ? formatShare(value) : value.toFixed(4))
  return `${text(low)} to ${text(high)}`
}

const DECISIONS: readonly (readonly [keyof Confusion, string])[] = [
  ['match', 'match'],
  ['nearMatch', 'near match'],
  ['nonMatch', 'non-match'],
]

function confusion({ confusion }: Evaluation): string[] {
  const rows = DECISIONS.map(([decision, name]) => {
    const row = confusion[decision]
    return [
      name,
      formatCount(Math.round(row.same)),
      formatCount(Math.round(row.different)),
      formatShare(row.sameShare),
      bounds(row.intervals.sameShare),
      formatShare(row.ofSame),
      bounds(row.intervals.ofSame),
    ]
  })
  const header = [
    'pairs decided',
    'same person',
    'different',
    'same share',
    '95 % interval',
    'of all same',
    '95 % interval',
  ]
  return ['', ...textTable([header, ...rows], 6)]
}

function breakdown({ breakdown }: Evaluation): string[] {
  if (breakdown.length === 0) return []
  const rows = breakdown.map((row) => [
    row.by,
    row.group,
    formatCount(row.persons),
    formatShare(row.precision),
    bounds(row.intervals.precision),
    formatShare(row.recall),
    bounds(row.intervals.recall),
  ])
  const header = ['by', 'group', 'persons', 'precision', '95 % interval', 'recall', '95 % interval']
  return ['', ...textTable([header, ...rows], 5)]
}

/** Groups that are called worse, and where none is, that none is. */
function fairness({ fairness }: Evaluation): string[] {
  if (fairness.length === 0) return []
  const worse = fairness.filter((row) => row.worse)
  const counted = formatCounted(fairness.length, 'comparison')
  if (worse.length === 0) {
    return ['', `No group is worse than the rest by more than chance (${counted}).`]
  }
  const header = ['worse than the rest', '', 'rate', 'in the rest', 'difference, 95 %', 'q']
  return [
    '',
    ...textTable([header, ...worse.map(fairnessCells)], 4),
    `Of ${counted}, those at a false-discovery rate of 5 %.`,
  ]
}

function fairnessCells(row: FairnessRow): string[] {
  const { by, group, measure, rate, rest, interval, q } = row
  const points = (share: number): string => `${(100 * share).toFixed(2)}`
  return [
    `${by} ${group}`,
    measure === 'missed' ? 'missed matches' : 'wrong matches',
    formatShare(rate),
    formatShare(rest),
    `${points(interval.low)} to ${points(interval.high)} points`,
    formatProbability(q),
  ]
}

function errors({ errors }: Evaluation, values: ValuesOf | undefined): string[] {
  const part = (kind: EvaluationError['kind'], title: string): string[] => {
    const own = errors.filter((error) => error.kind === kind)
    return own.length === 0 ? [] : ['', title, ...own.flatMap((error) => oneError(error, values))]
  }
  return [
    ...part('false-match', 'False matches, the heaviest first'),
    ...part('missed-pair', 'Missed pairs, the lightest first'),
  ]
}

function oneError(error: EvaluationError, values: ValuesOf | undefined): string[] {
  const { left, right, reason, bar, pairs, weight, probability, steps = [] } = error
  const name = ({ source, id }: EvaluationError['left']): string =>
    source === undefined ? id : `${source}/${id}`
  const weighs = weight === undefined ? '' : `, ${formatWeight(weight)} bits`
  const sure = probability === undefined ? '' : ` (probability ${formatProbability(probability)})`
  const more = pairs > 1 ? `; stands for ${formatCount(pairs)} pairs` : ''
  const shown = steps.filter(({ level }) => level !== 'missing')
  const table = shown.map((step) => [step.name, step.level, formatWeight(step.weight)])
  return [
    '',
    printable(`  ${name(left)}  ${name(right)}${weighs}${sure}${more}`),
    `  ${ERROR_REASONS[reason]}${bar === undefined ? '' : `. ${BAR_WORDS[bar]}`}`,
    ...(values === undefined ? [] : sideBySide(values(left.record), values(right.record))),
    ...textTable(table, 1).map((line) => `    ${line}`),
  ]
}

function sideBySide(
  left: Readonly<Record<string, string>>,
  right: Readonly<Record<string, string>>,
): string[] {
  const rows = Object.keys(left).flatMap((field) => {
    const [a, b] = [left[field] ?? '', right[field] ?? '']
    return a === '' && b === '' ? [] : [[field, VALUE_SIGNS[compareValues(a, b)], a, b]]
  })
  return textTable(rows, 0).map((line) => `    ${line}`)
}
