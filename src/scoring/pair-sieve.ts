import type { CompiledComparisons } from '../comparison/compile-comparisons.ts'
import { type PairBatch, pairBatch } from '../comparison/pair-batch.ts'
import { MOST_BITS } from '../comparison/rarity.ts'
import { type Comparison, type LinkageModel, NULL_LEVEL } from '../model/linkage-model.ts'
import { comparisonOrder } from './comparison-order.ts'
import { classPriors, classTable, MATCH, RIVALS, rarityReach, rowBeside } from './pair-classes.ts'

/** Pairs in a batch: as many as stay in a near cache with all that is known of them. */
export const BATCH = 2048

/** Words that memory brings at once. */
const LINE = 16

/** What rounding may add up to, and more; bits. */
const ROUNDING = 1e-6

/**
 * Finds the pairs of a batch that may reach a match weight, comparison by comparison: a pair stops
 * being compared once even the best levels of all that is left could not lift it to the floor. Most
 * candidates are strangers, and two or three comparisons say so.
 *
 * The weight is at most log₂ P(match) − log₂ P(k) for each other class k, and those are sums over
 * comparisons. So a sibling is told from a match before anything is read that a family shares.
 */
export class PairSieve {
  readonly batch: PairBatch
  readonly #comparisons: CompiledComparisons
  readonly #steps: readonly Step[]
  /** log₂ P(match)/P(k) before any comparison, less the floor, for each other class. */
  readonly #start: readonly number[]
  /** What each pair has above the floor, by each other class. Shape `BATCH` each. */
  readonly #unrelated: Float64Array = new Float64Array(BATCH)
  readonly #sibling: Float64Array = new Float64Array(BATCH)
  readonly #twin: Float64Array = new Float64Array(BATCH)

  /** What {@link #fetch} read; nobody asks for it. */
  readonly #fetched: Uint32Array = new Uint32Array(BATCH)

  /** @param floor - bits. */
  constructor(
    model: Pick<LinkageModel, 'comparisons' | 'prior'>,
    comparisons: CompiledComparisons,
    floor: number,
  ) {
    this.batch = pairBatch(BATCH, comparisons.width)
    this.#comparisons = comparisons
    this.#steps = stepsOf(model, comparisonOrder(model.comparisons, comparisons.swaps))
    const priors = classPriors(model.prior)
    this.#start = RIVALS.map((rival) => priors[MATCH]! - priors[rival]! - floor + ROUNDING)
  }

  /** Compares the first `size` pairs of the batch; `alive` holds those that may reach the floor. */
  sift(size: number): void {
    const { batch } = this
    for (let i = 0; i < size; i++) batch.alive[i] = i
    batch.size = size
    this.#fetch(size)
    this.#unrelated.fill(this.#start[0]!, 0, size)
    this.#sibling.fill(this.#start[1]!, 0, size)
    this.#twin.fill(this.#start[2]!, 0, size)
    for (const step of this.#steps) {
      this.#comparisons.compareColumn(step.at, batch)
      this.#drop(step)
    }
  }

  /**
   * Reads every record once: many are on their way from memory at once, where comparing would wait
   * for each.
   */
  #fetch(size: number): void {
    const { packed, layout } = this.#comparisons.tables
    const { words } = packed
    const { right } = this.batch
    const second = layout.width > LINE ? LINE : 0
    for (let i = 0; i < size; i++) {
      this.#fetched[i] = words[right[i]!]! ^ words[right[i]! + second]!
    }
  }

  /** Adds what a comparison says, and leaves out the pairs that have too little now. */
  #drop({ at, on, gains, reach, least }: Step): void {
    const { alive, size, capacity, levels, rarities } = this.batch
    const from = at * capacity
    const beside = on * capacity
    const unrelated = this.#unrelated
    const sibling = this.#sibling
    const twin = this.#twin
    const [leastUnrelated, leastSibling, leastTwin] = least as [number, number, number]
    const [reachUnrelated, reachSibling, reachTwin] = reach as [number, number, number]
    let kept = 0
    for (let k = 0; k < size; k++) {
      const i = alive[k]!
      const row = on < 0 ? 0 : rowBeside(levels[beside + i]!) * ROW
      const level = row + 4 * levels[from + i]!
      const rare = rarities[from + i]!
      const a = unrelated[i]! + gains[level]! + rare * reachUnrelated
      const b = sibling[i]! + gains[level + 1]! + rare * reachSibling
      const c = twin[i]! + gains[level + 2]! + rare * reachTwin
      unrelated[i] = a
      sibling[i] = b
      twin[i] = c
      alive[kept] = i
      if (!(a < leastUnrelated || b < leastSibling || c < leastTwin)) kept++
    }
    this.batch.size = kept
  }
}

/** Gains of all levels, the null level among them, against the other classes. */
const ROW = 4 * (NULL_LEVEL + 1)

/** One comparison of the sieve. */
interface Step {
  readonly at: number
  /** The comparison that it depends on, made before; −1 for none. */
  readonly on: number
  /** Bits that a level adds against each other class: `gains[row * ROW + 4 * level + k]`; none for the null level. */
  readonly gains: Float64Array
  /** 1 if rarity counts against the class. */
  readonly reach: readonly number[]
  /** What a pair must have by now against each class: later comparisons cannot add more. */
  readonly least: readonly number[]
}

function stepsOf(
  { comparisons }: Pick<LinkageModel, 'comparisons'>,
  order: readonly number[],
): Step[] {
  const { rows, on } = classTable(comparisons)
  const reaches = rarityReach({ comparisons })
  let rest = RIVALS.map(() => 0)
  return order
    .toReversed()
    .map((at) => {
      const { sibling, twin } = reaches[at]!
      const reach = [1, sibling ? 1 : 0, twin ? 1 : 0]
      const gains = new Float64Array(ROW * rows[at]!.length)
      const most = RIVALS.map((rival, k) => {
        let most = 0
        for (const [row, classes] of rows[at]!.entries()) {
          for (let level = 0; level < comparisons[at]!.levels.length; level++) {
            const gain = classes[MATCH]![level]! - classes[rival]![level]!
            gains[row * ROW + 4 * level + k] = gain
            most = Math.max(most, gain)
          }
        }
        return reach[k] === 1 ? most + mostRarity(comparisons[at]!) : most
      })
      const step = { at, on: on[at]!, gains, reach, least: rest.map((bits) => -bits) }
      rest = rest.map((bits, k) => bits + most[k]!)
      return step
    })
    .toReversed()
}

/** The most bits that rarity can add. */
function mostRarity(comparison: Comparison): number {
  if (!('termFrequency' in comparison && comparison.termFrequency)) return 0
  switch (comparison.kind) {
    case 'given-name':
      return MOST_BITS
    case 'parents':
      return 2 * MOST_BITS
    default:
      // As many surnames as anybody has.
      return Infinity
  }
}
