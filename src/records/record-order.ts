import { radixSortBy } from './radix-sort.ts'
import type { StringTable } from './string-table.ts'

/**
 * The order of rows by the bytes of one text value each: `order[rank]` is a row; on shared memory.
 *
 * @param ids - shape `rows`: the value of each row in `values`.
 *
 * Sorted on the eight bytes after the common prefix by radix, then ties by whole comparison.
 */
export function orderByText(ids: Uint32Array, values: StringTable): Uint32Array {
  const { bytes, offsets } = values
  const order = new Uint32Array(new SharedArrayBuffer(4 * ids.length))
  for (let row = 0; row < order.length; row++) order[row] = row
  const skip = commonPrefix(ids, values)
  const low = new Uint32Array(ids.length)
  const high = new Uint32Array(ids.length)
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row]!
    const end = offsets[id + 1]!
    let at = offsets[id]! + skip
    let word = 0
    for (let k = 0; k < 4; k++, at++) word = (word << 8) | (at < end ? bytes[at]! : 0)
    high[row] = word
    for (let k = 0; k < 4; k++, at++) word = (word << 8) | (at < end ? bytes[at]! : 0)
    low[row] = word
  }
  radixSortBy(order, low, high)
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    const row = order[start]!
    while (end < order.length && high[order[end]!] === high[row] && low[order[end]!] === low[row]) {
      end++
    }
    if (end - start > 1) {
      order.subarray(start, end).sort((a, b) => values.compare(ids[a]!, ids[b]!) || a - b)
    }
    start = end
  }
  return order
}

function commonPrefix(ids: Uint32Array, { bytes, offsets }: StringTable): number {
  if (ids.length === 0) return 0
  const first = ids[0]!
  const start = offsets[first]!
  let shared = offsets[first + 1]! - start
  for (const id of ids) {
    const own = offsets[id]!
    const length = Math.min(shared, offsets[id + 1]! - own)
    let at = 0
    while (at < length && bytes[own + at] === bytes[start + at]) at++
    shared = at
    if (shared === 0) break
  }
  return shared
}
