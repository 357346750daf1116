import { LinkageError } from '../errors.ts'
import { falseDiscoveryRates } from '../evaluation/false-discovery.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { Pace } from '../linker/pace.ts'
import { type RedecideOptions, redecider } from '../linker/redecide.ts'
import { type Rescored, type Rescorer, rescorer } from '../linker/rescore.ts'
import type { Comparison, LinkageModel, Thresholds } from '../model/linkage-model.ts'
import { mergeLevels } from '../scoring/merge-levels.ts'
import { compareModels } from './compare-models.ts'
import { wholeMeasures } from './cross-fit.ts'
import type { Judge } from './judge.ts'
import { changeText, type LevelChange, levelChanges, withMovedLevel } from './level-changes.ts'
import { chooseBest, chooseNearest, type Objective } from './objective.ts'
import { sweepThresholds } from './sweep.ts'
import type { ThresholdGrid } from './threshold-grid.ts'
import type { ThresholdMeasures } from './threshold-measures.ts'
import type { Truth } from './truth.ts'

/** What other levels of one comparison would be worth, each side at thresholds of its own. */
export interface TriedLevels {
  readonly change: LevelChange
  readonly words: string
  /** At the best thresholds of the changed model. */
  readonly best: ThresholdMeasures
  /** Changed less present model, each at its best thresholds. */
  readonly f1: { readonly difference: number; readonly low: number; readonly high: number }
  readonly wrongPairs: number
  readonly reviewPerThousand: number
  /** How likely such a difference in F1 is by chance; of {@link compareModels}. */
  readonly p: number
  /** The same for many tries: of those at or below 0.05, one in twenty is chance. */
  readonly q: number
  /** `pays`: F1 is higher by more than chance. `costs`: lower. `even`: neither can be said. */
  readonly verdict: 'pays' | 'costs' | 'even'
}

/** What trying other levels found. */
export interface LevelReport {
  /** The present levels at their best thresholds: what every change is held against. */
  readonly present: ThresholdMeasures
  /** The best first. */
  readonly tried: readonly TriedLevels[]
  /** The best change that pays, ready for a model; null if none does. */
  readonly better: {
    readonly comparisons: readonly Comparison[]
    readonly thresholds: Thresholds
  } | null
}

/** What levels are tried with. */
export interface LevelTrial {
  readonly truth: Truth
  readonly grid: ThresholdGrid
  readonly judge: Judge
  readonly objective: Objective
  readonly seed: number
  readonly redecide: RedecideOptions
}

/** Draws of each comparison: enough for p to a thousandth, and there are many of them. */
const DRAWS = 999
/** Share of false discoveries among the changes that are called. */
const CALLED = 0.05

/** Truth, which levels cannot be tried without. @throws {@link LinkageError} `linkage-option-invalid`. */
export function requireTruth(truth: Truth | undefined): Truth {
  if (truth !== undefined) return truth
  const expected = 'used with truth: a model cannot judge its own levels'
  throw new LinkageError('linkage-option-invalid', { option: 'levels', value: 'true', expected })
}

/**
 * Tries other levels, one change at a time: scores the same candidates again, finds the best
 * thresholds anew, and holds the outcome against that of the present levels. The model stays as it is.
 *
 * Cost: for each change a pass over the candidates, and a partition for each threshold pair.
 */
export async function tuneLevels(result: LinkageResult, trial: LevelTrial): Promise<LevelReport> {
  const { truth, seed, redecide } = trial
  const pace = new Pace(redecide)
  await pace.enter('levels')
  const { onProgress: _, ...quietly } = redecide
  const again = rescorer(result, quietly)
  const changes = levelChanges(result.model)
  const own = { ...trial, grid: gridFor(trial), redecide: quietly }
  const present = await atBest(await weighed(result, again), own)
  const found: Found[] = []
  for (const [at, change] of changes.entries()) {
    await pace.step(at / changes.length)
    const model = { ...result.model, comparisons: await changed(result.model, change, again) }
    const other = await atBest(await weighed({ ...result, model }, again), own)
    const { pairs } = compareModels(
      [
        { name: 'present', result: present.result },
        { name: 'changed', result: other.result },
      ],
      { truth, seed, draws: DRAWS, samples: 0 },
    )
    const { difference, low, high, p } = pairs[0]!.significance!.f1!
    found.push({ change, model: other.result.model, best: other.best, difference, low, high, p })
  }
  const rates = falseDiscoveryRates(found.map(({ p }) => p))
  const tried = found
    .map((one, at) => ({ ...triedLevels(one, present.best, rates[at]!), model: one.model }))
    .sort(
      (a, b) =>
        b.f1.difference - a.f1.difference ||
        a.wrongPairs - b.wrongPairs ||
        a.reviewPerThousand - b.reviewPerThousand,
    )
  const better = tried.find(({ verdict }) => verdict === 'pays')?.model
  return {
    present: present.best,
    tried: tried.map(({ model: _model, ...one }) => one),
    better:
      better === undefined
        ? null
        : { comparisons: better.comparisons, thresholds: better.thresholds },
  }
}

/** F1 alone says nothing of the lower threshold: then only the present one is tried. */
function gridFor({
  grid,
  objective: { costs, constraints, presentLower },
}: LevelTrial): ThresholdGrid {
  if (costs !== undefined || constraints.atMostReview !== undefined) return grid
  const kept = grid.lowers.filter((lower) => lower === presentLower)
  return kept.length === 0 ? grid : { ...grid, lowers: kept }
}

interface Found {
  readonly change: LevelChange
  /** With its best thresholds. */
  readonly model: LinkageModel
  readonly best: ThresholdMeasures
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly p: number
}

function triedLevels(
  { change, best, difference, low, high, p }: Found,
  present: ThresholdMeasures,
  q: number,
): TriedLevels {
  const verdict = q > CALLED || difference === 0 ? 'even' : difference > 0 ? 'pays' : 'costs'
  return {
    change,
    words: changeText(change),
    best,
    f1: { difference, low, high },
    wrongPairs: best.wrongPairs - present.wrongPairs,
    reviewPerThousand: best.reviewPerThousand - present.reviewPerThousand,
    p,
    q,
    verdict,
  }
}

async function changed(
  model: LinkageModel,
  change: LevelChange,
  again: Rescorer,
): Promise<readonly Comparison[]> {
  const at = model.comparisons.findIndex(({ name }) => name === change.comparison)
  const comparison = model.comparisons[at]!
  if (change.kind === 'merge') {
    const [a, b] = change.levels.map((level) =>
      comparison.levels.findIndex(({ name }) => name === level),
    )
    return mergeLevels(model.comparisons, at, [a!, b!])
  }
  const moved = model.comparisons.with(at, withMovedLevel(comparison, change.from, change.to))
  return moved.with(at, await again.refit({ ...model, comparisons: moved }, at))
}

interface Weighed extends Pick<Rescored, 'comparisons'> {
  /** Not decided yet: as the run decided. */
  readonly result: LinkageResult
}

async function weighed(result: LinkageResult, again: Rescorer): Promise<Weighed> {
  const { scored, comparisons } = await again.weigh(result.model)
  return { result: { ...result, scored }, comparisons }
}

/** A result decided under the thresholds that are best for it. */
async function atBest(
  { result, comparisons }: Weighed,
  { grid, judge, objective, redecide: options }: LevelTrial,
): Promise<{ readonly result: LinkageResult; readonly best: ThresholdMeasures }> {
  const redecide = { ...options, comparisons }
  const records = result.labels.length
  const swept = await sweepThresholds(result, grid, judge, redecide)
  const table = swept.map((row) => wholeMeasures(row, records, objective.costs))
  const best = chooseBest(table, objective) ?? chooseNearest(table, objective)
  const { lower, upper, margin } = best
  const decided = await redecider(result, redecide)({ lower, upper, margin })
  const thresholds = { ...result.model.thresholds, lower, upper, margin }
  return { result: { ...result, ...decided, model: { ...result.model, thresholds } }, best }
}
