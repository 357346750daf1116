import { type ComponentLists, ComponentPlaces } from './component-places.ts'
import { connectedComponents } from './connected-components.ts'
import { MAX_DENSE } from './partition-component.ts'
import { checkPartitionPolicy, type PartitionPolicy } from './partition-input.ts'
import type { RecordPairs } from './record-pairs.ts'

/** What two records of one source may be to each other. */
export type WithinSource = 'match' | 'near-match' | 'never'

/** What a partition of many records starts from. */
export interface ClusterInput {
  /** Records are `0..rows-1`, sorted by record key. */
  readonly rows: number
  readonly policy: PartitionPolicy
  /** The pairs that may join or rival: all that weigh at least max(lower, upper − margin). */
  readonly edges: RecordPairs
  /** Records that are one child by decision or by a strong identifier. */
  readonly mustLink: RecordPairs
  /** Pairs that people hold apart. */
  readonly cannotLink: RecordPairs
  /** Pairs that are a near match at most, whatever their weight. */
  readonly doubtful: RecordPairs
  readonly withinSource: WithinSource
  /** Shape `rows`: number of each record's source; absent with one source. */
  readonly sources: Uint32Array | undefined
}

/**
 * The connected components of two or more records, in the order of their smallest records, and what
 * bears on them. Plain data on shared memory: it crosses to worker threads without a copy.
 */
export interface ClusterPlan extends Pick<ClusterInput, 'policy' | 'withinSource' | 'sources'> {
  /** Components of two or more records. */
  readonly count: number
  /** Shape `count + 1`: where the records of each component start in `records`. */
  readonly start: Uint32Array
  /** Records by component, ascending in each. */
  readonly records: Uint32Array
  /** Records of the largest component; 1 if all records stand alone, 0 if there are none. */
  readonly largest: number
  readonly mustLink: ComponentLists
  readonly cannotLink: ComponentLists
  readonly doubtful: ComponentLists
  /** Of components too large to weigh every pair of. */
  readonly edges: ComponentLists
}

/**
 * Finds the connected components of edges and must-links, and sorts records and pairs by component.
 * Pairs across components bear on nothing and are left out.
 *
 * @throws {@link LinkageError} `thresholds-crossed`, `partition-policy-invalid`.
 *
 * Cost: O(rows + pairs), but for the nearly linear union–find; up to 20 bytes a record and 16 an
 * edge while it runs, 8 a record afterwards.
 */
export function planClusters(input: ClusterInput): ClusterPlan {
  checkPartitionPolicy(input.policy)
  const { rows, edges, mustLink, policy, withinSource, sources } = input
  const components = connectedComponents(rows, ...bothColumns(edges, mustLink))
  const places = new ComponentPlaces(components)
  return {
    policy,
    withinSource,
    sources,
    count: places.count,
    start: places.start,
    records: places.records,
    largest: rows === 0 ? 0 : places.largest,
    mustLink: places.listsOf(mustLink),
    cannotLink: places.listsOf(input.cannotLink),
    doubtful: places.listsOf(input.doubtful),
    edges: places.listsOf(edges, MAX_DENSE + 1),
  }
}

/**
 * Cuts the components into ranges `[from, to)` of about equal work: a component of n records is
 * taken for its n(n−1)/2 pairs. The same ranges for any number of threads.
 *
 * @param pairs - about how many pairs a range holds; more only where one component does.
 */
export function* componentRanges(
  { count, start }: Pick<ClusterPlan, 'count' | 'start'>,
  pairs: number,
): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < count; ) {
    let to = from
    let work = 0
    do {
      const size = start[to + 1]! - start[to]!
      work += (size * (size - 1)) / 2
      to++
    } while (to < count && work < pairs)
    yield [from, to]
    from = to
  }
}

function bothColumns(x: RecordPairs, y: RecordPairs): [left: Uint32Array, right: Uint32Array] {
  if (y.left.length === 0) return [x.left, x.right]
  const left = new Uint32Array(x.left.length + y.left.length)
  const right = new Uint32Array(left.length)
  left.set(x.left)
  left.set(y.left, x.left.length)
  right.set(x.right)
  right.set(y.right, x.right.length)
  return [left, right]
}
