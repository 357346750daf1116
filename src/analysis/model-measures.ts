import { bCubedQuality } from '../evaluation/bcubed.ts'
import { nearMatchClusterPairs } from '../evaluation/cluster-pairs.ts'
import { type DecidedRecords, pairsWithin } from '../evaluation/decision-matrix.ts'
import { denseLabels } from '../evaluation/dense-labels.ts'
import { type JudgedPairs, labelledUnits, measuresOf, tallyOf } from '../evaluation/paired-units.ts'
import { pairwiseQuality } from '../evaluation/pairwise.ts'
import type { Quality } from '../evaluation/quality.ts'
import { reviewLoad } from '../evaluation/review-load.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { modelHash } from '../model/model-json.ts'
import type { LabelledPairs, Truth } from './truth.ts'

/** What one model made of the records. */
export interface ModelMeasures {
  /** What the caller calls it. */
  readonly name: string
  /** The name that the model itself has. */
  readonly model: string
  readonly modelHash: string
  readonly thresholds: { readonly lower: number; readonly upper: number; readonly margin: number }
  readonly clusters: number
  readonly clustersOfSeveral: number
  /** Pairs of records in one cluster. */
  readonly matches: number
  readonly nearMatches: number
  readonly nearMatchesPerThousand: number
  /** Unordered pairs of clusters with a near match between them. */
  readonly reviewItems: number
  readonly reviewPerThousand: number
  /** With truth only. */
  readonly pairwise?: Quality
  /** With the true person of records only. */
  readonly bcubed?: Quality
}

/** The decisions of a result about all its pairs. */
export function decisionsOf({ labels, links }: LinkageResult): DecidedRecords {
  const isNear = (_: number, at: number): boolean => links.matched[at] === 0
  return { labels, near: { left: links.left.filter(isNear), right: links.right.filter(isNear) } }
}

/** Counts and, with truth, measures of one model. */
export function modelMeasures(
  name: string,
  { model }: LinkageResult,
  { labels, near }: DecidedRecords,
  truth: Truth | undefined,
): ModelMeasures {
  const { ids, count } = denseLabels(labels)
  const sizes = new Uint32Array(count)
  for (const id of ids) sizes[id]!++
  const review = reviewLoad(nearMatchClusterPairs(labels, near.left, near.right), labels.length)
  const nearMatches = near.left.length
  const { lower, upper, margin } = model.thresholds
  return {
    name,
    model: model.name,
    modelHash: modelHash(model),
    thresholds: { lower, upper, margin },
    clusters: count,
    clustersOfSeveral: sizes.filter((size) => size > 1).length,
    matches: pairsWithin(labels),
    nearMatches,
    nearMatchesPerThousand: (1000 * nearMatches) / Math.max(1, labels.length),
    reviewItems: review.items,
    reviewPerThousand: review.per1000Records,
    ...qualityOf(labels, truth),
  }
}

function qualityOf(
  labels: DecidedRecords['labels'],
  truth: Truth | undefined,
): Pick<ModelMeasures, 'pairwise' | 'bcubed'> {
  if (truth === undefined) return {}
  if (truth.kind === 'pairs') {
    const tally = tallyOf(labelledUnits(labels, labels, judgedPairs(truth)), 'first')
    const { precision, recall, f1 } = measuresOf(tally)
    return { pairwise: { precision, recall, f1 } }
  }
  const { precision, recall, f1 } = pairwiseQuality(labels, truth.persons)
  return { pairwise: { precision, recall, f1 }, bcubed: bCubedQuality(labels, truth.persons) }
}

/** Labelled pairs with what each stands for. */
export function judgedPairs({
  left,
  right,
  match,
  certainty,
  inclusion,
}: LabelledPairs): JudgedPairs {
  return { left, right, match, weight: inclusion.map((chance, at) => certainty[at]! / chance) }
}
