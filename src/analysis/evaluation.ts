import type { Interval } from '../evaluation/dependent-interval.ts'
import type { ScoreStep } from '../scoring/explain-score.ts'
import type { PairBar } from '../scoring/pair-weigher.ts'

/** What a result or a registry is worth, against truth. All intervals are at 95 %. */
export interface Evaluation {
  /** `persons`: who each record is, is known. `pairs`: some pairs are labelled. */
  readonly truth: 'persons' | 'pairs'
  readonly records: number
  /** Records whose truth is known, or that a labelled pair names. */
  readonly knownRecords: number
  readonly pairwise: PairwiseMeasures
  /** Absent where only pairs are labelled. */
  readonly bcubed?: QualityMeasures
  /** Absent where only pairs are labelled. */
  readonly clusters?: ClusterMeasures
  /** Absent if it is not known which pairs were compared. */
  readonly blocking?: BlockingMeasures
  readonly review: {
    /** Unordered pairs of clusters with a near match between them. */
    readonly items: number
    readonly perThousand: number
  }
  readonly confusion: Confusion
  /** Empty where only pairs are labelled, or the records cannot be read. */
  readonly breakdown: readonly BreakdownRow[]
  /** Groups held against the rest of their grouping; empty as `breakdown` is. */
  readonly fairness: readonly FairnessRow[]
  /** False matches, then missed pairs, the worst of each first. */
  readonly errors: readonly EvaluationError[]
  /** What makes a figure less than it seems, in words. */
  readonly warnings: readonly string[]
}

export interface QualityMeasures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly intervals: {
    readonly precision: Interval
    readonly recall: Interval
    readonly f1: Interval
  }
}

/** Over pairs of records; of labelled pairs, counts are of labels and shares are weighted. */
export interface PairwiseMeasures extends QualityMeasures {
  readonly truePositives: number
  readonly falsePositives: number
  readonly falseNegatives: number
}

/** Over persons and clusters. */
export interface ClusterMeasures {
  readonly persons: number
  readonly clusters: number
  /** Persons all of whose records are one cluster, and no others in it. */
  readonly exact: number
  readonly exactShare: number
  /** Persons whose records are in several clusters. */
  readonly splits: number
  readonly splitShare: number
  /** Clusters that hold records of several persons. */
  readonly merges: number
  readonly mergeShare: number
  /** Persons who share a cluster with another. */
  readonly mergedPersons: number
  readonly mergedShare: number
  /** Variation of information, bits: 0 where clusters and persons are the same. */
  readonly variation: number
  readonly intervals: {
    readonly exactShare: Interval
    readonly splitShare: Interval
    readonly mergeShare: Interval
    readonly mergedShare: Interval
    readonly variation: Interval
  }
}

export interface BlockingMeasures {
  /** Share of the true pairs that some blocking rule found. */
  readonly recall: number
  readonly interval: Interval
  readonly compared: number
  readonly truePairs: number
}

/** What was decided about pairs that are one person, and pairs that are not. */
export interface Confusion {
  readonly match: ConfusionRow
  readonly nearMatch: ConfusionRow
  readonly nonMatch: ConfusionRow
}

export interface ConfusionRow {
  readonly same: number
  readonly different: number
  /** same / (same + different); 0 if there is no such pair. */
  readonly sameShare: number
  /** Of all pairs that are the same: the share decided so. */
  readonly ofSame: number
  readonly intervals: { readonly sameShare: Interval; readonly ofSame: Interval }
}

/** Quality in one group; a pair belongs half to each of its two records. */
export interface BreakdownRow {
  /** What records are grouped by, such as `sex`. */
  readonly by: string
  readonly group: string
  readonly persons: number
  readonly records: number
  readonly truePairs: number
  readonly foundPairs: number
  readonly wrongPairs: number
  readonly precision: number
  readonly recall: number
  readonly intervals: { readonly precision: Interval; readonly recall: Interval }
}

/** How much more often a group is wronged than the rest of its grouping. */
export interface FairnessRow {
  readonly by: string
  readonly group: string
  /** `missed`: 1 − recall. `wrong`: 1 − precision. */
  readonly measure: 'missed' | 'wrong'
  readonly persons: number
  readonly rate: number
  /** The same rate in all others. */
  readonly rest: number
  /** rate − rest. */
  readonly difference: number
  readonly interval: Interval
  /** How likely a group no worse than the rest would look so bad. */
  readonly p: number
  /** The rate of false discoveries at which the group would be called worse (Benjamini–Hochberg). */
  readonly q: number
  /** Worse than the rest by more than chance: q is at most 0.05. */
  readonly worse: boolean
}

/** A pair that was decided wrongly, standing for all of its two persons, or of its two clusters. */
export interface EvaluationError {
  readonly kind: 'false-match' | 'missed-pair'
  readonly left: ErrorRecord
  readonly right: ErrorRecord
  readonly reason: ErrorReason
  /** Why the pair can be a near match at most, where that is the reason. */
  readonly bar?: PairBar
  /** Wrong pairs between the same two: missed ones, or false matches. */
  readonly pairs: number
  /** Bits; absent if it is not known. */
  readonly weight?: number
  readonly probability?: number
  /** Of the weight, prior first; absent if the records cannot be read. */
  readonly steps?: readonly ScoreStep[]
}

export interface ErrorRecord {
  /** By its place in key order. */
  readonly record: number
  readonly source?: string
  readonly id: string
}

/**
 * Why a pair was decided as it was.
 *
 * - `weight`: it reaches the upper threshold.
 * - `joined`: others, an identifier or people put the two together.
 * - `blocking`: no rule found it, so it was not compared.
 * - `below-lower`: it weighs less than the lower threshold.
 * - `between`: a near match by its weight.
 * - `capped`: a near match by a bar.
 * - `kept-apart`: a near match although it weighs enough, as others speak against it or fit as well.
 * - `near-match`: a near match, and why is not known.
 * - `held-apart`: people, or a rule about sources, keep the two apart, or both are of one of two
 *   tables that were linked.
 * - `not-listed`: no link; whether it was compared is not known.
 */
export type ErrorReason =
  | 'weight'
  | 'joined'
  | 'blocking'
  | 'below-lower'
  | 'between'
  | 'capped'
  | 'kept-apart'
  | 'near-match'
  | 'held-apart'
  | 'not-listed'
