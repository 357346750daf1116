import type { LinkageModel } from '../model/linkage-model.ts'
import type { StoreReader } from '../storage/store.ts'
import { CandidateSet } from './candidate-set.ts'
import { KeyColumns } from './key-columns.ts'
import type { Postings } from './postings.ts'
import type { RecentPostings } from './recent-postings.ts'
import { BLOCK, HIGH, LOW, type RecordBlocks, RULE } from './record-blocks.ts'

/** A block this many times over the limit that the model does not know is not looked at. */
const EMERGENCY = 20

/** Finds the records that share a block with one. */
export class CandidateSearch {
  /** What the last search met. */
  readonly met: CandidateSet
  /** By block of the last search: how many records are in it, the record itself included. */
  sizes: Uint32Array = new Uint32Array(256)
  /** Blocks that were too large to be looked at, since the beginning. */
  skipped = 0
  readonly #postings: Postings
  readonly #confirmAbove: number
  readonly #most: number
  readonly #keys = new KeyColumns()
  readonly #fresh: number[] = []

  constructor({ blocking }: LinkageModel, postings: Postings) {
    this.met = new CandidateSet(blocking.rules.length)
    this.#postings = postings
    this.#confirmAbove = blocking.confirmAbove ?? Infinity
    this.#most = EMERGENCY * (blocking.blockLimit ?? blocking.maxBlockSize)
  }

  /**
   * @param blocks - with cuts resolved.
   * @param self - the record's own number, which is not met; −1 if it has none. It counts in its
   *   blocks as if it were stored.
   */
  find(reader: StoreReader, blocks: RecordBlocks, self: number): void {
    const { met } = this
    met.clear()
    const keys = this.#keys
    keys.count = 0
    for (let block = 0; block < blocks.length; block += BLOCK) {
      keys.push(blocks[block + LOW]!, blocks[block + HIGH]!)
    }
    const { start, records } = this.#postings.find(reader, keys)
    this.#roomFor(keys.count)
    for (let block = 0, key = 0; block < blocks.length; block += BLOCK, key++) {
      const from = start[key]!
      const to = start[key + 1]!
      const isStored = self >= 0 && records.subarray(from, to).includes(self)
      const size = isStored ? to - from : to - from + 1
      this.sizes[key] = size
      if (size > this.#most) {
        this.skipped++
        continue
      }
      const isSmall = size <= this.#confirmAbove
      const rule = blocks[block + RULE]!
      for (let at = from; at < to; at++) {
        if (records[at] !== self) met.meet(records[at]!, rule, isSmall)
      }
    }
  }

  /**
   * Goes on from a search that was made when fewer records were there: meets those that came since.
   *
   * @param sizes - as that search left them.
   * @param last - records with higher numbers came since.
   * @param since - who got or lost keys since.
   * @returns false if more has changed than that: everything is to be searched anew.
   */
  goOn(
    blocks: RecordBlocks,
    self: number,
    sizes: Uint32Array,
    last: number,
    since: readonly RecentPostings[],
  ): boolean {
    const { met } = this
    met.clear()
    this.#roomFor(sizes.length)
    const fresh = this.#fresh
    // Who was there before may have been anything to it, and who lost a key is to be forgotten.
    const isOther = (code: number): boolean => {
      const record = code >>> 1
      if (record === self) return false
      if (record <= last || code % 2 === 1) return true
      if (!fresh.includes(record)) fresh.push(record)
      return false
    }
    for (let block = 0, key = 0; block < blocks.length; block += BLOCK, key++) {
      const before = sizes[key]!
      fresh.length = 0
      for (const postings of since) {
        if (postings.some(blocks[block + LOW]!, blocks[block + HIGH]!, isOther)) return false
      }
      const size = before + fresh.length
      this.sizes[key] = size
      if (size > this.#most) this.skipped++
      if (fresh.length === 0) continue
      const isSmall = size <= this.#confirmAbove
      // A large block asks for another one, and one that is too large for none.
      if (isSmall !== before <= this.#confirmAbove) return false
      if (size > this.#most !== before > this.#most) return false
      if (size > this.#most) continue
      const rule = blocks[block + RULE]!
      for (const record of fresh) met.meet(record, rule, isSmall)
    }
    return true
  }

  #roomFor(keys: number): void {
    if (keys > this.sizes.length) this.sizes = new Uint32Array(2 * keys)
  }
}
