import { type LinkageModel, NULL_LEVEL } from '../model/linkage-model.ts'
import {
  classPriors,
  classTable,
  MATCH,
  PAIR_CLASSES,
  rarityReach,
  rowBeside,
  SIBLING,
  TWIN,
  UNRELATED,
} from './pair-classes.ts'

/**
 * Scoring: comparison vectors → match weights in bits. Layer 3. The weight of a pair is the
 * log-odds that it is one child rather than strangers, siblings or twins:
 *
 *   log₂ P(match, γ) − log₂ (P(unrelated, γ) + P(sibling, γ) + P(twin, γ))
 *
 * With strangers alone this is the Fellegi–Sunter sum of log₂(m/u) plus the prior; the relatives
 * take back what a shared family would explain. Not for sharing between threads.
 *
 * Source: Fellegi & Sunter (1969), JASA 64(328); levels as in Linacre et al. (2022), IJPDS 7(3).
 *
 * @module
 */
export class PairScorer {
  /** log₂ P(level | class), the four classes of a level side by side; row after row of levels. */
  readonly #table: Float64Array
  /** Where each comparison's first row begins in the table, and how long a row is. */
  readonly #start: Uint32Array
  readonly #rowLength: Uint32Array
  /** The comparison that each depends on; −1 for none. */
  readonly #on: Int32Array
  readonly #priors: Float64Array
  readonly #sibling: Uint8Array
  readonly #twin: Uint8Array

  constructor(model: Pick<LinkageModel, 'comparisons' | 'prior'>) {
    const classes = classTable(model.comparisons)
    const start: number[] = []
    const table: number[] = []
    for (const [at, { levels }] of model.comparisons.entries()) {
      start.push(table.length)
      for (const row of classes.rows[at]!) {
        for (let level = 0; level < levels.length; level++) {
          for (let k = 0; k < PAIR_CLASSES.length; k++) table.push(row[k]![level]!)
        }
      }
    }
    this.#table = Float64Array.from(table)
    this.#start = Uint32Array.from(start)
    this.#rowLength = Uint32Array.from(model.comparisons, ({ levels }) => 4 * levels.length)
    this.#on = classes.on
    this.#priors = classPriors(model.prior)
    const reach = rarityReach(model)
    this.#sibling = Uint8Array.from(reach, ({ sibling }) => (sibling ? 1 : 0))
    this.#twin = Uint8Array.from(reach, ({ twin }) => (twin ? 1 : 0))
  }

  /** Match weight in bits; 0 means even odds, each +1 doubles them. */
  score(levels: Uint8Array, rarities: Float32Array): number {
    return this.scoreFrom(-Infinity, levels, rarities)
  }

  /** Match weight in bits; below `floor` it may be a fiftieth of a bit off, and is still below. */
  scoreFrom(floor: number, levels: Uint8Array, rarities: Float32Array): number {
    const table = this.#table
    let match = this.#priors[MATCH]!
    let sibling = this.#priors[SIBLING]!
    let twin = this.#priors[TWIN]!
    let unrelated = this.#priors[UNRELATED]!
    let rareSibling = 0
    let rareTwin = 0
    let rare = 0
    for (let at = 0; at < levels.length; at++) {
      const level = levels[at]!
      if (level === NULL_LEVEL) continue
      const on = this.#on[at]!
      const row = on < 0 ? 0 : rowBeside(levels[on]!) * this.#rowLength[at]!
      const place = this.#start[at]! + row + 4 * level
      match += table[place + MATCH]!
      sibling += table[place + SIBLING]!
      twin += table[place + TWIN]!
      unrelated += table[place + UNRELATED]!
      const bits = rarities[at]!
      if (bits === 0) continue
      rare += bits
      if (this.#sibling[at] === 1) rareSibling += bits
      if (this.#twin[at] === 1) rareTwin += bits
    }
    unrelated -= rare
    sibling -= rareSibling
    twin -= rareTwin
    const most = Math.max(unrelated, sibling, twin)
    // Others can only add to the strongest alternative.
    if (match - most < floor) return match - most - roughSum(unrelated, sibling, twin, most)
    return (
      match -
      (most + Math.log2(2 ** (unrelated - most) + 2 ** (sibling - most) + 2 ** (twin - most)))
    )
  }
}

/** Steps of {@link POWERS} in a bit. */
const STEPS = 64
/** 2⁻ˣ for x in steps, down to where it no longer counts. */
const POWERS = Float64Array.from({ length: 24 * STEPS + 1 }, (_, at) => 2 ** (-at / STEPS))

/** log₂(2ᵃ⁻ᵐ + 2ᵇ⁻ᵐ + 2ᶜ⁻ᵐ), by tables; good to a fiftieth. */
function roughSum(a: number, b: number, c: number, most: number): number {
  const sum = roughPower(most - a) + roughPower(most - b) + roughPower(most - c)
  return LOGARITHMS[Math.floor((sum - 1) * LOG_STEPS + 0.5)]!
}

function roughPower(below: number): number {
  const at = Math.floor(below * STEPS + 0.5)
  return at < POWERS.length ? POWERS[at]! : 0
}

const LOG_STEPS = 256
/** log₂(1 + x) for x in steps from 0 to 2. */
const LOGARITHMS = Float64Array.from({ length: 2 * LOG_STEPS + 2 }, (_, at) =>
  Math.log2(1 + at / LOG_STEPS),
)
