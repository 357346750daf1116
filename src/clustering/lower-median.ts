/**
 * The lower median: the ⌈n/2⌉-th smallest value, so that it is always one of the values and an
 * even split is read pessimistically.
 *
 * @param values - scratch: its first `count` entries are the values, in any order, and are moved.
 * @param count - at least 1.
 * @returns `lowerMedian` of 1, 2, 3, 4 is 2.
 *
 * Cost: O(count) expected.
 *
 * Source: C. A. R. Hoare (1961), "Algorithm 65: Find", CACM 4(7).
 *
 * @example
 * ```ts
 * lowerMedian(Float64Array.of(9, 1, 5, 7), 4) // 5
 * ```
 */
export function lowerMedian(values: Float64Array, count: number): number {
  const target = (count - 1) >> 1
  let low = 0
  let high = count - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1]!
    let i = low
    let j = high
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i <= j) {
        const moved = values[i]!
        values[i++] = values[j]!
        values[j--] = moved
      }
    }
    if (target <= j) high = j
    else if (target >= i) low = i
    else break
  }
  return values[target]!
}
