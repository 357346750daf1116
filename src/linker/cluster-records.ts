import { type ClusterPlan, componentRanges, planClusters } from '../clustering/cluster-plan.ts'
import { partitionRange, takeLabels } from '../clustering/partition-range.ts'
import { type RecordPairs, recordPairs } from '../clustering/record-pairs.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import type { ScoredPairs } from '../scoring/scored-pairs.ts'
import type { SharedWeigher } from '../workers/linkage-pool.ts'
import type { AssertedPairs } from './collect-asserted.ts'
import type { HumanConstraints } from './constraints.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'

/** `partition`: the algorithm of R16. `components`: plain connected components, for comparison. */
export type Clustering = 'partition' | 'components'

export interface ClusterResult {
  /** Shape `rows`: each record's cluster, as its smallest record. */
  readonly labels: Uint32Array
  /** Records in the largest connected component. */
  readonly largestComponent: number
}

/** Pairs of a range of components: some tens of milliseconds on one thread. */
const STEP_PAIRS = 20_000

export interface ClusterRecordsInput {
  readonly model: LinkageModel
  readonly prepared: PreparedRecords
  readonly pairs: ScoredPairs
  readonly asserted: AssertedPairs
  readonly human: HumanConstraints
  readonly weigher: PairWeigher
}

/**
 * Pairs and assertions → clusters, component by component.
 *
 * @param shared - threads to share the components among; without it, this one does them.
 */
export async function clusterRecords(
  { model, prepared, pairs, asserted, human, weigher }: ClusterRecordsInput,
  clustering: Clustering,
  shared: SharedWeigher | undefined,
  pace: Pace,
): Promise<ClusterResult> {
  const { rows } = prepared.standardized
  const { upper, lower, margin, guard } = model.thresholds
  const plain = clustering === 'components'
  const plan = planClusters({
    rows,
    policy: { upper, lower, margin, guard },
    edges: strongPairs(pairs, plain ? upper : Math.max(lower, upper - margin)),
    mustLink: asserted.mustLink,
    cannotLink: recordPairs(human.cannotLink),
    doubtful: asserted.doubtful,
    withinSource: model.constraints.withinSource,
    sources: prepared.sources,
  })
  await pace.step(0)
  const labels = new Uint32Array(rows)
  for (let record = 0; record < rows; record++) labels[record] = record
  const ranges = [...componentRanges(plan, STEP_PAIRS)]
  const take = async ([from, to]: readonly [number, number], range: Uint32Array): Promise<void> => {
    takeLabels(plan, from, range, labels)
    await pace.step(plan.start[to]! / plan.records.length)
  }
  if (plain) for (const range of ranges) await take(range, wholeComponents(plan, ...range))
  else if (shared === undefined) {
    for (const range of ranges) await take(range, partitionRange(plan, ...range, weigher))
  } else {
    const task = {
      kind: 'partition',
      weigher: shared.weigher,
      plan,
    } as const
    let done = 0
    await shared.pool.runAll<'partition'>(
      ranges.map(([from, to]) => ({ ...task, range: { from, to } })),
      (range) => take(ranges[done++]!, range),
    )
  }
  return { labels, largestComponent: plan.largest }
}

/** Every component as one cluster. */
function wholeComponents({ start, records }: ClusterPlan, from: number, to: number): Uint32Array {
  const first = start[from]!
  const labels = new Uint32Array(start[to]! - first)
  for (let component = from; component < to; component++) {
    const begin = start[component]!
    labels.fill(records[begin]!, begin - first, start[component + 1]! - first)
  }
  return labels
}

/** The pairs at or above the floor; the columns themselves if those are all. */
function strongPairs({ left, right, weight, size }: ScoredPairs, floor: number): RecordPairs {
  let strong = 0
  for (let at = 0; at < size; at++) if (weight[at]! >= floor) strong++
  if (strong === size) return { left: left.subarray(0, size), right: right.subarray(0, size) }
  const found = { left: new Uint32Array(strong), right: new Uint32Array(strong) }
  for (let at = 0, to = 0; to < strong; at++) {
    if (weight[at]! < floor) continue
    found.left[to] = left[at]!
    found.right[to++] = right[at]!
  }
  return found
}
