import type { AnalysisReportData } from '../analysis-data.ts'
import { calibrationChart, calibrationTable } from '../calibration-chart.ts'
import { type DataTable, numbersOf, tableHtml } from '../data-table.ts'
import { dataText } from '../data-text.ts'
import { fairnessChart, fairnessTable } from '../fairness-chart.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { precisionRecallChart, precisionRecallTable } from '../precision-recall-chart.ts'
import type { Section } from '../section.ts'
import { thresholdSweepChart, thresholdSweepTable } from '../threshold-sweep-chart.ts'
import { weightsByTruthChart, weightsByTruthTable } from '../weights-by-truth-chart.ts'

/** A chart, what it says, and its numbers. */
function figure(chart: Html, caption: string, table: DataTable, name: string): Html {
  return html`<figure>${chart}<figcaption>${caption}</figcaption></figure>${numbersOf(table, name)}`
}

/** Precision against recall. */
export function precisionRecallSection({ curves = [] }: AnalysisReportData): Section {
  return {
    id: 'curves',
    title: 'Precision and recall',
    body: figure(
      precisionRecallChart(curves),
      'Each point of a curve is a threshold for a match, in bits, applied to pairs alone; up and to the right is better. The marks are what was decided in the end, clusters and constraints included, so they need not lie on a curve. The axes begin where it matters, not at 0.',
      precisionRecallTable(curves),
      'Precision and recall by threshold',
    ),
  }
}

/** What thresholds cost. */
export function thresholdsSection({ sweeps = [] }: AnalysisReportData): Section {
  return {
    id: 'thresholds',
    title: 'Where to put the thresholds',
    body: figure(
      html`${sweeps.map((sweep) => html`<h3>${sweep.varied === 'upper' ? 'Moving the upper threshold' : 'Moving the lower threshold'}</h3>${thresholdSweepChart(sweep)}`)}`,
      'A higher upper threshold joins fewer children wrongly and leaves more to people, or undone. A lower one asks people about more pairs, so that fewer of the missed matches stay unseen. The upright axes are logarithmic; 0 stands at the foot.',
      thresholdSweepTable(sweeps),
      'What thresholds cost',
    ),
  }
}

/** Weights by truth. */
export function weightsSection({ weights = [], estimated }: AnalysisReportData): Section {
  return {
    id: 'weights',
    title: estimated ? 'Match weights by estimated truth' : 'Match weights by truth',
    body: figure(
      html`${weights.map((each, at) => html`${weights.length > 1 ? html`<h3>${dataText(each.name)}</h3>` : NOTHING}${weightsByTruthChart(each, at + 1)}<p class="axis-title">Match weight in bits; each step of one doubles the odds</p>`)}<ul class="legend"><li><span class="swatch one-child"></span>one child (up)</li><li><span class="swatch two-children"></span>two children (down)</li><li><span class="swatch near-zone"></span>between the thresholds</li></ul>`,
      `${estimated ? 'Scored pairs, by what the model itself takes for true.' : 'Scored pairs whose truth is known.'} The further the two heaps lie apart, the less the thresholds matter; what stands up on the left or hangs down on the right is what the model gets wrong. Counts are on a logarithmic axis.`,
      weightsByTruthTable(weights),
      'Pairs by match weight and truth',
    ),
  }
}

/** Whether probabilities mean what they say. */
export function calibrationSection({ calibrations = [] }: AnalysisReportData): Section {
  return {
    id: 'probabilities',
    title: 'Are the probabilities true?',
    body: figure(
      calibrationChart(calibrations),
      'Pairs in bins of equal size by the probability that the model states. On the dotted line, of pairs with a stated 80 % four in five are one child. Below the line the model is too sure of itself, above it too cautious.',
      calibrationTable(calibrations),
      'Stated and observed probability',
    ),
  }
}

/** Who is hurt more than others. */
export function fairnessSection({ fairness = [] }: AnalysisReportData): Section {
  const charts = (['missed matches', 'wrong matches'] as const)
    .filter((measure) => fairness.some((group) => group.measure === measure))
    .map(
      (measure) =>
        html`<h3>${measure === 'missed matches' ? 'Missed matches' : 'Wrong matches'}</h3>${fairnessChart(fairness, measure)}`,
    )
  return {
    id: 'fairness',
    title: 'Fairness between groups',
    body: figure(
      html`${charts}`,
      'The rate of each group less that of all other children, in percentage points, with its 95 % interval. Right of the line is worse. An exclamation mark says that the group fares worse by more than chance, after allowing for how many groups were looked at. No threshold is changed for any group.',
      fairnessTable(fairness),
      'Differences between groups',
    ),
  }
}

/** A table of its own. */
export function tablesSection({ tables = [] }: AnalysisReportData): Section {
  return {
    id: 'tables',
    title: 'In detail',
    body: html`${tables.map(({ title, caption, table }) => html`<h3>${dataText(title)}</h3>${tableHtml(table, title)}<p><small>${dataText(caption)}</small></p>`)}`,
  }
}
