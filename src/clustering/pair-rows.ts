import type { ClusterPair } from './cluster-pair.ts'

/** The pairs of each cluster, found by the two slots in either order. */
export interface PairRows {
  get(x: number, y: number): ClusterPair | undefined
  set(pair: ClusterPair): void
  delete(pair: ClusterPair): void
  /** Visits the pairs of a slot with the other slot, until the visitor says `false`. */
  each(slot: number, visit: (pair: ClusterPair, other: number) => boolean | undefined): void
}

/** Rows as arrays, 8 bytes a cell: for components of which every pair is weighed anyway. */
export class DensePairRows implements PairRows {
  readonly #rows: (ClusterPair | undefined)[][]

  constructor(slots: number) {
    this.#rows = Array.from({ length: slots }, () => new Array(slots).fill(undefined))
  }

  get(x: number, y: number): ClusterPair | undefined {
    return this.#rows[x]![y]
  }

  set(pair: ClusterPair): void {
    this.#rows[pair.a]![pair.b] = pair
    this.#rows[pair.b]![pair.a] = pair
  }

  delete(pair: ClusterPair): void {
    this.#rows[pair.a]![pair.b] = undefined
    this.#rows[pair.b]![pair.a] = undefined
  }

  each(slot: number, visit: (pair: ClusterPair, other: number) => boolean | undefined): void {
    const row = this.#rows[slot]!
    for (let other = 0; other < row.length; other++) {
      const pair = row[other]
      if (pair !== undefined && visit(pair, other) === false) return
    }
  }
}

/** Rows as maps: memory follows the number of pairs that matter. */
export class SparsePairRows implements PairRows {
  readonly #rows: Map<number, ClusterPair>[]

  constructor(slots: number) {
    this.#rows = Array.from({ length: slots }, () => new Map())
  }

  get(x: number, y: number): ClusterPair | undefined {
    return this.#rows[x]!.get(y)
  }

  set(pair: ClusterPair): void {
    this.#rows[pair.a]!.set(pair.b, pair)
    this.#rows[pair.b]!.set(pair.a, pair)
  }

  delete(pair: ClusterPair): void {
    this.#rows[pair.a]!.delete(pair.b)
    this.#rows[pair.b]!.delete(pair.a)
  }

  each(slot: number, visit: (pair: ClusterPair, other: number) => boolean | undefined): void {
    for (const [other, pair] of this.#rows[slot]!) if (visit(pair, other) === false) return
  }
}
