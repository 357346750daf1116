/**
 * Everything a report of an analysis shows, as plain data: the analysis fills it, `analysis-html.ts`
 * draws it. What is absent has no section. Weights are in bits, shares 0 to 1. Strings may hold a
 * person's data: the page escapes them all.
 *
 * @module
 */

import type { ColumnFormat, DataTable } from './data-table.ts'
import type { ReportData, ReportPair, ReportRecord, WaterfallStep } from './report-data.ts'

export interface AnalysisReportData {
  readonly title: string
  /** ISO date, given by the caller. */
  readonly generatedAt: string
  readonly version: string
  /** What to know first, in a sentence or two. */
  readonly lead: string
  /** What the figures can't tell, and warnings; shown before anything else. */
  readonly notes: readonly string[]
  readonly figures: readonly HeadlineFigure[]
  /** True: nobody told the truth, and the model's own probabilities stand in for it. */
  readonly estimated?: boolean
  readonly models?: DataTable
  readonly shifts?: readonly ModelShift[]
  readonly curves?: readonly PrecisionRecallCurve[]
  readonly sweeps?: readonly ThresholdSweep[]
  readonly weights?: readonly WeightsByTruth[]
  readonly calibrations?: readonly Calibration[]
  readonly fairness?: readonly GroupDifference[]
  /** Further tables: by kind of error, by source, … */
  readonly tables?: readonly TitledTable[]
  readonly errors?: ErrorPairs
}

/** A figure in large letters. */
export interface HeadlineFigure {
  readonly name: string
  readonly value: number
  readonly format: Exclude<ColumnFormat, 'text'>
  /** 95 % interval. */
  readonly low?: number
  readonly high?: number
  readonly note: string
}

export interface TitledTable {
  readonly title: string
  /** What the table says and when it misleads. */
  readonly caption: string
  readonly table: DataTable
}

/** Precision against recall as the threshold for a match goes down. */
export interface PrecisionRecallCurve {
  readonly name: string
  readonly points: readonly {
    readonly bits: number
    readonly precision: number
    readonly recall: number
  }[]
  /** Where a setting lies: the one in use, the best found. */
  readonly marks: readonly {
    readonly label: string
    readonly precision: number
    readonly recall: number
  }[]
}

/** What one threshold costs while the other stays. */
export interface ThresholdSweep {
  readonly varied: 'upper' | 'lower'
  /** The other threshold, in bits. */
  readonly fixed: number
  readonly marks: readonly { readonly label: string; readonly bits: number }[]
  /** Ascending by `bits`. */
  readonly points: readonly {
    readonly bits: number
    /** Pairs of different children in one cluster. */
    readonly wrongMatches: number
    /** Pairs of one child in two clusters, in review or not. */
    readonly missedMatches: number
    /** Those of them that no review item holds. */
    readonly unseenMatches?: number
    readonly reviewPerThousand: number
  }[]
}

/** Scored pairs by weight and truth, under one model. */
export interface WeightsByTruth {
  readonly name: string
  readonly thresholds: ReportData['thresholds']
  /** One bit wide from `from`; bins without pairs may be left out. */
  readonly bins: readonly {
    readonly from: number
    readonly oneChild: number
    readonly twoChildren: number
  }[]
}

/** Stated probability against what is so, in bins of pairs. */
export interface Calibration {
  readonly name: string
  /** Expected calibration error. */
  readonly error: number
  readonly logLoss?: number
  readonly slope?: number
  readonly bins: readonly {
    readonly pairs: number
    /** Mean stated probability. */
    readonly stated: number
    /** Share that is one child, with its 95 % interval. */
    readonly observed: number
    readonly low: number
    readonly high: number
  }[]
}

/** How much worse a group fares than everybody else. */
export interface GroupDifference {
  /** What the groups are made by: `sex`, `source`. */
  readonly by: string
  readonly group: string
  readonly measure: 'missed matches' | 'wrong matches'
  readonly persons: number
  readonly rate: number
  /** The group's rate less that of the others, with its 95 % interval. */
  readonly difference: number
  readonly low: number
  readonly high: number
  /** Adjusted for how many groups were looked at. */
  readonly p?: number
  /** Worse by more than chance. */
  readonly isWorse: boolean
}

/** Where two models differ. */
export interface ModelShift {
  readonly first: string
  readonly second: string
  /** Row: what the first decided (match, near match, non-match); column: the second. */
  readonly decisions: readonly (readonly number[])[]
  readonly oneChild: readonly (readonly number[])[]
  readonly twoChildren: readonly (readonly number[])[]
  /** In words: whether the models differ by more than chance, or why nobody can say. */
  readonly verdict: string
  readonly significance?: DataTable
  /** Some of the pairs that changed. */
  readonly changes: readonly {
    readonly firstWeight: number
    readonly secondWeight: number
    readonly truth: 'one-child' | 'two-children' | 'unknown'
  }[]
  readonly firstThresholds: ReportData['thresholds']
  readonly secondThresholds: ReportData['thresholds']
  readonly fields: ReportData['fields']
  /** Changed pairs to look at, worst first. */
  readonly samples: readonly ShiftedPair[]
}

/** A pair that two models decided differently. */
export interface ShiftedPair {
  readonly left: ReportRecord
  readonly right: ReportRecord
  readonly truth: 'one-child' | 'two-children' | 'unknown'
  readonly first: WeighedSide
  readonly second: WeighedSide
}

/** What one model made of a pair. */
export interface WeighedSide {
  readonly decision: ReportPair['decision']
  readonly weight: number
  readonly probability: number
  readonly waterfall: readonly WaterfallStep[]
}

/** Wrong and missed matches to look at, worst first. */
export interface ErrorPairs {
  readonly fields: ReportData['fields']
  readonly thresholds: ReportData['thresholds']
  /** How many there are in all. */
  readonly wrongMatches: number
  readonly missedMatches: number
  readonly pairs: readonly (ReportPair & { readonly error: 'wrong match' | 'missed match' })[]
}
