import type { CandidateFinder, PairCounts } from '../blocking/candidate-pairs.ts'
import type { PairWeigher } from './pair-weigher.ts'
import { ScoredPairs } from './scored-pairs.ts'

export interface ScoreSettings {
  /** Pairs below are counted and dropped, most of them before they are wholly compared; bits. */
  readonly floor: number
  /** Upper threshold, bits. */
  readonly upper: number
  /**
   * Shape `rows`, by place in the scan, 0 or 1: only pairs across the two sides are candidates.
   * Absent: all pairs.
   */
  readonly sides?: Uint8Array
  /** Shape `rows`, by place: true person of each record, negative if unknown. Only counted. */
  readonly truth?: Int32Array
  /** Shape `rows`, by place: where each record begins in the packed words. */
  readonly start: Uint32Array
  /** Of every so many records in the scan, the pairs of one are weighed to the end. */
  readonly sampleEvery: number
}

/** What scoring a range of the scan gives. Ranges add up. */
export interface ScoredRange {
  readonly left: Uint32Array
  readonly right: Uint32Array
  readonly weight: Float64Array
  readonly candidatePairs: number
  /** Pairs of one true person that share a block. */
  readonly truePairs: number
  readonly counts: PairCounts
  /**
   * Pairs at or above the floor by whole bits of weight: entry `k` holds
   * `[LOWEST_BIN + k, LOWEST_BIN + k + 1)`.
   */
  readonly bins: Float64Array
  /** Pairs below the floor likewise, those of sampled records alone. */
  readonly sampled: Float64Array
  /** Of the pairs at or above `upper`: entry `n` were found by `n` rules. */
  readonly matchesByRules: Float64Array
}

export const LOWEST_BIN = -60
const HIGHEST_BIN = 99

/**
 * Weighs every candidate pair whose first record in the scan has its place in `[from, to)`, and
 * keeps those at or above the floor, in the order of the scan. Pairs are sifted in batches; those of
 * every `sampleEvery`-th record are weighed to the end, for the weights below the floor.
 *
 * @param order - shape `rows`: the record at each place of the scan.
 */
export function scoreRecords(
  finder: CandidateFinder,
  order: Uint32Array,
  from: number,
  to: number,
  weigher: PairWeigher,
  settings: ScoreSettings,
): ScoredRange {
  const { floor, sides, truth, start, sampleEvery } = settings
  const found = new FoundPairs(order, settings.upper)
  const sieve = weigher.sieve(floor)
  const { batch } = sieve
  const lefts = new Uint32Array(batch.capacity)
  const rights = new Uint32Array(batch.capacity)
  const rules = new Uint8Array(batch.capacity)
  let waiting = 0
  let candidatePairs = 0
  let truePairs = 0
  const flush = (): void => {
    for (let i = 0; i < waiting; i++) {
      batch.left[i] = start[lefts[i]!]!
      batch.right[i] = start[rights[i]!]!
    }
    sieve.sift(waiting)
    for (let k = 0; k < batch.size; k++) {
      const i = batch.alive[k]!
      const weight = weigher.weighSifted(floor, batch, i)
      if (weight >= floor) found.add(lefts[i]!, rights[i]!, weight, rules[i]!)
    }
    waiting = 0
  }
  for (let place = from; place < to; place++) {
    const size = finder.find(place)
    const { partners } = finder
    const isSampled = place % sampleEvery === 0
    if (isSampled) flush()
    const person = truth === undefined ? -1 : truth[place]!
    for (let at = 0; at < size; at++) {
      const partner = partners[at]!
      if (person >= 0 && truth![partner] === person) truePairs++
      if (sides !== undefined && sides[place] === sides[partner]) continue
      candidatePairs++
      if (isSampled) {
        const weight = weigher.weighAt(floor, start[place]!, start[partner]!)
        if (weight >= floor) found.add(place, partner, weight, finder.rules[at]!)
        else found.below[binOf(weight)]!++
        continue
      }
      lefts[waiting] = place
      rights[waiting] = partner
      rules[waiting++] = finder.rules[at]!
      if (waiting === batch.capacity) flush()
    }
  }
  flush()
  return { ...found.result(), candidatePairs, truePairs, counts: finder.takeCounts() }
}

function binOf(weight: number): number {
  return Math.min(HIGHEST_BIN, Math.max(LOWEST_BIN, Math.floor(weight))) - LOWEST_BIN
}

/** The pairs at or above the floor. */
class FoundPairs {
  readonly below: Float64Array = new Float64Array(HIGHEST_BIN - LOWEST_BIN + 1)
  readonly #bins = new Float64Array(HIGHEST_BIN - LOWEST_BIN + 1)
  readonly #pairs = new ScoredPairs()
  readonly #byRules: number[] = []
  readonly #order: Uint32Array
  readonly #upper: number

  constructor(order: Uint32Array, upper: number) {
    this.#order = order
    this.#upper = upper
  }

  add(place: number, partner: number, weight: number, rules: number): void {
    this.#bins[binOf(weight)]!++
    const left = this.#order[place]!
    const right = this.#order[partner]!
    this.#pairs.push(Math.min(left, right), Math.max(left, right), weight)
    if (weight >= this.#upper) this.#byRules[rules] = (this.#byRules[rules] ?? 0) + 1
  }

  result(): Omit<ScoredRange, 'candidatePairs' | 'truePairs' | 'counts'> {
    const matchesByRules = Float64Array.from(
      { length: this.#byRules.length },
      (_, rules) => this.#byRules[rules] ?? 0,
    )
    return { ...this.#pairs.trimmed(), bins: this.#bins, sampled: this.below, matchesByRules }
  }
}
