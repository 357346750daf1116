/** Sets of records as lists of numbers that ascend, each once. */
export type RecordSet = Uint32Array

export const NO_RECORDS: RecordSet = new Uint32Array(0)

/** What is in any of the sets. */
export function unionOf(sets: readonly RecordSet[]): RecordSet {
  const filled = sets.filter((set) => set.length > 0).sort((a, b) => a.length - b.length)
  // The two smallest first, so that no record is passed over more often than need be.
  while (filled.length > 1) {
    const both = unionOfTwo(filled.shift()!, filled.shift()!)
    const place = filled.findIndex((set) => set.length >= both.length)
    filled.splice(place < 0 ? filled.length : place, 0, both)
  }
  return filled[0] ?? NO_RECORDS
}

function unionOfTwo(a: RecordSet, b: RecordSet): RecordSet {
  const all = new Uint32Array(a.length + b.length)
  let [size, left, right] = [0, 0, 0]
  while (left < a.length && right < b.length) {
    const [one, other] = [a[left]!, b[right]!]
    all[size++] = Math.min(one, other)
    if (one <= other) left++
    if (other <= one) right++
  }
  while (left < a.length) all[size++] = a[left++]!
  while (right < b.length) all[size++] = b[right++]!
  return all.subarray(0, size)
}

/** What is in both sets; quick where one is small. */
export function intersectionOf(left: RecordSet, right: RecordSet): RecordSet {
  const [few, many] = left.length < right.length ? [left, right] : [right, left]
  const both = new Uint32Array(few.length)
  let size = 0
  let from = 0
  for (const record of few) {
    from = firstFrom(many, record, from)
    if (from === many.length) break
    if (many[from] === record) both[size++] = record
  }
  return both.subarray(0, size)
}

/** Is a record in the set? */
export function isIn(set: RecordSet, record: number): boolean {
  return set[firstFrom(set, record, 0)] === record
}

/** Place of the first that is not below a record, by steps that double from a place on. */
export function firstFrom(set: RecordSet, record: number, from: number): number {
  let step = 1
  let low = from
  while (low + step < set.length && set[low + step]! < record) {
    low += step
    step *= 2
  }
  let high = Math.min(set.length, low + step + 1)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (set[middle]! < record) low = middle + 1
    else high = middle
  }
  return low
}
