/**
 * Clustering: accepted pairs and constraints → clusters of records held to be one child. Layer 2,
 * pure. Its one hard problem: the answer must not depend on the order in which records or pairs
 * arrive, and one lucky pair must never merge two children. `partitionComponent` is that answer,
 * for batch and registry alike; the other files of this room serve it.
 *
 * @module
 */

import { LinkageError } from '../errors.ts'
import { FREE } from './cap.ts'
import { ClusterGraph } from './cluster-graph.ts'
import type { ClusterPair } from './cluster-pair.ts'
import { findRival, NO_RIVAL } from './margin.ts'
import { PairQueue } from './pair-queue.ts'
import { DensePairRows, type PairRows, SparsePairRows } from './pair-rows.ts'
import { MOST_FEW, partitionFew } from './partition-few.ts'
import { checkPartitionInput, type PartitionInput, weigh } from './partition-input.ts'
import { capOfRecords, UnitPairs } from './unit-pairs.ts'
import { formUnits, type Units } from './units.ts'

export type { PartitionInput, PartitionPolicy } from './partition-input.ts'

/** Up to how many units every pair is weighed, if the input does not say. */
export const MAX_DENSE = 2_000

/**
 * Partitions the records of one connected component into children.
 *
 * 1. Units are the cores (records held together by must-links) and the remaining single records.
 *    Every unit starts as a cluster. Within a core a must-link overrides any bar.
 * 2. The weight of two units is that of their best record pair; a core that a member speaks
 *    strongly against, and no other member explains why, is capped (see `CorePairs`). The aggregate
 *    of two clusters is the lower median over all their cross unit pairs, blocked or not.
 * 3. Of all pairs of clusters that may join, the one with the highest aggregate joins (ties: the
 *    smallest record of the one cluster, then of the other); again, until none may. A pair may join
 *    if its aggregate ≥ `upper`, its worst unit pair ≥ `guard`, no record pair between them is
 *    forbidden or capped, and no rival is within the margin (see `findRival`).
 *
 * What remains at or above `lower` between two clusters is a near match; that is the caller's to
 * list. A component is one of the graph of must-links and of pairs ≥ max(lower, upper − margin):
 * records in different components of it cannot influence each other, so a component may be taken
 * alone or together with others.
 *
 * @param input - see {@link PartitionInput}; records sorted by key.
 * @returns per record the smallest record of its cluster. Renumbering the records gives the same
 *   partition, but for ties between exactly equal aggregates, which go to the smallest record.
 * @throws {@link LinkageError} `thresholds-crossed`, `partition-policy-invalid`,
 *   `partition-record-unknown` if the input contradicts itself.
 * @throws {@link LinkageError} `match-weight-not-a-number` if a weight is NaN.
 *
 * Cost: up to `maxDense` units every pair is weighed, at 17 bytes a unit pair and some 100 more for
 * each pair above the relevance floor; about n² steps if most clusters stay small, n³/6 if all end
 * up in one with no two weights equal. Above `maxDense` memory and time follow the number of
 * `edges`, and the answer is the same as long as `edges` names every pair that could matter;
 * without `edges` every pair is weighed once and those above the floor are kept.
 *
 * Source: agglomerative clustering by median linkage over cross pairs, with cannot-links (Davidson
 * & Ravi 2005, "Agglomerative hierarchical clustering with constraints", PKDD); margin and guard
 * are ours.
 *
 * @example
 * ```ts
 * const weights = [[0, 25, 4], [25, 0, 6], [4, 6, 0]]
 * partitionComponent({
 *   count: 3,
 *   weight: (left, right) => weights[left]![right]!,
 *   forbidden: () => false,
 *   cap: () => FREE,
 *   mustLink: [],
 *   policy: { upper: 10, lower: 0, margin: 3, guard: -5 },
 * }) // Uint32Array [0, 0, 2]
 * ```
 */
export function partitionComponent(input: PartitionInput): Uint32Array {
  checkPartitionInput(input)
  const { count, mustLink, policy, maxDense = MAX_DENSE } = input
  const maxFew = Math.min(input.maxFew ?? MOST_FEW, MOST_FEW, maxDense)
  if (count === 2 && count <= maxFew && mustLink.length === 0) {
    return Uint32Array.of(0, joinsAlone(input) ? 0 : 1)
  }
  const { members, unitOf } = formUnits(count, mustLink)
  if (members.length === 1) return unitOf
  const units = { members, unitOf }
  const clusterOf =
    members.length <= maxFew
      ? partitionFew(new UnitPairs(input, units, false), policy)
      : partitionMany(input, units, members.length <= maxDense)
  const smallest = new Uint32Array(count)
  for (let record = 0; record < count; record++) {
    smallest[record] = members[clusterOf[unitOf[record]!]!]![0]!
  }
  return smallest
}

/** What is left of the rule for two single records without a third. */
function joinsAlone(input: PartitionInput): boolean {
  if (input.forbidden(0, 1)) return false
  const weight = weigh(input, 0, 1)
  const { upper, guard } = input.policy
  if (weight < upper || weight < guard || weight === -Infinity) return false
  return capOfRecords(input, 0, 1) === FREE
}

/** Joins clusters best first by a queue; per unit the smallest unit of its cluster. */
function partitionMany(input: PartitionInput, units: Units, dense: boolean): Uint32Array {
  const { policy } = input
  const count = units.members.length
  const rows = dense ? new DensePairRows(count) : new SparsePairRows(count)
  const graph = new ClusterGraph(new UnitPairs(input, units, dense), rows, policy)

  const queue = new PairQueue()
  for (const row of startingRows(input, graph, rows, units, dense)) queue.add(row)

  // A blocked pair waits with its rival: until that one grows, nothing about the block changes.
  const waiting = new Map<number, ClusterPair[]>()
  for (let pair = queue.pop(); pair; pair = queue.pop()) {
    if (graph.worst(pair) < policy.guard) {
      pair.state = 'shut'
      continue
    }
    const rival = findRival(rows, pair, policy)
    if (rival !== NO_RIVAL) {
      pair.state = 'waiting'
      const blocked = waiting.get(rival)
      if (blocked) blocked.push(pair)
      else waiting.set(rival, [pair])
      continue
    }
    queue.add(graph.join(pair))
    for (const slot of [pair.a, pair.b]) {
      const freed = (waiting.get(slot) ?? []).filter((blocked) => blocked.state === 'waiting')
      waiting.delete(slot)
      for (const blocked of freed) blocked.state = 'open'
      queue.add(freed)
    }
  }

  return graph.labels()
}

/** The pairs that matter at the start, by smaller unit: of all pairs, or of the edges if there are too many. */
function startingRows(
  { edges, count }: PartitionInput,
  graph: ClusterGraph,
  rows: PairRows,
  { members, unitOf }: Units,
  dense: boolean,
): ClusterPair[][] {
  const unitCount = members.length
  const start: ClusterPair[][] = Array.from({ length: unitCount }, () => [])
  const connect = (a: number, b: number): void => {
    const pair = graph.connect(a, b)
    if (pair) start[pair.a]!.push(pair)
  }
  if (dense || edges === undefined) {
    for (let b = 1; b < unitCount; b++) for (let a = 0; a < b; a++) connect(a, b)
    return start
  }
  const unitAt = (record: number): number => {
    const unit = unitOf[record]
    if (unit === undefined) throw new LinkageError('partition-record-unknown', { record, count })
    return unit
  }
  for (let edge = 0; edge < edges.left.length; edge++) {
    const [a, b] = [unitAt(edges.left[edge]!), unitAt(edges.right[edge]!)]
    if (a !== b && !rows.get(a, b)) connect(a, b)
  }
  return start
}
