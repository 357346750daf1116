import type { AnalysisReportData } from './analysis-data.ts'
import { ANALYSIS_STYLES } from './analysis-styles.ts'
import { calibrationTable } from './calibration-chart.ts'
import type { DataTable } from './data-table.ts'
import { dataText } from './data-text.ts'
import { fairnessTable } from './fairness-chart.ts'
import { html, NOTHING } from './html.ts'
import { decisionTable, scatterTable } from './model-shift-chart.ts'
import { CONFIDENTIAL, renderPage, timeText } from './page.ts'
import { precisionRecallTable } from './precision-recall-chart.ts'
import type { Section } from './section.ts'
import {
  calibrationSection,
  fairnessSection,
  precisionRecallSection,
  tablesSection,
  thresholdsSection,
  weightsSection,
} from './sections/analysis-charts.ts'
import { analysisSummarySection } from './sections/analysis-summary.ts'
import { changedPairsSection, modelsSection, shiftsSection } from './sections/model-comparison.ts'
import { errorsSection, errorTable } from './sections/worst-errors.ts'
import { thresholdSweepTable } from './threshold-sweep-chart.ts'
import { weightsByTruthTable } from './weights-by-truth-chart.ts'

/**
 * Draws an analysis as one self-contained HTML page, by the same rules as `renderReport`: no script,
 * no request, all text escaped, the same bytes for the same data.
 *
 * @param data - parts that are absent or empty have no section.
 * @returns a complete document in UTF-8, beginning with its doctype.
 */
export function renderAnalysis(data: AnalysisReportData): string {
  const { generatedAt, version, title, errors, shifts = [] } = data
  const sections: readonly (readonly [isThere: boolean, make: () => Section])[] = [
    [true, () => analysisSummarySection(data)],
    [data.models !== undefined, () => modelsSection(data)],
    [shifts.length > 0, () => shiftsSection(data)],
    [has(data.curves), () => precisionRecallSection(data)],
    [has(data.sweeps), () => thresholdsSection(data)],
    [has(data.weights), () => weightsSection(data)],
    [has(data.calibrations), () => calibrationSection(data)],
    [has(data.fairness), () => fairnessSection(data)],
    [has(data.tables), () => tablesSection(data)],
    [errors !== undefined, () => errorsSection(data)],
    [shifts.some(({ samples }) => samples.length > 0), () => changedPairsSection(data)],
  ]
  // Without values a pair is two ids and levels.
  const showsRecords =
    (errors !== undefined && errors.fields.length > 0 && errors.pairs.length > 0) ||
    shifts.some(({ fields, samples }) => fields.length > 0 && samples.length > 0)
  return renderPage({
    title,
    byline: html`${timeText(generatedAt)} · nearmatch ${dataText(version)}`,
    notice: showsRecords ? CONFIDENTIAL : NOTHING,
    sections: sections.filter(([isThere]) => isThere).map(([, make]) => make()),
    styles: ANALYSIS_STYLES,
  })
}

/** The numbers of every chart and table of the page: a file each. */
export function analysisTables(data: AnalysisReportData): readonly DataTable[] {
  const { models, shifts = [], curves, sweeps, weights, calibrations, fairness, errors } = data
  return [
    ...(models === undefined ? [] : [models]),
    ...(shifts.length === 0 ? [] : [decisionTable(shifts), scatterTable(shifts)]),
    ...significanceTables(shifts),
    ...(has(curves) ? [precisionRecallTable(curves)] : []),
    ...(has(sweeps) ? [thresholdSweepTable(sweeps)] : []),
    ...(has(weights) ? [weightsByTruthTable(weights)] : []),
    ...(has(calibrations) ? [calibrationTable(calibrations)] : []),
    ...(has(fairness) ? [fairnessTable(fairness)] : []),
    ...(data.tables ?? []).map(({ table }) => table),
    ...(errors === undefined ? [] : [errorTable(errors)]),
  ]
}

/** How sure the differences are, between all compared models in one table. */
function significanceTables(shifts: NonNullable<AnalysisReportData['shifts']>): DataTable[] {
  const columns = shifts.flatMap(({ significance }) => significance?.columns ?? [])
  const names = new Map(columns.map((column) => [column.name, column]))
  if (names.size === 0) return []
  return [
    {
      name: 'significance',
      columns: [
        { name: 'first', title: 'First', format: 'text' },
        { name: 'second', title: 'Second', format: 'text' },
        ...names.values(),
      ],
      rows: shifts.flatMap(({ first, second, significance }) =>
        (significance?.rows ?? []).map((row) => [first, second, ...row]),
      ),
    },
  ]
}

function has<T>(list: readonly T[] | undefined): list is readonly T[] {
  return list !== undefined && list.length > 0
}
