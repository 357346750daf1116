/** Fewer keys than this are sorted by comparing: clearing the counters would cost more. */
const FEW = 2048

/**
 * Sorts `order` so that `(high, low)` keys ascend: least-significant-digit radix sort, 16 bits a
 * pass, stable. Passes in which all keys share the digit are skipped.
 *
 * @param order - indices into the keys; sorted in place.
 * @param low - low 32 bits of the keys.
 * @param high - high 32 bits of the keys; omit for 32-bit keys.
 *
 * Cost: at most 4 passes of O(n); one scratch array of the size of `order`.
 */
export function radixSortBy(order: Uint32Array, low: Uint32Array, high?: Uint32Array): void {
  if (order.length < FEW) {
    order.sort((a, b) => {
      const difference = high === undefined ? 0 : high[a]! - high[b]!
      return difference || low[a]! - low[b]!
    })
    return
  }
  let from: Uint32Array = order
  let to: Uint32Array = new Uint32Array(order.length)
  const counts = new Uint32Array(65536)
  for (const keys of high === undefined ? [low] : [low, high]) {
    for (const shift of [0, 16]) {
      counts.fill(0)
      for (let at = 0; at < from.length; at++) counts[(keys[from[at]!]! >>> shift) & 0xffff]!++
      const first = from.length > 0 ? (keys[from[0]!]! >>> shift) & 0xffff : 0
      if (counts[first] === from.length) continue
      for (let digit = 0, sum = 0; digit < 65536; digit++) {
        const count = counts[digit]!
        counts[digit] = sum
        sum += count
      }
      for (let at = 0; at < from.length; at++) {
        const index = from[at]!
        to[counts[(keys[index]! >>> shift) & 0xffff]!++] = index
      }
      const swap = from
      from = to
      to = swap
    }
  }
  if (from !== order) order.set(from)
}
