import { type Judge, total } from './judge.ts'
import { chooseBest, chooseNearest, type Objective } from './objective.ts'
import type { SweptThresholds } from './sweep.ts'
import type { TriedThresholds } from './threshold-grid.ts'
import {
  type Costs,
  measuresOf,
  type ThresholdCounts,
  type ThresholdMeasures,
} from './threshold-measures.ts'

/** How the choice itself does on persons that it was not made on. */
export interface CrossFitted {
  readonly folds: number
  /** Over the held-out folds together; thresholds of `chosen`, so none of its own. */
  readonly measures: Omit<ThresholdMeasures, keyof TriedThresholds>
  /** Chosen without each fold; a choice that jumps about is one that the truth does not decide. */
  readonly chosen: readonly TriedThresholds[]
  /** Of the folds, those on which the choice kept to all constraints. */
  readonly foldsMet: number
}

/**
 * Chooses thresholds on all folds but one and measures them on that one, in turn: what was chosen on
 * the truth looks better on the same truth than it is.
 *
 * @param records - of the file; a fold counts as its share of them.
 */
export function crossFit(
  rows: readonly SweptThresholds[],
  { folds }: Pick<Judge, 'folds'>,
  objective: Objective,
  records: number,
): CrossFitted {
  const { costs } = objective
  const share = records / folds
  const sum = { right: 0, wrong: 0, truePairs: 0, held: 0, items: 0 }
  const chosen: TriedThresholds[] = []
  let foldsMet = 0
  for (let fold = 0; fold < folds; fold++) {
    const others = rows.map((row, at) => ({
      ...measuresOf(row, countsWithout(row, fold), records - share, costs),
      at,
    }))
    const best = chooseBest(others, objective) ?? chooseNearest(others, objective)
    const { lower, upper, margin } = best
    chosen.push({ lower, upper, margin })
    const held = countsOf(rows[best.at]!, fold)
    for (const name of ['right', 'wrong', 'truePairs', 'held', 'items'] as const) {
      sum[name] += held[name]
    }
    const measured = measuresOf(rows[best.at]!, held, share, costs)
    if (chooseBest([measured], { ...objective, presentLower: measured.lower }) !== undefined) {
      foldsMet++
    }
  }
  const {
    lower: _l,
    upper: _u,
    margin: _m,
    ...measures
  } = measuresOf(chosen[0]!, sum, records, costs)
  return { folds, measures, chosen, foldsMet }
}

/** All folds together. */
export function totalCounts({ counts }: SweptThresholds): ThresholdCounts {
  return {
    right: total(counts.right),
    wrong: total(counts.wrong),
    truePairs: total(counts.truePairs),
    held: total(counts.held),
    items: total(counts.items),
  }
}

/** A row's measures over all folds. */
export function wholeMeasures(
  row: SweptThresholds,
  records: number,
  costs: Costs | undefined,
): ThresholdMeasures {
  return measuresOf(row, totalCounts(row), records, costs)
}

function countsOf({ counts }: SweptThresholds, fold: number): ThresholdCounts {
  return {
    right: counts.right[fold]!,
    wrong: counts.wrong[fold]!,
    truePairs: counts.truePairs[fold]!,
    held: counts.held[fold]!,
    items: counts.items[fold]!,
  }
}

function countsWithout(row: SweptThresholds, fold: number): ThresholdCounts {
  const all = totalCounts(row)
  const one = countsOf(row, fold)
  return {
    right: all.right - one.right,
    wrong: all.wrong - one.wrong,
    truePairs: all.truePairs - one.truePairs,
    held: all.held - one.held,
    items: all.items - one.items,
  }
}
