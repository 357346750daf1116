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
 * By counting where the labels are small whole numbers, as cluster labels are, otherwise by sorting;
 * not by a Map, which ends at 2²⁴ entries: a national file has more clusters.
 *
 * @param labels - any numbers; negative and NaN stand for "not known".
 *
 * Cost: O(labels) if they are whole numbers below a few times their count, otherwise
 * O(labels · log labels).
 *
 * @example
 * ```ts
 * denseLabels([9, -1, 4, 9]) // { ids: [1, 2, 0, 1], count: 2, labels: [4, 9] }
 * ```
 */
export function denseLabels(labels: ArrayLike<number>): DenseLabels {
  const end = smallEnd(labels)
  return end === undefined ? bySorting(labels) : byCounting(labels, end)
}

/** Above the largest label, if all known ones are small whole numbers. */
function smallEnd(labels: ArrayLike<number>): number | undefined {
  const limit = 4 * labels.length + 1024
  let end = 0
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!
    if (!(label >= 0)) continue
    if (label >= limit || label !== Math.floor(label)) return undefined
    if (label >= end) end = label + 1
  }
  return end
}

function byCounting(labels: ArrayLike<number>, end: number): DenseLabels {
  // First 1 where there is such a label, then its number.
  const numberOf = new Uint32Array(end)
  for (let at = 0; at < labels.length; at++) if (labels[at]! >= 0) numberOf[labels[at]!] = 1
  const known = new Float64Array(end)
  let count = 0
  for (let label = 0; label < end; label++) {
    if (numberOf[label] === 0) continue
    numberOf[label] = count
    known[count++] = label
  }
  const ids = new Uint32Array(labels.length)
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!
    ids[at] = label >= 0 ? numberOf[label]! : count
  }
  return { ids, count, labels: known.subarray(0, count) }
}

function bySorting(labels: ArrayLike<number>): DenseLabels {
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
