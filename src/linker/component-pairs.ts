import type { PairBar, PairWeigher } from '../scoring/pair-weigher.ts'

interface Weighed {
  readonly weight: number
  readonly cap: PairBar | undefined
}

/** Up to this many records, each pair is weighed once and kept. */
const MOST_KEPT = 300

/**
 * Weights and caps within one component; records by their place in it.
 *
 * The multiple-birth flag is carried over: a record that matches a flagged one is of the same child
 * or of its twin, so it counts as flagged too. Which of a twin's records lack the flag is chance.
 */
export class ComponentPairs {
  readonly #records: readonly number[]
  readonly #weigher: PairWeigher
  readonly #kept: Map<number, Weighed> | undefined
  readonly #flagged: Uint8Array

  /** @param upper - the match weight from which on a flag is carried over. */
  constructor(records: readonly number[], weigher: PairWeigher, upper: number) {
    this.#records = records
    this.#weigher = weigher
    this.#kept = records.length <= MOST_KEPT ? new Map() : undefined
    this.#flagged = this.#carryFlags(upper)
  }

  weigh(a: number, b: number): number {
    return this.#look(a, b).weight
  }

  capOf(a: number, b: number): PairBar | undefined {
    return this.#look(a, b).cap
  }

  #carryFlags(upper: number): Uint8Array {
    const records = this.#records
    const own = Uint8Array.from(records, (record) => (this.#weigher.isFlagged(record) ? 1 : 0))
    if (!own.includes(1)) return own
    const isTwinOf = (at: number): boolean =>
      records.some(
        (record, other) => own[other] === 1 && this.#weigher.weigh(records[at]!, record) >= upper,
      )
    return own.map((flag, at) => (flag === 1 || isTwinOf(at) ? 1 : 0))
  }

  #look(a: number, b: number): Weighed {
    const key = a < b ? a * this.#records.length + b : b * this.#records.length + a
    const kept = this.#kept?.get(key)
    if (kept !== undefined) return kept
    const [left, right] = [this.#records[a]!, this.#records[b]!]
    const weight = this.#weigher.weigh(left, right)
    const flagged = this.#flagged[a] === 1 || this.#flagged[b] === 1
    const weighed = { weight, cap: this.#weigher.capOf(left, right, flagged) }
    this.#kept?.set(key, weighed)
    return weighed
  }
}
