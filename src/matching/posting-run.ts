/**
 * Postings by key, keys ascending (high half, then low). A code is a record twice, and one more if
 * the record lost the key: what is newer says so to what is older. In a list codes ascend, and each
 * record stands once. Filled again and again.
 */
export class PostingRun {
  /** Keys. */
  count = 0
  low: Uint32Array = new Uint32Array(256)
  high: Uint32Array = new Uint32Array(256)
  /** Shape `count + 1`: the codes of key `k` are `codes[start[k], start[k + 1])`. */
  start: Uint32Array = new Uint32Array(257)
  codes: Uint32Array = new Uint32Array(1024)
  size = 0

  clear(): void {
    this.count = 0
    this.size = 0
    this.start[0] = 0
  }

  push(code: number): void {
    if (this.size === this.codes.length) this.codes = doubled(this.codes)
    this.codes[this.size++] = code
  }

  /** Ends the list of a key. */
  end(low: number, high: number): void {
    if (this.count === this.low.length) {
      this.low = doubled(this.low)
      this.high = doubled(this.high)
      this.start = doubled(this.start)
    }
    this.low[this.count] = low
    this.high[this.count++] = high
    if (this.count === this.start.length) this.start = doubled(this.start)
    this.start[this.count] = this.size
  }
}

export function doubled(values: Uint32Array): Uint32Array {
  const more = new Uint32Array(2 * values.length)
  more.set(values)
  return more
}

/**
 * Puts two runs together; where both speak of a key and a record, the newer one counts.
 *
 * @param dropsDead - is nothing older left that needs to be told who lost a key?
 */
export function mergeRuns(
  newer: PostingRun,
  older: PostingRun,
  dropsDead: boolean,
  into: PostingRun,
): void {
  into.clear()
  let a = 0
  let b = 0
  while (a < newer.count || b < older.count) {
    const order = compareKeys(newer, a, older, b)
    const before = into.size
    const own = order <= 0 ? a++ : -1
    const other = order >= 0 ? b++ : -1
    mergeLists(newer, own, older, other, dropsDead, into)
    if (into.size === before) continue
    if (own >= 0) into.end(newer.low[own]!, newer.high[own]!)
    else into.end(older.low[other]!, older.high[other]!)
  }
}

function compareKeys(x: PostingRun, a: number, y: PostingRun, b: number): number {
  if (a === x.count) return 1
  if (b === y.count) return -1
  return x.high[a]! - y.high[b]! || x.low[a]! - y.low[b]!
}

function mergeLists(
  newer: PostingRun,
  own: number,
  older: PostingRun,
  other: number,
  dropsDead: boolean,
  into: PostingRun,
): void {
  let a = own < 0 ? 0 : newer.start[own]!
  let b = other < 0 ? 0 : older.start[other]!
  const endA = own < 0 ? 0 : newer.start[own + 1]!
  const endB = other < 0 ? 0 : older.start[other + 1]!
  while (a < endA || b < endB) {
    const recordA = a < endA ? newer.codes[a]! >>> 1 : Infinity
    const recordB = b < endB ? older.codes[b]! >>> 1 : Infinity
    const code = recordA <= recordB ? newer.codes[a]! : older.codes[b]!
    if (recordA <= recordB) a++
    if (recordB <= recordA) b++
    if (!dropsDead || code % 2 === 0) into.push(code)
  }
}
