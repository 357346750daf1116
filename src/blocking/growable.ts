/** Block keys of records, as three growing columns: record, low and high 32 bits of the key. */
export class KeyEntries {
  records: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12)
  low: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12)
  high: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12)
  size = 0

  push(record: number, low: number, high: number): void {
    if (this.size === this.records.length) {
      this.records = double(this.records)
      this.low = double(this.low)
      this.high = double(this.high)
    }
    this.records[this.size] = record
    this.low[this.size] = low
    this.high[this.size] = high
    this.size++
  }
}

/** A growing list of unsigned integers. */
export class NumberList {
  values: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12)
  size = 0

  push(value: number): void {
    if (this.size === this.values.length) this.values = double(this.values)
    this.values[this.size++] = value
  }

  pushAll(values: Uint32Array): void {
    while (this.size + values.length > this.values.length) this.values = double(this.values)
    this.values.set(values, this.size)
    this.size += values.length
  }

  /** The numbers so far, where they stand: valid until the next push. */
  view(): Uint32Array {
    return this.values.subarray(0, this.size)
  }

  /** The numbers so far, on shared memory. */
  toShared(): Uint32Array {
    const shared = new Uint32Array(new SharedArrayBuffer(4 * this.size))
    shared.set(this.values.subarray(0, this.size))
    return shared
  }
}

function double(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(array.length * 2)
  grown.set(array)
  return grown
}
