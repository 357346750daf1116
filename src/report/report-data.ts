/**
 * Everything the report shows, as plain data: the linker fills it, `report-html.ts` draws it.
 * Weights are in bits. Strings may hold a person's data: the page escapes them all.
 *
 * @module
 */

export interface ReportData {
  readonly title: string
  /** ISO date, given by the caller. */
  readonly generatedAt: string
  readonly version: string
  readonly inputs: readonly {
    readonly file: string
    readonly rows: number
    readonly sha256: string
  }[]
  readonly model: { readonly name: string; readonly hash: string; readonly fitted: string }
  /** Guesses and warnings of the run, in words. */
  readonly notes: readonly string[]
  readonly counts: {
    readonly records: number
    readonly clusters: number
    /** Clusters of two or more. */
    readonly clustersOfSeveral: number
    readonly recordsInClustersOfSeveral: number
    readonly candidatePairs: number
    readonly matches: number
    readonly nearMatches: number
    /** Unordered pairs of clusters that a person should look at. */
    readonly reviewItems: number
  }
  readonly seconds: Readonly<Record<string, number>>
  readonly peakMemoryBytes: number
  /** With truth only. */
  readonly quality?: {
    readonly pairwise: Quality
    readonly bCubed: Quality
    readonly blockingRecall: number
    /** Share of true pairs that are found if every right near match is accepted. */
    readonly recallWithNearMatches: number
    readonly reviewPerThousand: number
  }
  readonly thresholds: { readonly lower: number; readonly upper: number }
  /** Candidate pairs per bin of match weight; `from` inclusive, one bit wide. */
  readonly histogram: readonly { readonly from: number; readonly pairs: number }[]
  readonly comparisons: readonly {
    readonly name: string
    readonly levels: readonly {
      readonly name: string
      readonly m: number
      readonly u: number
      /** log₂(m/u). */
      readonly weight: number
    }[]
  }[]
  readonly blocking: {
    readonly rules: readonly {
      readonly name: string
      readonly blocks: number
      /** Pairs this rule finds. */
      readonly pairs: number
      /** Pairs no earlier rule found. */
      readonly newPairs: number
      readonly cumulativePairs: number
      /** Over-full blocks that were split. */
      readonly split: number
      /** Pairs that the blocks would hold unsplit; a pair that shares two keys counts twice. */
      readonly unsplitPairs: number
      /** Of these, pairs that chance set apart. */
      readonly cutPairs: number
      /** Share of the rule's true pairs that this lost, 0 to 1: rather too high. */
      readonly splitRecallCost: number
    }[]
    /** The same over all rules. */
    readonly splitRecallCost: number
    /** Largest blocks before splitting: `share` is their part of all raw pairs of their rule. */
    readonly worst: readonly {
      readonly rule: string
      readonly records: number
      readonly share: number
      readonly split: boolean
    }[]
    /** From truth, or estimated by capture–recapture (then an upper bound). */
    readonly recall?: { readonly value: number; readonly estimated: boolean }
  }
  /** Fields in the order they are shown, with the column each came from. */
  readonly fields: readonly { readonly field: string; readonly column: string }[]
  /** The largest clusters. */
  readonly largest: readonly {
    readonly clusterId: string
    readonly records: readonly ReportRecord[]
  }[]
  /** Near matches to look at, strongest first; a sample if there are many. */
  readonly nearMatches: readonly ReportPair[]
}

export interface Quality {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface ReportRecord {
  readonly id: string
  readonly source?: string
  /** One per entry of `fields`. */
  readonly values: readonly string[]
}

export interface ReportPair {
  readonly left: ReportRecord
  readonly right: ReportRecord
  readonly weight: number
  readonly probability: number
  readonly decision: 'match' | 'near-match' | 'non-match'
  /** Why it is not a match although the weight would say so, and the like. */
  readonly reason?: string
  readonly waterfall: readonly WaterfallStep[]
}

/** One bar: prior first, then each comparison, then corrections; the weights add up to the pair's. */
export interface WaterfallStep {
  readonly name: string
  /** The level in words; empty for the prior. */
  readonly level: string
  readonly weight: number
}
