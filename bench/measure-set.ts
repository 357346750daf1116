import { nearMatchClusterPairs } from '../src/evaluation/cluster-pairs.ts'
import { reviewLoad } from '../src/evaluation/review-load.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import { type LabelledSet, runSet } from './labelled-sets.ts'

/** How good and how dear one run on one set was. Shares are in [0, 1]. */
export interface SetMeasures {
  readonly set: string
  readonly title: string
  readonly rows: number
  readonly truePairs: number
  readonly candidatePairs: number
  readonly pairsPerRecord: number
  readonly blockingRecall: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly falsePositives: number
  readonly falseNegatives: number
  readonly bCubedPrecision: number
  readonly bCubedRecall: number
  readonly bCubedF1: number
  /** Review items, as unordered pairs of clusters, per 1,000 records. */
  readonly nearMatchesPerThousand: number
  /** Share of the missed true pairs that the near matches hold. */
  readonly nearMatchesHold: number
  readonly recallWithNearMatches: number
  /** Children (persons) per 1,000 who share a cluster with another one's record. */
  readonly foreignPerThousand: number
  /** Of the linkage alone, without loading or generating the set. */
  readonly seconds: number
  /** Peak resident memory of the process so far, in megabytes (10⁶ bytes). */
  readonly peakMegabytes: number
  /** How the model came to its weights, in its own words. */
  readonly fitted: string
}

/** Links a set and measures the result. */
export async function measureSet(
  set: LabelledSet,
): Promise<{ readonly measures: SetMeasures; readonly result: LinkageResult }> {
  globalThis.gc?.()
  const start = performance.now()
  const result = await runSet(set)
  const seconds = (performance.now() - start) / 1000
  // Kilobytes; read before anything else takes memory.
  const peakMegabytes = (process.resourceUsage().maxRSS * 1024) / 1e6

  const truth = result.truth!
  const rows = result.labels.length
  const { candidatePairs } = result.scored
  const review = nearMatchItems(result)
  const measures: SetMeasures = {
    set: set.name,
    title: set.title,
    rows,
    truePairs: truth.truePairs,
    candidatePairs,
    pairsPerRecord: candidatePairs / rows,
    blockingRecall: truth.blockingRecall,
    precision: truth.pairwise.precision,
    recall: truth.pairwise.recall,
    f1: truth.pairwise.f1,
    falsePositives: truth.pairwise.falsePositives,
    falseNegatives: truth.pairwise.falseNegatives,
    bCubedPrecision: truth.bCubed.precision,
    bCubedRecall: truth.bCubed.recall,
    bCubedF1: truth.bCubed.f1,
    nearMatchesPerThousand: review,
    nearMatchesHold: truth.nearMatchesHold,
    recallWithNearMatches: truth.recallWithNearMatches,
    foreignPerThousand: truth.childrenWithForeignRecordPerThousand,
    seconds,
    peakMegabytes,
    fitted: result.model.fitted?.note ?? 'fitted before',
  }
  return { measures, result }
}

function nearMatchItems({ labels, links }: LinkageResult): number {
  const isNear = (_: number, at: number): boolean => links.matched[at] === 0
  const pairs = nearMatchClusterPairs(labels, links.left.filter(isNear), links.right.filter(isNear))
  return reviewLoad(pairs, labels.length).per1000Records
}
