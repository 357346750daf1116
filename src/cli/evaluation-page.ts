import type { Confusion, Evaluation, EvaluationError } from '../analysis/evaluation.ts'
import { pairPictures } from '../analysis/pair-pictures.ts'
import type { Truth } from '../analysis/truth.ts'
import type { AnalysisReportData, ErrorPairs, HeadlineFigure } from '../report/analysis-data.ts'
import { formatCount, formatCounted, formatShare } from '../report/number-format.ts'
import type { ReportRecord } from '../report/report-data.ts'
import { calibrationOf, curveOf, weightsOf } from './analysis-page.ts'
import { ERROR_REASONS } from './error-reasons.ts'
import type { EvaluateArguments } from './evaluate-arguments.ts'
import type { CompleteSubject } from './evaluation-subject.ts'
import { BAR_WORDS } from './near-match-reason.ts'
import { recordView } from './record-view.ts'
import { VERSION } from './version.ts'

/**
 * What the page shows of an evaluation.
 *
 * @param generatedAt - ISO date.
 */
export function evaluationPage(
  evaluation: Evaluation,
  subject: CompleteSubject,
  truth: Truth,
  { showValues }: Pick<EvaluateArguments, 'showValues'>,
  generatedAt: string,
): AnalysisReportData {
  const { pairwise, warnings } = evaluation
  const { run } = subject
  const drawn = run === undefined ? undefined : pairPictures(run, truth)
  const pictures =
    run === undefined || drawn === undefined
      ? {}
      : {
          curves: [curveOf('scored pairs', drawn.curve, [{ label: 'in use', ...pairwise }])],
          weights: [weightsOf('scored pairs', drawn.weights, run.model.thresholds)],
          calibrations: calibrationOf('stated by the model', drawn.calibration),
        }
  return {
    title: 'Measured against truth',
    generatedAt,
    version: VERSION,
    lead: leadOf(evaluation),
    notes: warnings,
    figures: figuresOf(evaluation),
    ...pictures,
    fairness: fairnessOf(evaluation),
    tables: tablesOf(evaluation),
    errors: errorsOf(evaluation, subject, showValues),
  }
}

function leadOf({ truth, records, knownRecords, pairwise }: Evaluation): string {
  const known =
    truth === 'persons'
      ? `the truth of ${formatCount(knownRecords)} is known`
      : `${formatCount(knownRecords)} of them in labelled pairs`
  const wrong = formatCounted(pairwise.falsePositives, 'wrong match', 'wrong matches')
  const missed = formatCounted(pairwise.falseNegatives, 'missed match', 'missed matches')
  return `${formatCounted(records, 'record')}, ${known}: ${wrong} and ${missed}.`
}

function figuresOf({ pairwise, bcubed, clusters, blocking, review }: Evaluation): HeadlineFigure[] {
  const { intervals } = pairwise
  return [
    {
      name: 'Precision',
      value: pairwise.precision,
      format: 'share',
      ...intervals.precision,
      note: 'of the pairs joined are right',
    },
    {
      name: 'Recall',
      value: pairwise.recall,
      format: 'share',
      ...intervals.recall,
      note: 'of the true pairs are joined',
    },
    {
      name: 'F1',
      value: pairwise.f1,
      format: 'share',
      ...intervals.f1,
      note: `the two in one figure${bcubed === undefined ? '' : `; B-cubed ${formatShare(bcubed.f1)}`}`,
    },
    ...(clusters === undefined
      ? []
      : [
          {
            name: 'Wholly right',
            value: clusters.exactShare,
            format: 'share' as const,
            ...clusters.intervals.exactShare,
            note: 'of the children have all their records in one cluster, and no others',
          },
        ]),
    ...(blocking === undefined
      ? []
      : [
          {
            name: 'Blocking recall',
            value: blocking.recall,
            format: 'share' as const,
            ...blocking.interval,
            note: 'of the true pairs were compared at all',
          },
        ]),
    {
      name: 'Review load',
      value: review.perThousand,
      format: 'average',
      note: `review items per 1,000 records; ${formatCount(review.items)} in all`,
    },
  ]
}

function fairnessOf({ fairness }: Evaluation): NonNullable<AnalysisReportData['fairness']> {
  return fairness.map(({ measure, interval, worse, q, by, group, persons, rate, difference }) => ({
    by,
    group,
    persons,
    rate,
    difference,
    measure: measure === 'missed' ? 'missed matches' : 'wrong matches',
    ...interval,
    p: q,
    isWorse: worse,
  }))
}

function tablesOf(evaluation: Evaluation): NonNullable<AnalysisReportData['tables']> {
  const { breakdown } = evaluation
  return [
    {
      title: 'What became of pairs',
      caption:
        'Of pairs decided so: how many are one child. Of all pairs of one child: the share decided so.',
      table: {
        name: 'confusion',
        columns: [
          { name: 'decision', title: 'Decision', format: 'text' },
          { name: 'one_child', title: 'One child', format: 'count' },
          { name: 'two_children', title: 'Two children', format: 'count' },
          { name: 'share_one_child', title: 'Share one child', format: 'share' },
          { name: 'of_one_child', title: 'Of all of one child', format: 'share' },
        ],
        rows: CONFUSED.map(([name, word]) => {
          const { same, different, sameShare, ofSame } = evaluation.confusion[name]
          return [word, same, different, sameShare, ofSame]
        }),
      },
    },
    ...(breakdown.length === 0
      ? []
      : [
          {
            title: 'By group',
            caption:
              'Precision and recall of the pairs of a group, with 95 % intervals. Groups go by the true child; kinds of error overlap.',
            table: {
              name: 'breakdown',
              columns: [
                { name: 'by', title: 'By', format: 'text' as const },
                { name: 'group', title: 'Group', format: 'text' as const },
                { name: 'persons', title: 'Children', format: 'count' as const },
                { name: 'precision', title: 'Precision', format: 'share' as const },
                { name: 'precision_low', title: '95 % from', format: 'share' as const },
                { name: 'precision_high', title: 'to', format: 'share' as const },
                { name: 'recall', title: 'Recall', format: 'share' as const },
                { name: 'recall_low', title: '95 % from', format: 'share' as const },
                { name: 'recall_high', title: 'to', format: 'share' as const },
              ],
              rows: breakdown.map(({ by, group, persons, precision, recall, intervals }) => [
                by,
                group,
                persons,
                precision,
                intervals.precision.low,
                intervals.precision.high,
                recall,
                intervals.recall.low,
                intervals.recall.high,
              ]),
            },
          },
        ]),
  ]
}

const CONFUSED: readonly (readonly [keyof Confusion, string])[] = [
  ['match', 'match'],
  ['nearMatch', 'near match'],
  ['nonMatch', 'non-match'],
]

function errorsOf(
  { errors, pairwise }: Evaluation,
  { run }: CompleteSubject,
  showValues: boolean,
): ErrorPairs {
  const view = run === undefined ? undefined : recordView(run.prepared)
  const isShown = showValues && view !== undefined
  const record = ({ record, source, id }: EvaluationError['left']): ReportRecord => ({
    id,
    ...(source === undefined ? {} : { source }),
    values: isShown ? view.record(record).values : [],
  })
  return {
    fields: isShown ? view.fields : [],
    thresholds: run?.model.thresholds ?? { lower: 0, upper: 0 },
    wrongMatches: pairwise.falsePositives,
    missedMatches: pairwise.falseNegatives,
    pairs: errors.map((error) => ({
      error: error.kind === 'false-match' ? 'wrong match' : 'missed match',
      left: record(error.left),
      right: record(error.right),
      decision: decisionOf(error),
      weight: error.weight ?? Number.NaN,
      probability: error.probability ?? Number.NaN,
      reason: reasonOf(error),
      waterfall: error.steps ?? [],
    })),
  }
}

function decisionOf({ kind, reason }: EvaluationError): 'match' | 'near-match' | 'non-match' {
  if (kind === 'false-match') return 'match'
  return ['between', 'capped', 'kept-apart', 'near-match'].includes(reason)
    ? 'near-match'
    : 'non-match'
}

function reasonOf({ reason, bar, pairs }: EvaluationError): string {
  const words = ERROR_REASONS[reason]
  const sentence = `${words[0]!.toUpperCase()}${words.slice(1)}.`
  return [
    sentence,
    ...(bar === undefined ? [] : [BAR_WORDS[bar]]),
    ...(pairs > 1 ? [`It stands for ${formatCount(pairs)} pairs.`] : []),
  ].join(' ')
}
