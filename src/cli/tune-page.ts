import type { ThresholdMeasures } from '../analysis/threshold-measures.ts'
import type { TuneReport } from '../analysis/tune.ts'
import type { AnalysisReportData, ThresholdSweep } from '../report/analysis-data.ts'
import { formatAverage, formatBits, formatShare } from '../report/number-format.ts'
import { calibrationOf, curveOf, weightsOf } from './analysis-page.ts'
import { VERSION } from './version.ts'

/**
 * What the page shows of tuned thresholds.
 *
 * @param generatedAt - ISO date.
 */
export function tunePage(report: TuneReport, generatedAt: string): AnalysisReportData {
  const { best, nearest, present, curve, weights, calibration, estimated, notes } = report
  const chosen = (best ?? nearest)!
  const name = estimated ? 'estimated by the model' : 'scored pairs'
  const word = best === null ? 'nearest' : 'best'
  return {
    title: 'Where the thresholds should stand',
    generatedAt,
    version: VERSION,
    estimated,
    lead: leadOf(report, chosen),
    notes: [
      ...(estimated
        ? ['Nobody told the truth: every figure is an estimate of the model about itself.']
        : []),
      ...certainty(report),
      ...notes,
    ],
    figures: figuresOf(report, chosen),
    curves: [
      curveOf(name, curve, [
        { label: word, precision: chosen.precision, recall: chosen.recall },
        { label: 'in use', precision: present.precision, recall: present.recall },
      ]),
    ],
    sweeps: [sweep(report, chosen, 'upper', word), sweep(report, chosen, 'lower', word)].filter(
      ({ points }) => points.length > 1,
    ),
    weights: [weightsOf(name, weights, chosen)],
    calibrations: calibration === null ? [] : calibrationOf(name, calibration),
  }
}

function leadOf({ best, objective, present }: TuneReport, chosen: ThresholdMeasures): string {
  const thresholds = `lower ${formatBits(chosen.lower)}, upper ${formatBits(chosen.upper)} bits`
  const now = `now: lower ${formatBits(present.lower)}, upper ${formatBits(present.upper)}`
  return best === null
    ? `No thresholds keep to the constraints. Those that break them least: ${thresholds} (${now}).`
    : `Best by ${objective.words}: ${thresholds} (${now}).`
}

function certainty({ constraints, crossFitted, certified }: TuneReport): string[] {
  const notes =
    constraints.length === 0 || certified
      ? []
      : ['That all constraints are kept cannot be certified by this truth.']
  if (crossFitted === null) return notes
  const { precision, recall, reviewPerThousand } = crossFitted.measures
  return [
    ...notes,
    `Judged by persons who had no say in the choice: precision ${formatShare(precision)}, recall ${formatShare(recall)}, ${formatAverage(reviewPerThousand)} review items per 1,000 records.`,
  ]
}

function figuresOf(
  { best, nearest, present }: TuneReport,
  chosen: ThresholdMeasures,
): AnalysisReportData['figures'] {
  const intervals = (best ?? nearest)!.intervals
  const bounds = (measure: 'precision' | 'recall'): object => {
    if (intervals === null) return {}
    const [low, high] = intervals[measure]
    return { low, high }
  }
  return [
    {
      name: 'Precision',
      value: chosen.precision,
      format: 'share',
      ...bounds('precision'),
      note: `of the pairs joined are right; now ${formatShare(present.precision)}`,
    },
    {
      name: 'Recall',
      value: chosen.recall,
      format: 'share',
      ...bounds('recall'),
      note: `of the true pairs are joined; now ${formatShare(present.recall)}`,
    },
    {
      name: 'F1',
      value: chosen.f1,
      format: 'share',
      note: `the two in one figure; now ${formatShare(present.f1)}`,
    },
    {
      name: 'Review load',
      value: chosen.reviewPerThousand,
      format: 'average',
      note: `review items per 1,000 records; now ${formatAverage(present.reviewPerThousand)}`,
    },
  ]
}

/** Rows of the table in which one threshold moves and all else is as chosen. */
function sweep(
  { table, present }: TuneReport,
  chosen: ThresholdMeasures,
  varied: 'upper' | 'lower',
  word: string,
): ThresholdSweep {
  const fixed = varied === 'upper' ? chosen.lower : chosen.upper
  const isShown = ({ lower, upper, margin }: ThresholdMeasures): boolean =>
    margin === chosen.margin &&
    (varied === 'upper' ? lower === Math.min(fixed, upper) : upper === fixed)
  return {
    varied,
    fixed,
    marks: [
      { label: word, bits: chosen[varied] },
      ...(present[varied] === chosen[varied] ? [] : [{ label: 'in use', bits: present[varied] }]),
    ],
    points: table
      .filter(isShown)
      .map((row) => ({
        bits: row[varied],
        wrongMatches: row.wrongPairs,
        missedMatches: row.missedPairs,
        unseenMatches: row.lostPairs,
        reviewPerThousand: row.reviewPerThousand,
      }))
      .sort((a, b) => a.bits - b.bits),
  }
}
