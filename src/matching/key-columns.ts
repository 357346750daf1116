/** Keys as two columns of halves, filled again and again. */
export class KeyColumns {
  count = 0
  low: Uint32Array = new Uint32Array(64)
  high: Uint32Array = new Uint32Array(64)

  push(low: number, high: number): void {
    if (this.count === this.low.length) {
      const [lows, highs] = [new Uint32Array(2 * this.count), new Uint32Array(2 * this.count)]
      lows.set(this.low)
      highs.set(this.high)
      this.low = lows
      this.high = highs
    }
    this.low[this.count] = low
    this.high[this.count++] = high
  }

  has(low: number, high: number): boolean {
    for (let at = 0; at < this.count; at++) {
      if (this.low[at] === low && this.high[at] === high) return true
    }
    return false
  }
}

/** Lists of records, one after the other, filled again and again. */
export class RecordLists {
  /** Shape `lists + 1`: list `k` is `records[start[k], start[k + 1])`, ascending. */
  start: Uint32Array = new Uint32Array(256)
  records: Uint32Array = new Uint32Array(1024)
  count = 0

  clear(): void {
    this.count = 0
    this.start[0] = 0
  }

  /** How many records stand in all lists that are ended, and in the one that is not. */
  size = 0

  push(record: number): void {
    if (this.size === this.records.length) {
      const grown = new Uint32Array(2 * this.size)
      grown.set(this.records)
      this.records = grown
    }
    this.records[this.size++] = record
  }

  end(): void {
    if (++this.count === this.start.length) {
      const grown = new Uint32Array(2 * this.count)
      grown.set(this.start)
      this.start = grown
    }
    this.start[this.count] = this.size
  }
}
