import type { ClusterPlan } from './cluster-plan.ts'
import { ComponentPairs, type RecordWeigher } from './component-pairs.ts'
import { partitionComponent } from './partition-component.ts'

/**
 * Partitions the components `from..to-1` of a plan, each by itself: `partitionComponent` with what
 * the model, people and sources say of its pairs. A pure function of plan and range, so that ranges
 * may run on any thread and in any order.
 *
 * @param weigher - of the plan's records; its answers must be symmetric.
 * @returns the smallest record of each record's cluster, for the records `start[from]` to
 *   `start[to] - 1` of `plan.records` in their order; see {@link takeLabels}.
 *
 * Cost: see `partitionComponent`; memory of the largest component in the range.
 */
export function partitionRange(
  plan: ClusterPlan,
  from: number,
  to: number,
  weigher: RecordWeigher,
): Uint32Array<ArrayBuffer> {
  const { start, records } = plan
  const first = start[from]!
  const labels = new Uint32Array(start[to]! - first)
  const pairs = new ComponentPairs(plan, weigher, from)
  for (let component = from; component < to; component++) {
    pairs.enter(component)
    const smallest = partitionComponent(pairs)
    const begin = start[component]!
    for (let place = 0; place < smallest.length; place++) {
      labels[begin - first + place] = records[begin + smallest[place]!]!
    }
  }
  return labels
}

/** Writes the answer of {@link partitionRange} for a range that begins at `from` to the records' labels. */
export function takeLabels(
  { start, records }: Pick<ClusterPlan, 'start' | 'records'>,
  from: number,
  range: Uint32Array,
  labels: Uint32Array,
): void {
  const first = start[from]!
  for (let at = 0; at < range.length; at++) labels[records[first + at]!] = range[at]!
}
