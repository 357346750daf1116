/** Labels renumbered without gaps. */
export interface DenseLabels {
  /** `0..count-1` in the order of the labels; `count` where the label is negative or NaN. */
  readonly ids: Uint32Array
  readonly count: number
  /** The label of each number, ascending. */
  readonly labels: Float64Array
}

/**
 * Renumbers labels from 0 in their numeric order, without gaps.
 *
 * By sorting and not by a Map: a Map ends at 2²⁴ entries, and a national file has more clusters.
 *
 * @param labels - any numbers; negative and NaN stand for "not known".
 *
 * Cost: O(labels · log labels).
 *
 * @example
 * ```ts
 * denseLabels([9, -1, 4, 9]) // { ids: [1, 2, 0, 1], count: 2, labels: [4, 9] }
 * ```
 */
export function denseLabels(labels: ArrayLike<number>): DenseLabels {
  const sorted = Float64Array.from(labels).sort()
  let count = 0
  for (let at = 0; at < sorted.length; at++) {
    const label = sorted[at]!
    if (label >= 0 && (count === 0 || label !== sorted[count - 1])) sorted[count++] = label
  }

  const known = sorted.subarray(0, count)
  const ids = new Uint32Array(labels.length)
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!
    ids[at] = label >= 0 ? indexIn(known, label) : count
  }
  return { ids, count, labels: known }
}

/** Where a label is in ascending labels, or would be. */
export function indexIn(labels: Float64Array, label: number): number {
  let low = 0
  let high = labels.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (labels[middle]! < label) low = middle + 1
    else high = middle
  }
  return low
}
