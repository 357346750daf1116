import { combineHashTo } from '../records/hash.ts'
import type { KeySink } from './key-part.ts'

/** Most keys held while parts are multiplied. */
export const MOST_KEYS = 1024

/** Keys of one record as two columns; those beyond the bound are dropped. Reused, never kept. */
export class KeyList implements KeySink {
  readonly low: Uint32Array = new Uint32Array(MOST_KEYS)
  readonly high: Uint32Array = new Uint32Array(MOST_KEYS)
  size = 0

  push(low: number, high: number): void {
    if (this.size === MOST_KEYS) return
    this.low[this.size] = low
    this.high[this.size++] = high
  }

  /** Adds the hash of two keys, which depends on their order. */
  pushCombined(lowA: number, highA: number, lowB: number, highB: number): void {
    if (this.size === MOST_KEYS) return
    combineHashTo(lowA, highA, lowB, highB, this.low, this.high, this.size++)
  }

  /** Becomes every key of `a` combined with every key of `b`, those of `a` in turn for each of `b`. */
  setProduct(a: KeyList, b: KeyList): void {
    const { low, high } = this
    const count = Math.min(a.size * b.size, MOST_KEYS)
    for (let at = 0, i = 0, j = 0; at < count; at++) {
      combineHashTo(a.low[i]!, a.high[i]!, b.low[j]!, b.high[j]!, low, high, at)
      if (++i === a.size) {
        i = 0
        j++
      }
    }
    this.size = count
  }
}
