import type { Cap } from './cap.ts'

/**
 * Two clusters that may join or rival each other. A cluster is named by its smallest unit, its
 * slot. What is known of the two never changes: when one side grows, the pair is gone and a new
 * one stands in.
 */
export interface ClusterPair {
  /** The smaller slot. */
  readonly a: number
  readonly b: number
  /** Lower median over all cross unit pairs, bits; at least the relevance floor. */
  readonly aggregate: number
  /** Whether at most a near match, and why. */
  readonly cap: Cap
  state: PairState
}

/**
 * `open`: may join as far as is known; `waiting`: until its rival grows; `shut`: can never join as
 * it is, yet may rival; `gone`: one of its sides has grown.
 */
export type PairState = 'open' | 'waiting' | 'shut' | 'gone'

/** Best first: the higher aggregate, then the smaller slots. A total order on living pairs. */
export function goesBefore(x: ClusterPair, y: ClusterPair): boolean {
  if (x.aggregate !== y.aggregate) return x.aggregate > y.aggregate
  if (x.a !== y.a) return x.a < y.a
  return x.b < y.b
}
