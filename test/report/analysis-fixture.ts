/** An analysis as a real run would fill it, with every part there. All children are invented. */

import type { AnalysisReportData, ShiftedPair } from '../../src/report/analysis-data.ts'
import { REPORT } from './report-fixture.ts'

const BITS = Array.from({ length: 41 }, (_, at) => at - 20)
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

const CURVE = BITS.map((bits) => ({
  bits,
  precision: 1 - 0.14 * logistic(-(bits + 2) / 2.2),
  recall: 0.985 - 0.3 * logistic((bits - 12) / 2),
}))

const SWEEP = BITS.map((bits) => ({
  bits,
  wrongMatches: bits > 9 ? 0 : Math.round(3000 * logistic(-(bits + 6) / 1.6)),
  missedMatches: Math.round(40 + 5000 * logistic((bits - 14) / 2)),
  reviewPerThousand: Math.max(0.2, 2.2 * (bits + 4)),
}))

const [PAIR] = REPORT.nearMatches
const SHIFTED: ShiftedPair = {
  left: PAIR!.left,
  right: PAIR!.right,
  truth: 'two-children',
  first: { ...PAIR!, decision: 'match' },
  second: {
    ...PAIR!,
    decision: 'near-match',
    waterfall: PAIR!.waterfall.map((step) => ({ ...step, weight: step.weight * 0.8 })),
    weight: PAIR!.weight * 0.8,
  },
}

export const ANALYSIS: AnalysisReportData = {
  title: 'Evaluation of students.csv',
  generatedAt: '2026-11-22T09:30:00Z',
  version: '0.1.0',
  lead: 'Of 3,000 records, 2,582 pairs are joined; 3 of them are wrong, and 54 are missed.',
  notes: ['The truth is known for 2,940 of 3,000 records.', 'Intervals are by person.'],
  figures: [
    {
      name: 'Precision',
      value: 0.9988,
      format: 'share',
      low: 0.9967,
      high: 1,
      note: 'of the pairs joined are right',
    },
    {
      name: 'Recall',
      value: 0.9795,
      format: 'share',
      low: 0.971,
      high: 0.987,
      note: 'of the true pairs are joined',
    },
    { name: 'F1', value: 0.989, format: 'share', note: 'the two in one figure' },
    { name: 'Review load', value: 13.7, format: 'average', note: 'review items per 1,000 records' },
  ],
  models: {
    name: 'models',
    columns: [
      { name: 'model', title: 'Model', format: 'text' },
      { name: 'clusters', title: 'Persons', format: 'count' },
      { name: 'precision', title: 'Precision', format: 'share' },
      { name: 'recall', title: 'Recall', format: 'share' },
      { name: 'review_per_thousand', title: 'Review per 1,000', format: 'average' },
    ],
    rows: [
      ['in use', 1383, 0.9988, 0.9795, 13.7],
      ['stricter', 1402, 1, 0.962, 21.4],
    ],
  },
  shifts: [
    {
      first: 'in use',
      second: 'stricter',
      decisions: [
        [2530, 48, 4],
        [0, 66, 13],
        [0, 210, 4_495_629],
      ],
      oneChild: [
        [2527, 46, 4],
        [0, 47, 3],
        [0, 12, 3],
      ],
      twoChildren: [
        [3, 2, 0],
        [0, 19, 10],
        [0, 198, 4_495_626],
      ],
      verdict:
        'The second misses more: recall falls by 1.75 points (95 %: 1.21 to 2.37, p < 0.001). Precision does not change by more than chance.',
      significance: {
        name: 'significance',
        columns: [
          { name: 'measure', title: 'Measure', format: 'text' },
          { name: 'difference', title: 'Points', format: 'points' },
          { name: 'low', title: '95 % from', format: 'points' },
          { name: 'high', title: 'to', format: 'points' },
          { name: 'p', title: 'p', format: 'probability' },
        ],
        rows: [
          ['precision', 0.0012, 0, 0.0031, 0.25],
          ['recall', -0.0175, -0.0237, -0.0121, 0.0001],
        ],
      },
      changes: Array.from({ length: 120 }, (_, at) => ({
        firstWeight: -4 + ((at * 37) % 100) / 5,
        secondWeight: -6 + ((at * 37) % 100) / 5 + Math.sin(at) * 3,
        truth: at % 7 === 0 ? 'unknown' : at % 3 === 0 ? 'one-child' : 'two-children',
      })),
      firstThresholds: { lower: -3, upper: 6 },
      secondThresholds: { lower: -3, upper: 9 },
      fields: REPORT.fields,
      samples: [SHIFTED, { ...SHIFTED, truth: 'one-child' }],
    },
  ],
  curves: [
    {
      name: 'in use',
      points: CURVE,
      marks: [{ label: 'in use', precision: 0.9988, recall: 0.9795 }],
    },
    {
      name: 'stricter',
      points: CURVE.map((point) => ({ ...point, recall: point.recall - 0.012 })),
      marks: [{ label: 'stricter', precision: 1, recall: 0.962 }],
    },
  ],
  sweeps: [
    {
      varied: 'upper',
      fixed: -3,
      marks: [
        { label: 'in use', bits: 6 },
        { label: 'best', bits: 7.5 },
      ],
      points: SWEEP,
    },
    {
      varied: 'lower',
      fixed: 6,
      marks: [{ label: 'in use', bits: -3 }],
      points: SWEEP.filter(({ bits }) => bits <= 6).map((point) => ({
        ...point,
        wrongMatches: 3,
        missedMatches: 54,
        unseenMatches: Math.round(54 * logistic((point.bits + 4) / 3)),
        reviewPerThousand: 120 * logistic(-(point.bits + 3) / 3),
      })),
    },
  ],
  weights: [
    {
      name: 'in use',
      thresholds: { lower: -3, upper: 6 },
      bins: BITS.map((from) => ({
        from,
        oneChild: Math.round(400 * Math.exp(-(((from - 14) / 6) ** 2))),
        twoChildren: Math.round(90_000 * Math.exp(-(((from + 20) / 6) ** 2))),
      })),
    },
  ],
  calibrations: [
    {
      name: 'as fitted',
      error: 0.041,
      logLoss: 0.31,
      slope: 0.82,
      bins: [0.07, 0.15, 0.29, 0.47, 0.66, 0.81, 0.92].map((stated) => ({
        pairs: 40,
        stated,
        observed: stated ** 1.3,
        low: Math.max(0, stated ** 1.3 - 0.12),
        high: Math.min(1, stated ** 1.3 + 0.12),
      })),
    },
    {
      name: 'after 200 labels',
      error: 0.02,
      bins: [0.08, 0.2, 0.35, 0.5, 0.7, 0.85, 0.93].map((stated) => ({
        pairs: 38,
        stated,
        observed: stated,
        low: Math.max(0, stated - 0.13),
        high: Math.min(1, stated + 0.13),
      })),
    },
  ],
  fairness: [
    ['sex', 'F', 700, 0.021, 0.002, -0.006, 0.01, false],
    ['sex', 'M', 683, 0.019, -0.002, -0.01, 0.006, false],
    ['surnames', 'one', 610, 0.012, -0.014, -0.022, -0.006, false],
    ['surnames', 'two', 773, 0.026, 0.014, 0.006, 0.022, true],
    ['source', 'Texas', 520, 0.03, 0.012, -0.001, 0.027, false],
  ].flatMap((row) => {
    const [by, group, persons, rate, difference, low, high, isWorse] = row as [
      string,
      string,
      number,
      number,
      number,
      number,
      number,
      boolean,
    ]
    const missed = { by, group, persons, rate, difference, low, high, isWorse, p: 0.03 }
    return [
      { ...missed, measure: 'missed matches' as const },
      {
        ...missed,
        measure: 'wrong matches' as const,
        rate: rate / 10,
        difference: difference / 10,
        low: low / 10,
        high: high / 10,
        isWorse: false,
      },
    ]
  }),
  tables: [
    {
      title: 'By kind of error',
      caption: 'A pair counts under every kind that either of its records has.',
      table: {
        name: 'by-kind',
        columns: [
          { name: 'kind', title: 'Kind', format: 'text' },
          { name: 'pairs', title: 'True pairs', format: 'count' },
          { name: 'recall', title: 'Recall', format: 'share' },
        ],
        rows: [
          ['nickname', 212, 0.962],
          ['swapped surnames', 80, 0.9],
          ['no error', 1200, null],
        ],
      },
    },
  ],
  errors: {
    fields: REPORT.fields,
    thresholds: { lower: -3, upper: 6 },
    wrongMatches: 3,
    missedMatches: 54,
    pairs: REPORT.nearMatches.slice(0, 2).map((pair, at) => ({
      ...pair,
      error: at === 0 ? ('wrong match' as const) : ('missed match' as const),
    })),
  },
}

/** An analysis that found nothing to draw. */
export const EMPTY_ANALYSIS: AnalysisReportData = {
  title: 'Evaluation of nobody.csv',
  generatedAt: '2026-11-22T09:30:00Z',
  version: '0.1.0',
  lead: 'Nothing was found.',
  notes: [],
  figures: [],
  curves: [{ name: 'in use', points: [], marks: [] }],
  sweeps: [{ varied: 'upper', fixed: 0, marks: [], points: [] }],
  weights: [{ name: 'in use', thresholds: { lower: 0, upper: 6 }, bins: [] }],
  calibrations: [{ name: 'as fitted', error: 0, bins: [] }],
  errors: {
    fields: [],
    thresholds: { lower: 0, upper: 6 },
    wrongMatches: 0,
    missedMatches: 0,
    pairs: [],
  },
}
