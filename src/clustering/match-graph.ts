import type { RecordPairs } from './record-pairs.ts'

/**
 * Which records of a component match each other, for those too large to ask about every pair: each
 * edge is asked about once, and who matches two records is told from their two lists.
 */
export class MatchGraph {
  /** Shape `count + 1`: record `r` matches `others[start[r], start[r + 1])`, ascending. */
  readonly #start: Uint32Array
  readonly #others: Uint32Array

  /**
   * @param edges - every pair that could match, either way round.
   *
   * Cost: O(count + edges), but for sorting each list; 8 bytes an edge.
   */
  constructor(count: number, edges: RecordPairs, matches: (a: number, b: number) => boolean) {
    const start = new Uint32Array(count + 1)
    const isMatch = new Uint8Array(edges.left.length)
    for (let edge = 0; edge < isMatch.length; edge++) {
      const a = edges.left[edge]!
      const b = edges.right[edge]!
      if (a === b || !matches(a, b)) continue
      isMatch[edge] = 1
      start[a + 1]!++
      start[b + 1]!++
    }
    for (let record = 0; record < count; record++) start[record + 1]! += start[record]!
    const others = new Uint32Array(start[count]!)
    const next = start.slice()
    for (let edge = 0; edge < isMatch.length; edge++) {
      if (isMatch[edge] === 0) continue
      const a = edges.left[edge]!
      const b = edges.right[edge]!
      others[next[a]!++] = b
      others[next[b]!++] = a
    }
    for (let record = 0; record < count; record++) {
      others.subarray(start[record]!, start[record + 1]!).sort()
    }
    this.#start = start
    this.#others = others
  }

  /** Does some third record match both? Cost: the length of the two lists. */
  haveCommon(a: number, b: number): boolean {
    const others = this.#others
    const endA = this.#start[a + 1]!
    const endB = this.#start[b + 1]!
    let atA = this.#start[a]!
    let atB = this.#start[b]!
    while (atA < endA && atB < endB) {
      const difference = others[atA]! - others[atB]!
      if (difference === 0) return true
      if (difference < 0) atA++
      else atB++
    }
    return false
  }
}
