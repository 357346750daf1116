import { estimateFromLabels, type LabelEstimate } from '../evaluation/label-estimate.ts'
import { type LabelPlan, type PairToLabel, placeOf } from './select-pairs.ts'

/** What a person can say of a pair. */
export type Answer = 'same' | 'different' | 'unsure'

/** A pair that a person has answered. */
export interface AnsweredPair {
  readonly left: number
  readonly right: number
  readonly answer: Answer
}

/** How far a session has come. */
export interface LabelProgress {
  /** Answers of this plan, those of earlier sessions included. */
  readonly answered: number
  /** Of these, those that say same or different. */
  readonly decided: number
  /** Pairs still to come, skipped ones included. */
  readonly left: number
  readonly skipped: number
}

/**
 * Puts the pairs of a plan before a person, one by one, and keeps the estimate. It knows neither a
 * file nor a screen.
 */
export class LabelSession {
  readonly #plan: LabelPlan
  readonly #queue: PairToLabel[]
  readonly #skipped: PairToLabel[] = []
  readonly #done: PairToLabel[] = []
  /** By place in the frame. */
  readonly #answers = new Map<number, Answer>()
  readonly #outside: AnsweredPair[] = []
  /** By place in the frame; negative for pairs that another plan had labelled. */
  readonly #stratumOf: Int32Array
  /** Sizes and stated matches: of each stratum, then of pairs of other plans, apart and joined. */
  readonly #expected: { size: number; joined: boolean; sum: number }[]

  /** @param known - answers of earlier sessions, in any order. */
  constructor(plan: LabelPlan, known: readonly AnsweredPair[]) {
    this.#plan = plan
    this.#queue = [...plan.pairs]
    for (const pair of known) {
      const at = this.#placeOf(pair)
      if (at === undefined) this.#outside.push(pair)
      else this.#answers.set(at, pair.answer)
    }
    this.#stratumOf = new Int32Array(plan.frame.left.length).fill(-1)
    for (const [stratum, { pairs }] of plan.strata.entries()) {
      for (const at of pairs) this.#stratumOf[at] = stratum
    }
    this.#expected = [
      ...plan.strata.map(({ joined }) => ({ size: 0, joined, sum: 0 })),
      { size: 0, joined: false, sum: 0 },
      { size: 0, joined: true, sum: 0 },
    ]
    for (const [at, probability] of plan.frame.probability.entries()) {
      const stratum = this.#expected[this.#judgedBy(at)]!
      stratum.size++
      stratum.sum += probability
    }
  }

  /** The pair to look at; none if all have been answered. Those skipped come again at the end. */
  get current(): PairToLabel | undefined {
    if (this.#queue.length === 0 && this.#skipped.length > 0) {
      this.#queue.push(...this.#skipped.splice(0))
    }
    return this.#queue[0]
  }

  get progress(): LabelProgress {
    const answers = [...this.#answers].filter(([at]) => this.#stratumOf[at]! >= 0)
    return {
      answered: answers.length,
      decided: answers.filter(([, answer]) => answer !== 'unsure').length,
      left: this.#queue.length + this.#skipped.length,
      skipped: this.#skipped.length,
    }
  }

  /**
   * Would this answer contradict what was said before: same as one, who is not the same as another?
   */
  contradicts(answer: Answer): boolean {
    const pair = this.current
    if (pair === undefined || answer === 'unsure') return false
    const same = new Map<number, number>()
    const rootOf = (record: number): number => {
      let root = record
      while (same.has(root)) root = same.get(root)!
      return root
    }
    const different: AnsweredPair[] = []
    for (const each of [...this.#all(), { ...pair, answer }]) {
      if (each.answer === 'different') different.push(each)
      if (each.answer !== 'same') continue
      const [a, b] = [rootOf(each.left), rootOf(each.right)]
      if (a !== b) same.set(a, b)
    }
    return different.some(({ left, right }) => rootOf(left) === rootOf(right))
  }

  /** Takes an answer on the current pair, and gives it back as it is to be written. */
  answer(answer: Answer): PairToLabel {
    const pair = this.current!
    this.#queue.shift()
    this.#done.push(pair)
    this.#answers.set(this.#placeOf(pair)!, answer)
    return pair
  }

  /** Leaves the current pair for later. */
  skip(): void {
    const pair = this.current
    if (pair === undefined) return
    this.#queue.shift()
    this.#skipped.push(pair)
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  /** Takes back the last answer of this session: its pair is the current one again. */
  undo(): PairToLabel | undefined {
    const pair = this.#done.pop()
    if (pair === undefined) return undefined
    this.#answers.delete(this.#placeOf(pair)!)
    this.#queue.unshift(pair)
    return pair
  }

  /** Precision and recall of matches at the present thresholds, among the pairs down to the floor. */
  estimate(): LabelEstimate {
    const { frame } = this.#plan
    const judged = this.#expected.map(({ size, joined, sum }) => ({
      size,
      joined,
      expected: size === 0 ? 0 : sum / size,
      judged: 0,
      matches: 0,
      expectedOfJudged: 0,
    }))
    for (const [at, answer] of this.#answers) {
      if (answer === 'unsure') continue
      const stratum = judged[this.#judgedBy(at)]!
      stratum.judged++
      if (answer === 'same') stratum.matches++
      stratum.expectedOfJudged += frame.probability[at]!
    }
    return estimateFromLabels(judged)
  }

  /**
   * Inclusion probabilities as they are now that so many of each stratum have been answered. A pair
   * of another plan stands for itself: 1. What a person could not decide counts as not asked.
   */
  inclusions(): (pair: Pick<AnsweredPair, 'left' | 'right'>) => number {
    const decided = this.#plan.strata.map(() => 0)
    for (const [at, answer] of this.#answers) {
      const stratum = this.#stratumOf[at]!
      if (stratum >= 0 && answer !== 'unsure') decided[stratum]!++
    }
    return (pair) => {
      const at = this.#placeOf(pair)
      const stratum = at === undefined ? -1 : this.#stratumOf[at]!
      if (stratum < 0) return 1
      return Math.max(1, decided[stratum]!) / this.#plan.strata[stratum]!.pairs.length
    }
  }

  /** A pair's stratum among those of the estimate: the plan's, then pairs of others apart and joined. */
  #judgedBy(at: number): number {
    const stratum = this.#stratumOf[at]!
    return stratum >= 0 ? stratum : this.#plan.strata.length + this.#plan.frame.joined[at]!
  }

  *#all(): Generator<AnsweredPair> {
    const { left, right } = this.#plan.frame
    for (const [at, answer] of this.#answers) yield { left: left[at]!, right: right[at]!, answer }
    yield* this.#outside
  }

  #placeOf({ left, right }: { readonly left: number; readonly right: number }): number | undefined {
    return placeOf(this.#plan.frame, Math.min(left, right), Math.max(left, right))
  }
}
