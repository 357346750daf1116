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
 * @returns per unit the smallest unit of its cluster; the same as the queue gives.
 *
 * Cost: O(units⁴) at worst, few operations each; 17 bytes a cell.
 */
export function partitionFew(units: UnitPairs, policy: PartitionPolicy): Uint32Array {
  const clusters = new FewClusters(units)
  while (clusters.joinBest(policy)) {
    // One pair a round.
  }
  return clusters.slot
}

class FewClusters {
  /** Smallest unit of each unit's cluster. */
  readonly slot: Uint32Array
  readonly #count: number
  /** Weights of units; aggregates, worst weights and caps of clusters: all square and symmetric. */
  readonly #weight: Float64Array
  readonly #aggregate: Float64Array
  readonly #worst: Float64Array
  readonly #capped: Uint8Array
  readonly #scratch: Float64Array

  constructor(units: UnitPairs) {
    const { count } = units
    this.#count = count
    this.slot = new Uint32Array(count)
    this.#weight = new Float64Array(count * count)
    this.#capped = new Uint8Array(count * count)
    for (let b = 0; b < count; b++) {
      this.slot[b] = b
      for (let a = 0; a < b; a++) {
        const weight = units.weight(a, b)
        const capped = units.capped(a, b) ? 1 : 0
        this.#weight[a * count + b] = weight
        this.#weight[b * count + a] = weight
        this.#capped[a * count + b] = capped
        this.#capped[b * count + a] = capped
      }
    }
    this.#aggregate = this.#weight.slice()
    this.#worst = this.#weight.slice()
    this.#scratch = new Float64Array(count * count)
  }

  /** Joins the best pair that may join, ties going to the smaller slots; false if there is none. */
  joinBest(policy: PartitionPolicy): boolean {
    const count = this.#count
    let best = -Infinity
    let [bestA, bestB] = [0, 0]
    for (let a = 0; a < count; a++) {
      if (this.slot[a] !== a) continue
      for (let b = a + 1; b < count; b++) {
        const cell = a * count + b
        if (this.slot[b] !== b || this.#aggregate[cell]! <= best) continue
        if (!this.#couldBeOne(cell, policy) || this.#worst[cell]! < policy.guard) continue
        if (this.#hasRival(a, b, policy) || this.#hasRival(b, a, policy)) continue
        best = this.#aggregate[cell]!
        bestA = a
        bestB = b
      }
    }
    if (best === -Infinity) return false
    this.#join(bestA, bestB)
    return true
  }

  /** As far as these two clusters tell. −Infinity says that the two are forbidden to each other. */
  #couldBeOne(cell: number, { upper }: PartitionPolicy): boolean {
    const aggregate = this.#aggregate[cell]!
    return aggregate >= upper && aggregate > -Infinity && this.#capped[cell] === 0
  }

  /** See `findRival`. */
  #hasRival(side: number, best: number, policy: PartitionPolicy): boolean {
    const count = this.#count
    const reach = Math.max(policy.lower, this.#aggregate[side * count + best]! - policy.margin)
    for (let other = 0; other < count; other++) {
      if (this.slot[other] !== other || other === side || other === best) continue
      const strength = this.#aggregate[side * count + other]!
      if (strength < reach || strength === -Infinity) continue
      if (!this.#couldBeOne(other * count + best, policy)) return true
    }
    return false
  }

  #join(a: number, b: number): void {
    const count = this.#count
    for (let unit = b; unit < count; unit++) if (this.slot[unit] === b) this.slot[unit] = a
    for (let other = 0; other < count; other++) {
      if (this.slot[other] !== other || other === a) continue
      const [here, there] = [a * count + other, b * count + other]
      const back = other * count + a
      const capped = this.#capped[here]! | this.#capped[there]!
      const worst = Math.min(this.#worst[here]!, this.#worst[there]!)
      // One forbidden pair of units forbids the two clusters, whatever the median.
      const aggregate = worst === -Infinity ? -Infinity : this.#median(a, other)
      this.#capped[here] = capped
      this.#capped[back] = capped
      this.#worst[here] = worst
      this.#worst[back] = worst
      this.#aggregate[here] = aggregate
      this.#aggregate[back] = aggregate
    }
  }

  #median(x: number, y: number): number {
    const count = this.#count
    let size = 0
    for (let left = x; left < count; left++) {
      if (this.slot[left] !== x) continue
      for (let right = y; right < count; right++) {
        if (this.slot[right] === y) this.#scratch[size++] = this.#weight[left * count + right]!
      }
    }
    return lowerMedian(this.#scratch, size)
  }
}
