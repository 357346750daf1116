import type { Blocks } from './build-blocks.ts'
import { LARGE, LAST, PLACE } from './placed-blocks.ts'

/** What finding candidates reads of blocks: the part that goes to other threads. */
export type CandidateBlocks = Pick<
  Blocks,
  'order' | 'members' | 'confirmAbove' | 'ruleStart' | 'recordStart' | 'recordSlots'
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

/** A mark: 0 where a place was not met; the last rule that met it, from 1; how many rules did; a bit. */
const RULE = 64
/** More rules than this that find one pair count as so many. */
const MOST_RULES = 31
const ONE_RULE = 2
/** One rule alone found it, in large blocks. */
const UNCONFIRMED = 1

/**
 * Finds the candidates of one record after the other: every pair once, by the record that is scanned
 * first. Records stand for their places in the scan.
 *
 * A mark per record tells which ones were met before. One per thread: two bytes a record. For up to
 * a thousand rules.
 */
export class CandidateFinder {
  /** The later places of the pairs that {@link find} found; valid until the next call. */
  partners: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 10)
  /** How many rules found each of them; for capture–recapture. */
  rules: Uint8Array<ArrayBuffer> = new Uint8Array(1 << 10)
  readonly #blocks: CandidateBlocks
  readonly #marks: Uint16Array
  #counts: PairCounts

  constructor(blocks: CandidateBlocks) {
    this.#blocks = blocks
    this.#marks = new Uint16Array(blocks.recordStart.length - 1)
    this.#counts = noCounts(blocks.ruleStart.length - 1)
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
    const { members, ruleStart, recordStart, recordSlots } = this.#blocks
    const { found, added } = this.#counts
    const marks = this.#marks
    let partners = this.partners
    let size = 0
    let rule = 0
    const end = recordStart[left + 1]!
    for (let at = recordStart[left]!; at < end; at++) {
      let slot = recordSlots[at]!
      while (slot >= ruleStart[rule + 1]!) rule++
      const isLarge = (members[slot]! & LARGE) === 0 ? 0 : UNCONFIRMED
      const own = (rule + 1) * RULE
      const fresh = own | ONE_RULE | isLarge
      const before = size
      let again = 0
      let member = 0
      do {
        member = members[++slot]!
        const right = member & PLACE
        const mark = marks[right]!
        if (mark === 0) {
          marks[right] = fresh
          if (size === partners.length) partners = this.#grow()
          partners[size++] = right
        } else if (mark < own) {
          // An earlier rule found it: this one confirms it.
          const rules = Math.min(MOST_RULES, ((mark % RULE) >>> 1) + 1)
          marks[right] = own | (rules << 1)
          again++
        } else if (isLarge === 0) marks[right] = mark & ~UNCONFIRMED
      } while (member < LAST)
      added[rule]! += size - before
      found[rule]! += size - before + again
    }
    return this.#take(size)
  }

  /** Clears the marks and leaves out the partners that nothing confirms; gives how many stay. */
  #take(size: number): number {
    const { partners, rules } = this
    const marks = this.#marks
    const refused = this.#blocks.confirmAbove === undefined ? 0 : UNCONFIRMED
    let kept = 0
    for (let at = 0; at < size; at++) {
      const right = partners[at]!
      const mark = marks[right]!
      marks[right] = 0
      if ((mark & refused) !== 0) continue
      partners[kept] = right
      rules[kept++] = (mark % RULE) >>> 1
    }
    this.#counts.unconfirmed += size - kept
    return kept
  }

  #grow(): Uint32Array<ArrayBuffer> {
    const partners = new Uint32Array(2 * this.partners.length)
    partners.set(this.partners)
    this.partners = partners
    this.rules = new Uint8Array(partners.length)
    return partners
  }
}

function noCounts(rules: number): PairCounts {
  return { found: new Float64Array(rules), added: new Float64Array(rules), unconfirmed: 0 }
}
