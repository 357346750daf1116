import { LinkageError } from '../errors.ts'
import { bCubedQuality } from '../evaluation/bcubed.ts'
import { type Calibration, calibration } from '../evaluation/calibration.ts'
import type { Quality } from '../evaluation/quality.ts'
import type { Clustering } from '../linker/cluster-records.ts'
import type { Crew } from '../linker/crew.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { PaceOptions } from '../linker/pace.ts'
import { type RedecideOptions, redecider } from '../linker/redecide.ts'
import type { Thresholds } from '../model/linkage-model.ts'
import { statedProbability } from '../scoring/match-probability.ts'
import { refuseNothing, truthNotes } from './check-truth.ts'
import { type CrossFitted, crossFit, totalCounts, wholeMeasures } from './cross-fit.ts'
import { trustNotes } from './estimate-trust.ts'
import type { Judge } from './judge.ts'
import { judgeEstimate } from './judge-estimate.ts'
import { judgePairs } from './judge-pairs.ts'
import { judgePersons } from './judge-persons.ts'
import {
  checkObjective,
  chooseBest,
  chooseNearest,
  type Objective,
  objectiveText,
  type TuneConstraints,
} from './objective.ts'
import {
  type CurvePoint,
  curvePoints,
  type PairMeasures,
  pairMeasures,
  pairTable,
  type WeightBin,
  weightBins,
} from './pair-curve.ts'
import { pairUnits } from './pair-units.ts'
import { truthOfPairs } from './score-truth.ts'
import { type SweptThresholds, sweepThresholds } from './sweep.ts'
import { type GridOptions, type ThresholdGrid, thresholdGrid } from './threshold-grid.ts'
import type { Costs, ThresholdMeasures } from './threshold-measures.ts'
import type { Truth } from './truth.ts'
import { type LevelReport, requireTruth, tuneLevels } from './tune-levels.ts'
import {
  type ConstraintReport,
  constraintReports,
  type Evidence,
  intervalsOf,
  type MeasureIntervals,
} from './uncertainty.ts'

/** Options of {@link tune}. */
export interface TuneOptions extends PaceOptions {
  /** Default: none, then every figure is an estimate. */
  readonly truth?: Truth
  readonly grid?: GridOptions
  /** Without costs, F1 is maximized. */
  readonly costs?: Costs
  readonly constraints?: TuneConstraints
  /** Folds of persons for judging the choice. Default 5. */
  readonly folds?: number
  /** Of the hash that deals persons to folds. Default 0. */
  readonly seed?: number
  /** That of the run. Default `partition`. */
  readonly clustering?: Clustering
  /** Try other levels of comparisons too, by truth. Default false. */
  readonly levels?: boolean
}

/** The best thresholds, and how sure they are. */
export interface BestThresholds extends ThresholdMeasures {
  /** Null where truth is estimated. */
  readonly intervals: MeasureIntervals | null
  /** Null unless the persons are known. */
  readonly bcubed: Quality | null
}

/** What {@link tune} found. Plain data; weights in bits, shares in [0, 1]. */
export interface TuneReport {
  /** What measured: persons, labelled pairs, or the model's own estimate. */
  readonly truth: Judge['kind']
  /** True: no truth was known, and every figure is an estimate of the model about itself. */
  readonly estimated: boolean
  readonly records: number
  readonly floor: number
  readonly grid: ThresholdGrid
  readonly objective: {
    readonly words: string
    readonly costs: Costs | null
    readonly constraints: TuneConstraints
  }
  /** Measured in sample: what the same run with these thresholds gives. Null if no thresholds keep to the constraints. */
  readonly best: BestThresholds | null
  /** Where no thresholds keep to the constraints: those that break them least. */
  readonly nearest: BestThresholds | null
  readonly constraints: readonly ConstraintReport[]
  /** Are all constraints kept, and so surely that the data can support it? Null without constraints. */
  readonly certified: boolean | null
  /** Null without truth. */
  readonly crossFitted: (CrossFitted & { readonly intervals: MeasureIntervals }) | null
  /** The thresholds of the run, measured alike. */
  readonly present: ThresholdMeasures
  /** Every threshold pair of the grid, by margin, upper, lower: clustered anew. */
  readonly table: readonly ThresholdMeasures[]
  /**
   * Every pair of thresholds half a bit apart, from the pairs alone: before guards, margin and
   * clusters, so with too many wrong pairs; review is estimated from the pairs in between.
   */
  readonly pairTable: readonly ThresholdMeasures[]
  /** Each scored pair for itself, before clustering. */
  readonly curve: readonly CurvePoint[]
  readonly weights: readonly WeightBin[]
  /** Null without truth. */
  readonly calibration: Calibration | null
  /** What other levels of comparisons would be worth; null if not asked for. */
  readonly levels: LevelReport | null
  /** Warnings, in words. */
  readonly notes: readonly string[]
}

/**
 * Finds where the two thresholds should stand, and what that costs.
 *
 * Every threshold pair of a grid is clustered anew, so its figures are those of a run with these
 * thresholds. What was chosen on the truth is judged by cross-fitting over persons.
 *
 * @param result - of a run whose `floor` lies a few bits below the thresholds to be tried, so that
 *   the pairs in between are known.
 * @throws {@link LinkageError} `linkage-option-invalid`, `thresholds-crossed`; `truth-too-small` if no
 *   pair of one person is known, or no pair was scored. `linkage-option-invalid` too for `levels`
 *   without truth.
 *
 * Cost: about 0.4 s per 100,000 records for each upper threshold, margin, and lower threshold within
 * the margin; what the pairs alone say (`pairTable`) about 2 s per million records, all thresholds.
 *
 * @example
 * ```ts
 * const result = await dedupe('students.csv', { floor: -6 })
 * const { best, notes } = await tune(result, { constraints: { atMostReview: 30 } })
 * ```
 */
export function tune(result: LinkageResult, options: TuneOptions = {}): Promise<TuneReport> {
  return tuneWith(result, options)
}

/** {@link tune} on the threads of a caller. */
export async function tuneWith(
  result: LinkageResult,
  options: TuneOptions,
  crew?: Crew,
): Promise<TuneReport> {
  const { truth, costs, constraints = {}, folds = 5, seed = 0 } = options
  const knowing = options.levels === true ? requireTruth(truth) : undefined
  const objective: Objective = {
    ...(costs === undefined ? {} : { costs }),
    constraints,
    presentLower: result.model.thresholds.lower,
  }
  checkObjective(objective)
  if (!(Number.isSafeInteger(folds) && folds >= 2)) {
    const expected = 'a whole number from 2 up'
    throw new LinkageError('linkage-option-invalid', {
      option: 'folds',
      value: String(folds),
      expected,
    })
  }
  const grid = thresholdGrid(result, options.grid)
  refuseNothing(result, truth)
  const judge = judgeOf(result, truth, folds, seed)
  const records = result.labels.length
  const redecide = { ...options, ...(crew === undefined ? {} : { crew }) }
  const swept = await sweepThresholds(result, grid, judge, redecide)
  const table = swept.map((row) => wholeMeasures(row, records, costs))
  if (table.length === 0) {
    throw new LinkageError('thresholds-crossed', {
      lower: grid.lowers[0]!,
      upper: grid.uppers.at(-1)!,
    })
  }
  const present = await presentMeasures(result, judge, costs, redecide)

  const best = chooseBest(table, objective)
  const stated = best ?? chooseNearest(table, objective)
  const { labels } = await redecider(result, redecide)(thresholdsOf(stated))
  const sizes = judge.sizes(labels)
  const crossFitted = truth === undefined ? undefined : crossFit(swept, judge, objective, records)
  const evidence: Evidence[] =
    crossFitted === undefined
      ? []
      : [stated, crossFitted.measures].map((measures) => ({ measures, sizes }))
  const reports = constraintReports(constraints, stated, evidence)
  const full: BestThresholds = {
    ...stated,
    intervals: truth === undefined ? null : intervalsOf(stated, sizes),
    bcubed: truth?.kind === 'persons' ? qualityOf(bCubedQuality(labels, truth.persons)) : null,
  }
  return {
    truth: judge.kind,
    estimated: truth === undefined,
    records,
    floor: result.floor,
    grid,
    objective: { words: objectiveText(objective), costs: costs ?? null, constraints },
    best: best === undefined ? null : full,
    nearest: best === undefined ? full : null,
    constraints: reports,
    certified: reports.length === 0 ? null : reports.every(({ certified }) => certified),
    crossFitted:
      crossFitted === undefined
        ? null
        : { ...crossFitted, intervals: intervalsOf(crossFitted.measures, sizes) },
    present,
    table,
    ...pairReports(result, truth, swept[0]!, present, grid, costs),
    levels:
      knowing === undefined
        ? null
        : await tuneLevels(result, { truth: knowing, grid, judge, objective, seed, redecide }),
    notes:
      truth === undefined
        ? trustNotes(result, stated)
        : truthNotes(truth, records, costs !== undefined),
  }
}

function judgeOf(
  result: LinkageResult,
  truth: Truth | undefined,
  folds: number,
  seed: number,
): Judge {
  if (truth === undefined) return judgeEstimate(result)
  return truth.kind === 'persons'
    ? judgePersons(truth.persons, folds, seed)
    : judgePairs(truth, result.labels.length, folds, seed)
}

/** The present thresholds may lie outside the grid. */
async function presentMeasures(
  result: LinkageResult,
  judge: Judge,
  costs: Costs | undefined,
  options: RedecideOptions,
): Promise<ThresholdMeasures> {
  const { lower, upper, margin } = result.model.thresholds
  const grid = { lowers: [lower], uppers: [upper], margins: [margin] }
  const [row] = await sweepThresholds(result, grid, judge, options)
  return wholeMeasures(row!, result.labels.length, costs)
}

function thresholdsOf({ lower, upper, margin }: ThresholdMeasures): Partial<Thresholds> {
  return { lower, upper, margin }
}

function pairReports(
  { scored: { pairs }, floor, labels, model }: LinkageResult,
  truth: Truth | undefined,
  first: SweptThresholds,
  present: ThresholdMeasures,
  { uppers }: ThresholdGrid,
  costs: Costs | undefined,
): Pick<TuneReport, 'pairTable' | 'curve' | 'weights' | 'calibration'> {
  const known = truth === undefined ? undefined : truthOfPairs(pairs, truth)
  const { truePairs } = totalCounts(first)
  const measures: PairMeasures = pairMeasures(pairs, known, truePairs)
  const weights = pairs.weight.subarray(0, pairs.size)
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), -Infinity)
  const between = measures.at(present.lower).pairs - measures.at(present.upper).pairs
  const { margin } = present
  const stated = weights.map((weight) => statedProbability(weight, model.calibration))
  return {
    pairTable: pairTable(
      measures,
      { floor, highest: uppers.at(-1)!, margin },
      truePairs,
      present.reviewItems / Math.max(1, between),
      labels.length,
      costs,
    ),
    curve: curvePoints(measures, floor, heaviest),
    weights: weightBins(measures, floor, heaviest),
    calibration:
      known === undefined
        ? null
        : calibration(
            stated,
            known.match,
            { units: pairUnits(labels.length, pairs, stated, known.match) },
            known.importance,
          ),
  }
}

function qualityOf({ precision, recall, f1 }: Quality): Quality {
  return { precision, recall, f1 }
}
