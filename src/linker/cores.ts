import { RecordPairSet, recordPairs } from '../clustering/record-pairs.ts'

/**
 * Union–find that refuses to join records held apart. The smaller root wins; the members of a core
 * are a ring.
 *
 * Cost: 8 bytes a record.
 */
export class Cores {
  readonly #parent: Uint32Array
  readonly #next: Uint32Array
  readonly #apart: RecordPairSet

  constructor(rows: number, cannotLink: readonly (readonly [number, number])[]) {
    this.#parent = new Uint32Array(rows)
    for (let record = 0; record < rows; record++) this.#parent[record] = record
    this.#next = this.#parent.slice()
    this.#apart = new RecordPairSet(recordPairs(cannotLink))
  }

  /**
   * Joins two records' cores; false (and nothing done) if a cannot-link stands between them, or any
   * two of their members clash.
   */
  join(a: number, b: number, clash?: (x: number, y: number) => boolean): boolean {
    const [rootA, rootB] = [this.#root(a), this.#root(b)]
    if (rootA === rootB) return true
    if (this.#areApart(rootA, rootB, clash)) return false
    const [into, from] = rootA < rootB ? [rootA, rootB] : [rootB, rootA]
    this.#parent[from] = into
    const next = this.#next[into]!
    this.#next[into] = this.#next[from]!
    this.#next[from] = next
    return true
  }

  #areApart(
    rootA: number,
    rootB: number,
    clash: ((x: number, y: number) => boolean) | undefined,
  ): boolean {
    if (this.#apart.size === 0 && clash === undefined) return false
    let x = rootA
    do {
      let y = rootB
      do {
        if (this.#apart.has(x, y) || clash?.(x, y)) return true
        y = this.#next[y]!
      } while (y !== rootB)
      x = this.#next[x]!
    } while (x !== rootA)
    return false
  }

  #root(record: number): number {
    const parent = this.#parent
    let at = record
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
}
