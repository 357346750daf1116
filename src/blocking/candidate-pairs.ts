import type { Blocks } from './build-blocks.ts'

/** What finding candidates reads of blocks: the part that goes to other threads. */
export type CandidateBlocks = Pick<
  Blocks,
  | 'order'
  | 'members'
  | 'ends'
  | 'large'
  | 'confirmAbove'
  | 'ruleStart'
  | 'recordStart'
  | 'recordSlots'
>

/** What each rule found, filled while pairs are emitted. */
export interface PairCounts {
  /** Shape `rules`: pairs that share a key of this rule. */
  readonly found: Float64Array
  /** Shape `rules`: of these, pairs that no earlier rule found. */
  readonly added: Float64Array
  /** Pairs that one rule found in large blocks only: not compared. */
  unconfirmed: number
}

/**
 * Finds the candidates of one record after the other: every pair once, by the record that is scanned
 * first. Records stand for their places in the scan.
 *
 * A mark per record tells which ones were met before. One per thread: seven bytes a record.
 */
export class CandidateFinder {
  /** The later places of the pairs that {@link find} found; valid until the next call. */
  partners: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 10)
  readonly #blocks: CandidateBlocks
  #searches = 0
  #counts: PairCounts
  /** The search that met this place last. */
  readonly #metBy: Uint32Array
  /** How many rules found this pair, of those so far. */
  readonly #rules: Uint8Array
  /** The last rule that found this pair. */
  readonly #lastRule: Uint8Array
  /** 1 where this pair was found by one rule, in large blocks. */
  readonly #unconfirmed: Uint8Array

  constructor(blocks: CandidateBlocks) {
    const records = blocks.recordStart.length - 1
    const rules = blocks.ruleStart.length - 1
    this.#blocks = blocks
    this.#metBy = new Uint32Array(records)
    this.#rules = new Uint8Array(records)
    this.#lastRule = new Uint8Array(records)
    this.#unconfirmed = new Uint8Array(records)
    this.#counts = noCounts(rules)
  }

  /** What each rule found since this was last asked. */
  takeCounts(): PairCounts {
    const counts = this.#counts
    this.#counts = noCounts(counts.found.length)
    return counts
  }

  /**
   * Finds the places after `left` whose records share a block with its record; see {@link partners}.
   *
   * @returns how many there are.
   */
  find(left: number): number {
    const { members, ends, large, confirmAbove, ruleStart, recordStart, recordSlots } = this.#blocks
    const { found, added } = this.#counts
    const metBy = this.#metBy
    const search = ++this.#searches
    const lastRule = this.#lastRule
    const unconfirmed = this.#unconfirmed
    let partners = this.partners
    let size = 0
    let rule = 0
    const end = recordStart[left + 1]!
    for (let at = recordStart[left]!; at < end; at++) {
      let slot = recordSlots[at]!
      while (slot >= ruleStart[rule + 1]!) rule++
      const isLarge = (large[slot >>> 5]! >>> (slot & 31)) & 1
      while ((ends[slot >>> 5]! & (1 << (slot & 31))) === 0) {
        const right = members[++slot]!
        if (metBy[right] !== search) {
          metBy[right] = search
          this.#rules[right] = 1
          lastRule[right] = rule
          unconfirmed[right] = isLarge
          added[rule]!++
          found[rule]!++
          if (size === partners.length) {
            partners = new Uint32Array(2 * size)
            partners.set(this.partners)
            this.partners = partners
          }
          partners[size++] = right
        } else if (lastRule[right] !== rule) {
          lastRule[right] = rule
          unconfirmed[right] = 0
          this.#rules[right]!++
          found[rule]!++
        } else if (isLarge === 0) unconfirmed[right] = 0
      }
    }
    return confirmAbove === undefined ? size : this.#keepConfirmed(size)
  }

  /** Leaves out the partners that nothing confirms; gives how many stay. */
  #keepConfirmed(size: number): number {
    const { partners } = this
    let kept = 0
    for (let at = 0; at < size; at++) {
      const right = partners[at]!
      if (this.#unconfirmed[right] === 0) partners[kept++] = right
    }
    this.#counts.unconfirmed += size - kept
    return kept
  }

  /** How many rules find a pair of the last {@link find}; for capture–recapture. */
  rulesOf(partner: number): number {
    return this.#rules[partner]!
  }
}

function noCounts(rules: number): PairCounts {
  return { found: new Float64Array(rules), added: new Float64Array(rules), unconfirmed: 0 }
}
