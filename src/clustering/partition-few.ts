import { DOUBTFUL, FREE } from './cap.ts'
import { lowerMedian } from './lower-median.ts'
import type { PartitionPolicy } from './partition-input.ts'
import type { UnitPairs } from './unit-pairs.ts'

/** Up to how many units looking at all pairs again after each join is cheaper than a queue. */
export const MOST_FEW = 16

/**
 * Joins the clusters of a few units: the rule as it reads, over square matrices of the clusters,
 * named by their smallest unit. Most components are of two to ten records, and for those the queue
 * of `partitionComponent` costs more than what it saves.
 *
 * @param units - at most {@link MOST_FEW}; each pair is asked for once.
 * @returns per unit the smallest unit of its cluster; the same as the queue gives.
 *
 * Cost: O(units⁴) at worst, few operations each; no memory but the answer.
 */
export function partitionFew(units: UnitPairs, policy: PartitionPolicy): Uint32Array {
  const { count } = units
  for (let b = 1; b < count; b++) {
    for (let a = 0; a < b; a++) {
      const { weight, cap } = units.pair(a, b)
      setBoth(UNIT_WEIGHT, a, b, weight)
      setBoth(AGGREGATE, a, b, weight)
      setBoth(WORST, a, b, weight)
      setBoth(CAP, a, b, cap)
    }
  }
  const slot = new Uint32Array(count)
  for (let unit = 0; unit < count; unit++) slot[unit] = unit
  for (let best = bestPair(slot, policy); best !== NO_PAIR; best = bestPair(slot, policy)) {
    join(slot, Math.floor(best / MOST_FEW), best % MOST_FEW)
  }
  return slot
}

// Weights of units; aggregates, worst weights and caps of clusters: square and symmetric, row by
// row, and the same memory for every component, because there are hundreds of thousands of them.
const UNIT_WEIGHT = new Float64Array(MOST_FEW * MOST_FEW)
const AGGREGATE = new Float64Array(MOST_FEW * MOST_FEW)
const WORST = new Float64Array(MOST_FEW * MOST_FEW)
const CAP = new Uint8Array(MOST_FEW * MOST_FEW)
const SCRATCH = new Float64Array(MOST_FEW * MOST_FEW)

const NO_PAIR = -1

function cellOf(a: number, b: number): number {
  return a * MOST_FEW + b
}

function setBoth(matrix: Float64Array | Uint8Array, a: number, b: number, value: number): void {
  matrix[cellOf(a, b)] = value
  matrix[cellOf(b, a)] = value
}

/** The cell of the best pair that may join, ties going to the smaller slots. */
function bestPair(slot: Uint32Array, policy: PartitionPolicy): number {
  let best = NO_PAIR
  let most = -Infinity
  for (let a = 0; a < slot.length; a++) {
    if (slot[a] !== a) continue
    for (let b = a + 1; b < slot.length; b++) {
      const cell = cellOf(a, b)
      if (slot[b] !== b || AGGREGATE[cell]! <= most) continue
      if (CAP[cell] !== FREE || !couldBeOne(cell, policy) || WORST[cell]! < policy.guard) continue
      if (hasRival(slot, a, b, policy) || hasRival(slot, b, a, policy)) continue
      most = AGGREGATE[cell]!
      best = cell
    }
  }
  return best
}

/** As far as these two clusters tell. −Infinity says that the two are forbidden to each other. */
function couldBeOne(cell: number, { upper }: PartitionPolicy): boolean {
  return AGGREGATE[cell]! >= upper && AGGREGATE[cell]! > -Infinity && (CAP[cell]! & DOUBTFUL) === 0
}

/** See `findRival`. */
function hasRival(slot: Uint32Array, side: number, best: number, policy: PartitionPolicy): boolean {
  const reach = Math.max(policy.lower, AGGREGATE[cellOf(side, best)]! - policy.margin)
  for (let other = 0; other < slot.length; other++) {
    if (slot[other] !== other || other === side || other === best) continue
    const strength = AGGREGATE[cellOf(side, other)]!
    if (strength < reach) continue
    if (!couldBeOne(cellOf(other, best), policy)) return true
  }
  return false
}

function join(slot: Uint32Array, a: number, b: number): void {
  for (let unit = b; unit < slot.length; unit++) if (slot[unit] === b) slot[unit] = a
  for (let other = 0; other < slot.length; other++) {
    if (slot[other] !== other || other === a) continue
    const [here, there] = [cellOf(a, other), cellOf(b, other)]
    const worst = Math.min(WORST[here]!, WORST[there]!)
    setBoth(WORST, a, other, worst)
    setBoth(CAP, a, other, CAP[here]! | CAP[there]!)
    // One forbidden pair of units forbids the two clusters, whatever the median.
    setBoth(AGGREGATE, a, other, worst === -Infinity ? worst : median(slot, a, other))
  }
}

/** Lower median over the cross unit pairs of two clusters. */
function median(slot: Uint32Array, x: number, y: number): number {
  let size = 0
  for (let left = x; left < slot.length; left++) {
    if (slot[left] !== x) continue
    for (let right = y; right < slot.length; right++) {
      if (slot[right] === y) SCRATCH[size++] = UNIT_WEIGHT[cellOf(left, right)]!
    }
  }
  return lowerMedian(SCRATCH, size)
}
