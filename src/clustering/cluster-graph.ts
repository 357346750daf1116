import { type Cap, FREE } from './cap.ts'
import type { ClusterPair } from './cluster-pair.ts'
import { lowerMedian } from './lower-median.ts'
import type { PairRows } from './pair-rows.ts'
import { type PartitionPolicy, relevanceFloor } from './partition-input.ts'
import type { UnitPairs } from './unit-pairs.ts'

/**
 * The clusters of a component and, of their pairs, only those that matter: not forbidden, and with
 * an aggregate at or above the relevance floor. A pair that is absent can neither join nor rival,
 * and its two sides could not be one child.
 *
 * Two facts keep it small and quick, and exact. Bars only grow when clusters join. And the lower
 * median of a union lies between the lower medians of its parts: two parts below the floor stay
 * below it unasked, and two equal parts need no recount.
 */
export class ClusterGraph {
  readonly #unitPairs: UnitPairs
  readonly #floor: number
  readonly #upper: number
  /** Units of each slot; empty once the cluster has joined a smaller slot. */
  readonly #units: number[][]
  readonly #rows: PairRows
  #scratch = new Float64Array(64)

  constructor(unitPairs: UnitPairs, rows: PairRows, policy: PartitionPolicy) {
    this.#unitPairs = unitPairs
    this.#floor = relevanceFloor(policy)
    this.#upper = policy.upper
    this.#units = Array.from({ length: unitPairs.count }, (_, unit) => [unit])
    this.#rows = rows
  }

  /** Weighs two single units and adds their pair if it matters. */
  connect(x: number, y: number): ClusterPair | undefined {
    const { weight, cap } = this.#unitPairs.pair(x, y)
    const pair = this.#pairUp(x, y, weight, cap)
    if (pair) this.#rows.set(pair)
    return pair
  }

  /** The weight of the worst cross unit pair, bits. */
  worst({ a, b }: ClusterPair): number {
    let worst = Infinity
    for (const left of this.#units[a]!) {
      for (const right of this.#units[b]!) {
        worst = Math.min(worst, this.#unitPairs.weight(left, right))
      }
    }
    return worst
  }

  /** Joins two clusters under the smaller slot; gives the pairs of the new cluster. */
  join({ a, b }: ClusterPair): ClusterPair[] {
    const [unitsA, unitsB] = [this.#units[a]!, this.#units[b]!]
    this.#units[a] = [...unitsA, ...unitsB]
    this.#units[b] = []

    const left: ClusterPair[] = []
    const others = new Set<number>()
    for (const slot of [a, b]) {
      this.#rows.each(slot, (pair, other) => {
        left.push(pair)
        others.add(other)
      })
    }
    const joined: ClusterPair[] = []
    for (const other of others) {
      if (other === a || other === b) continue
      const [withA, withB] = [this.#rows.get(a, other), this.#rows.get(b, other)]
      const aggregate =
        withA?.aggregate === withB?.aggregate ? withA!.aggregate : this.#aggregate(a, other)
      const cap =
        (withA?.cap ?? this.#capOf(unitsA, other)) | (withB?.cap ?? this.#capOf(unitsB, other))
      const pair = this.#pairUp(a, other, aggregate, cap)
      if (pair) joined.push(pair)
    }
    for (const pair of left) {
      pair.state = 'gone'
      this.#rows.delete(pair)
    }
    for (const pair of joined) this.#rows.set(pair)
    return joined
  }

  /** Smallest unit of each unit's cluster. */
  labels(): Uint32Array {
    const label = new Uint32Array(this.#units.length)
    for (const [slot, units] of this.#units.entries()) for (const unit of units) label[unit] = slot
    return label
  }

  #pairUp(x: number, y: number, aggregate: number, cap: Cap): ClusterPair | undefined {
    if (aggregate === -Infinity || aggregate < this.#floor) return undefined
    return {
      a: Math.min(x, y),
      b: Math.max(x, y),
      aggregate,
      cap,
      state: cap !== FREE || aggregate < this.#upper ? 'shut' : 'open',
    }
  }

  /** Lower median over all cross unit pairs; −Infinity as soon as one of them is forbidden. */
  #aggregate(x: number, y: number): number {
    const [unitsX, unitsY] = [this.#units[x]!, this.#units[y]!]
    const size = unitsX.length * unitsY.length
    if (this.#scratch.length < size) this.#scratch = new Float64Array(2 * size)
    let count = 0
    for (const left of unitsX) {
      for (const right of unitsY) {
        const weight = this.#unitPairs.weight(left, right)
        if (weight === -Infinity) return -Infinity
        this.#scratch[count++] = weight
      }
    }
    return lowerMedian(this.#scratch, count)
  }

  #capOf(units: readonly number[], other: number): Cap {
    let cap = FREE
    for (const left of units) {
      for (const right of this.#units[other]!) cap |= this.#unitPairs.cap(left, right)
    }
    return cap
  }
}
