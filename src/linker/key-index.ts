import type { TextColumn } from '../records/table.ts'
import type { RecordKeys } from './record-keys.ts'

/**
 * Finds records (in key order) by their id, or `source/id` where there are several sources. The
 * order of keys is the index: it costs no memory, and a Map would end at 2^24 records.
 */
export class KeyIndex {
  readonly #keys: RecordKeys

  constructor(keys: RecordKeys) {
    this.#keys = keys
  }

  /** The record's place in key order; undefined if there is none. */
  find(source: string, id: string): number | undefined {
    const { ids, sources, order } = this.#keys
    if (sources === undefined && source !== '') return undefined
    const utf8 = new TextEncoder()
    const [sourceBytes, idBytes] = [utf8.encode(source), utf8.encode(id)]
    const compare = (row: number): number => {
      const bySource = sources === undefined ? 0 : compareValue(sources, row, sourceBytes)
      return bySource || compareValue(ids, row, idBytes)
    }
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(order[middle]!) < 0) low = middle + 1
      else high = middle
    }
    return low < order.length && compare(order[low]!) === 0 ? low : undefined
  }
}

/** Compares the value of a row with bytes: negative, 0 or positive. */
function compareValue({ ids, values }: TextColumn, row: number, other: Uint8Array): number {
  const { bytes, offsets } = values
  const start = offsets[ids[row]!]!
  const length = offsets[ids[row]! + 1]! - start
  const shared = Math.min(length, other.length)
  for (let at = 0; at < shared; at++) {
    const difference = bytes[start + at]! - other[at]!
    if (difference !== 0) return difference
  }
  return length - other.length
}
