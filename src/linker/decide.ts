import type { LinkageModel, Thresholds } from '../model/linkage-model.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import type { ScoredPairs } from '../scoring/scored-pairs.ts'
import type { SharedWeigher } from '../workers/linkage-pool.ts'
import { assertedPairs } from './asserted-pairs.ts'
import { type Clustering, clusterRecords } from './cluster-records.ts'
import type { AssertedPairs } from './collect-asserted.ts'
import type { HumanConstraints } from './constraints.ts'
import { decideLinks, type Links } from './links.ts'
import type { Pace } from './pace.ts'
import { type PreparedRecords, recordName } from './prepare.ts'

/** What decisions are made from; only the thresholds of the model may differ from one to the next. */
export interface DecideInput {
  readonly model: LinkageModel
  readonly prepared: PreparedRecords
  /** All pairs at or above both the lower threshold and upper − margin; more do no harm. */
  readonly pairs: ScoredPairs
  readonly human: HumanConstraints
  readonly weigher: PairWeigher
  readonly asserted: AssertedPairs
}

/** Who is who, and what became of each pair. */
export interface Decided {
  /** Shape `rows`: each record's cluster, as its smallest record. */
  readonly labels: Uint32Array
  readonly links: Links
  /** Records in the largest connected component. */
  readonly largestComponent: number
}

/** What people and strong identifiers say of the records of a run. @throws `constraints-contradict` */
export function assertedBy({
  model,
  prepared,
  human,
  weigher,
}: Omit<DecideInput, 'asserted' | 'pairs'>): AssertedPairs {
  const nameOf = (record: number): string => recordName(prepared, record)
  return assertedPairs(model, prepared.standardized, human, weigher, nameOf, prepared.sources)
}

/**
 * Scored pairs and what people said → clusters → the final decision of every pair.
 *
 * @param shared - threads to share the work with; without it, this one does it.
 */
export async function decide(
  input: DecideInput,
  clustering: Clustering,
  shared: SharedWeigher | undefined,
  pace: Pace,
): Promise<Decided> {
  const { model, prepared, pairs, human } = input
  const { sources } = prepared
  const { labels, largestComponent } = await clusterRecords(input, clustering, shared, pace)
  const never = model.constraints.withinSource === 'never'
  const links = decideLinks(pairs, labels, model.thresholds.lower, human, (a, b) => {
    return !never || (sources !== undefined && sources[a] !== sources[b])
  })
  return { labels, links, largestComponent }
}

/** The weight in bits down to which thresholds need pairs. */
export function neededFloor({ lower, upper, margin }: Thresholds): number {
  return Math.min(lower, upper - margin)
}
