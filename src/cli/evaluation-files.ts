import type { ConfusionRow, Evaluation, EvaluationError } from '../analysis/evaluation.ts'
import { CsvWriter } from '../io/csv-writer.ts'
import type { OutputFolder } from '../io/output-folder.ts'
import { measureRows } from './evaluation-rows.ts'
import type { ValuesOf } from './run-evaluate.ts'

/** What `evaluate --out` writes. */
export const EVALUATION_FILES: readonly string[] = [
  'measures.csv',
  'confusion.csv',
  'breakdown.csv',
  'fairness.csv',
  'errors.csv',
  'error-steps.csv',
]

/** Writes every table of an evaluation as CSV. */
export function writeEvaluation(
  folder: OutputFolder,
  evaluation: Evaluation,
  values: ValuesOf | undefined,
): void {
  const write = (
    name: string,
    header: readonly string[],
    rows: readonly (readonly (string | number)[])[],
  ): void => {
    using file = CsvWriter.open(folder.path(name))
    file.row(header)
    for (const row of rows) file.row(row)
    file.close()
  }
  write(
    'measures.csv',
    ['part', 'measure', 'value', 'low', 'high'],
    measureRows(evaluation).map(({ part, measure, value, interval }) => [
      part,
      measure,
      value,
      interval.low,
      interval.high,
    ]),
  )
  const { confusion } = evaluation
  write(
    'confusion.csv',
    ['decision', 'same', 'different', ...withInterval('same_share'), ...withInterval('of_same')],
    [
      ['match', ...confusionCells(confusion.match)],
      ['near-match', ...confusionCells(confusion.nearMatch)],
      ['non-match', ...confusionCells(confusion.nonMatch)],
    ],
  )
  write(
    'breakdown.csv',
    [
      'by',
      'group',
      'persons',
      'records',
      'true_pairs',
      'found_pairs',
      'wrong_pairs',
      ...withInterval('precision'),
      ...withInterval('recall'),
    ],
    evaluation.breakdown.map(({ intervals, ...row }) => [
      row.by,
      row.group,
      row.persons,
      row.records,
      row.truePairs,
      row.foundPairs,
      row.wrongPairs,
      row.precision,
      intervals.precision.low,
      intervals.precision.high,
      row.recall,
      intervals.recall.low,
      intervals.recall.high,
    ]),
  )
  write(
    'fairness.csv',
    [
      'by',
      'group',
      'measure',
      'persons',
      'rate',
      'rest',
      ...withInterval('difference'),
      'p',
      'q',
      'worse',
    ],
    evaluation.fairness.map((row) => [
      row.by,
      row.group,
      row.measure,
      row.persons,
      row.rate,
      row.rest,
      row.difference,
      row.interval.low,
      row.interval.high,
      row.p,
      row.q,
      row.worse ? 'yes' : 'no',
    ]),
  )
  const { errors } = evaluation
  write(
    'errors.csv',
    ['error', ...ERROR_COLUMNS, ...valueColumns(errors, values)],
    errorRows(errors, values),
  )
  write(
    'error-steps.csv',
    ['error', 'evidence', 'level', 'bits'],
    errors.flatMap(({ steps = [] }, at) =>
      steps.map(({ name, level, weight }) => [at + 1, name, level, weight]),
    ),
  )
}

const ERROR_COLUMNS = [
  'kind',
  'left_source',
  'left_id',
  'right_source',
  'right_id',
  'reason',
  'bar',
  'pairs',
  'match_weight',
  'match_probability',
]

function errorRows(
  errors: readonly EvaluationError[],
  values: ValuesOf | undefined,
): (string | number)[][] {
  return errors.map((error, at) => [
    at + 1,
    error.kind,
    error.left.source ?? '',
    error.left.id,
    error.right.source ?? '',
    error.right.id,
    error.reason,
    error.bar ?? '',
    error.pairs,
    error.weight ?? '',
    error.probability ?? '',
    ...(values === undefined
      ? []
      : [
          ...Object.values(values(error.left.record)),
          ...Object.values(values(error.right.record)),
        ]),
  ])
}

function valueColumns(errors: readonly EvaluationError[], values: ValuesOf | undefined): string[] {
  const [first] = errors
  if (values === undefined || first === undefined) return []
  const fields = Object.keys(values(first.left.record))
  return ['left', 'right'].flatMap((side) => fields.map((field) => `${side}_${field}`))
}

function withInterval(name: string): string[] {
  return [name, `${name}_low`, `${name}_high`]
}

function confusionCells({ same, different, sameShare, ofSame, intervals }: ConfusionRow): number[] {
  return [
    same,
    different,
    sameShare,
    intervals.sameShare.low,
    intervals.sameShare.high,
    ofSame,
    intervals.ofSame.low,
    intervals.ofSame.high,
  ]
}
