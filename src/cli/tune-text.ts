import { styleText } from 'node:util'
import type { ThresholdMeasures } from '../analysis/threshold-measures.ts'
import type { TuneReport } from '../analysis/tune.ts'
import type { LevelReport, TriedLevels } from '../analysis/tune-levels.ts'
import type { Interval } from '../analysis/uncertainty.ts'
import { formatAverage, formatCount, formatShare } from '../report/number-format.ts'

const HEAD = ['lower', 'upper', 'margin', 'precision', 'recall', 'F1', 'wrong', 'missed', 'review']
/** Rows of the table on either side of the best upper threshold. */
const AROUND = 4

/** A report of `tune`, in words. */
export function tuneText(report: TuneReport, out: string | undefined): string {
  const lines = [
    ...headline(report),
    ...table(report),
    ...confidence(report),
    ...constraints(report),
    ...calibration(report),
    ...levels(report),
    ...remarks(report.notes),
    '',
    `  ${grid(report)}`,
    ...(out === undefined ? [] : [`  tables: ${bold(out)}`]),
  ]
  return `${lines.join('\n')}\n`
}

function headline({ best, nearest, present, estimated, objective }: TuneReport): string[] {
  const row = (best ?? nearest)!
  const margin = row.margin === present.margin ? '' : ` --margin ${row.margin}`
  const thresholds = `--lower ${row.lower} --upper ${row.upper}${margin}`
  const figures = estimated ? 'estimated figures' : 'figures'
  const what =
    best === null
      ? `  The constraints cannot be met. Nearest: ${bold(thresholds)}`
      : `  Best: ${bold(thresholds)}`
  return [what, `  by ${objective.words}; ${figures} of this file.`]
}

/** The best row, the present one, and the same lower threshold with other uppers. */
function table({ best, nearest, present, table, objective }: TuneReport): string[] {
  const chosen = (best ?? nearest)!
  const isChosen = (row: ThresholdMeasures): boolean => isSame(row, chosen)
  const column = table.filter(
    (row) => row.margin === chosen.margin && row.lower === Math.min(chosen.lower, row.upper),
  )
  const at = column.findIndex(isChosen)
  const near = column.slice(Math.max(0, at - AROUND), at + AROUND + 1)
  const withCost = objective.costs !== null
  const rows = [
    [...HEAD, ...(withCost ? ['cost'] : [])],
    ...near.map((row) => cells(row, withCost)),
  ]
  const signs = ['', ...near.map((row) => sign(isChosen(row), isSame(row, present)))]
  if (!near.some((row) => isSame(row, present))) {
    rows.push(cells(present, withCost))
    signs.push('now')
  }
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return [
    '',
    ...rows.map((row, line) =>
      `    ${row.map((text, at) => text.padStart(widths[at]!)).join('  ')}  ${signs[line]}`.trimEnd(),
    ),
    '',
    '    wrong: matched pairs of two persons; missed: pairs of one person that are not matched;',
    '    review: items per 1,000 records.',
  ]
}

function cells(row: ThresholdMeasures, withCost: boolean): string[] {
  return [
    String(row.lower),
    String(row.upper),
    String(row.margin),
    formatShare(row.precision),
    formatShare(row.recall),
    formatShare(row.f1),
    formatCount(Math.round(row.wrongPairs)),
    formatCount(Math.round(row.missedPairs)),
    formatAverage(row.reviewPerThousand),
    ...(withCost ? [formatCount(Math.round(row.expectedCost ?? 0))] : []),
  ]
}

function sign(isBest: boolean, isPresent: boolean): string {
  return [isBest ? '← best' : '', isPresent ? 'now' : ''].filter((text) => text !== '').join(', ')
}

function isSame(a: ThresholdMeasures, b: ThresholdMeasures): boolean {
  return a.lower === b.lower && a.upper === b.upper && a.margin === b.margin
}

function confidence({ best, nearest, crossFitted }: TuneReport): string[] {
  const { intervals } = (best ?? nearest)!
  if (intervals === null || crossFitted === null) return []
  const { measures, folds, chosen } = crossFitted
  const uppers = [...new Set(chosen.map(({ upper }) => upper))].sort((a, b) => a - b)
  return [
    '',
    `  95 % intervals: precision ${interval(intervals.precision)}, recall ${interval(intervals.recall)}`,
    `  On persons that the choice was not made on (${folds} folds): precision ${formatShare(measures.precision)}, ` +
      `recall ${formatShare(measures.recall)}, F1 ${formatShare(measures.f1)}; upper thresholds chosen: ${uppers.join(', ')}`,
  ]
}

function interval([low, high]: Interval): string {
  return `${formatShare(low)} to ${formatShare(high)}`
}

function constraints({ constraints }: TuneReport): string[] {
  if (constraints.length === 0) return []
  return ['', '  Constraints', ...constraints.map(({ words }) => `    · ${words}`)]
}

function calibration({ calibration }: TuneReport): string[] {
  if (calibration === null || calibration.pairs === 0) return []
  const { pairs, expectedError, chanceError, slope } = calibration
  return [
    '',
    `  Stated probabilities from 0.05 to 0.95 are off by ${expectedError.toFixed(3)} on average over ` +
      `${formatCount(pairs)} pairs (chance alone: ${chanceError.toFixed(3)}); slope ${slope.toFixed(2)}`,
  ]
}

/** So many changes are shown, from the best. */
const SHOWN = 5

function levels({ levels }: TuneReport): string[] {
  if (levels === null) return []
  const { tried, present } = levels
  const called = (verdict: TriedLevels['verdict']): number =>
    tried.filter((one) => one.verdict === verdict).length
  const shown = tried.slice(0, Math.max(SHOWN, called('pays')))
  const head = ['F1 by', '95 % interval', 'wrong by', 'review by', 'q']
  const rows = [head, ...shown.map(levelCells)]
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  const names = shown.map(({ change, words }) => `${change.comparison}: ${words}`)
  return [
    '',
    `  Other levels of comparisons, each model at its best thresholds (present: F1 ${formatShare(present.f1)})`,
    '',
    ...rows.map((row, line) => {
      const cells = row.map((text, at) => text.padStart(widths[at]!)).join('  ')
      const mark = line > 0 && shown[line - 1]!.verdict === 'pays' ? '← pays  ' : '        '
      return `    ${cells}  ${line === 0 ? '' : `${mark}${names[line - 1]}`}`.trimEnd()
    }),
    '',
    `    ${formatCount(tried.length)} changes were tried: ${called('pays')} pay, ${called('costs')} cost, ` +
      `of ${called('even')} neither can be said.`,
    '    q: the chance of a difference this large if there is none, for so many tries.',
    ...(levels.better === null
      ? []
      : ['    With --out, the model with the best of them is written.']),
  ]
}

function levelCells({
  f1,
  wrongPairs,
  reviewPerThousand,
  q,
}: LevelReport['tried'][number]): string[] {
  const points = (value: number): string => signed(100 * value, 2)
  return [
    points(f1.difference),
    `${points(f1.low)} to ${points(f1.high)}`,
    signed(Math.round(wrongPairs), 0),
    signed(reviewPerThousand, 1),
    q.toFixed(3),
  ]
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  if (Number(text) === 0) return text
  return `${value < 0 ? '−' : '+'}${text}`
}

function remarks(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : ['', '  Mind', ...notes.map((note) => `    ! ${note}`)]
}

function grid({ grid, table, floor }: TuneReport): string {
  const ends = (values: readonly number[]): string => `${values[0]} to ${values.at(-1)}`
  return (
    `${formatCount(table.length)} threshold pairs were clustered anew: lower ${ends(grid.lowers)}, ` +
    `upper ${ends(grid.uppers)}, margin ${grid.margins.join(', ')} bits; pairs down to ${floor} bits`
  )
}

/** Bold on a terminal that has it, plain anywhere else. */
function bold(text: string): string {
  return styleText('bold', text, { stream: process.stdout })
}
