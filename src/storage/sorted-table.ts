/** Entries of a leaf before it is cut in two. */
const LEAF_ENTRIES = 256

interface Leaf {
  readonly keys: Uint8Array[]
  readonly values: Uint8Array[]
}

/** A table in memory: entries in leaves, by the order of the bytes of their keys. */
export class SortedTable {
  /** Never empty but for the only one. */
  readonly #leaves: Leaf[] = [{ keys: [], values: [] }]
  /** Index of the leaf where {@link #find} looked last. */
  #leaf = 0
  /** Place in that leaf of the key, or where it would go. */
  #place = 0
  count = 0

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#find(key) ? this.#leaves[this.#leaf]!.values[this.#place] : undefined
  }

  /** Keeps the arrays as they are. @returns the value it had. */
  put(key: Uint8Array, value: Uint8Array): Uint8Array | undefined {
    const there = this.#find(key)
    const { keys, values } = this.#leaves[this.#leaf]!
    if (there) {
      const before = values[this.#place]
      values[this.#place] = value
      return before
    }
    keys.splice(this.#place, 0, key)
    values.splice(this.#place, 0, value)
    this.count++
    if (keys.length > LEAF_ENTRIES) {
      const half = keys.length >> 1
      this.#leaves.splice(this.#leaf + 1, 0, {
        keys: keys.splice(half),
        values: values.splice(half),
      })
    }
    return
  }

  /** @returns the value it had. */
  remove(key: Uint8Array): Uint8Array | undefined {
    if (!this.#find(key)) return
    const { keys, values } = this.#leaves[this.#leaf]!
    const [before] = values.splice(this.#place, 1)
    keys.splice(this.#place, 1)
    this.count--
    if (keys.length === 0 && this.#leaves.length > 1) this.#leaves.splice(this.#leaf, 1)
    return before
  }

  /** The first entry at or after a key (only after it, if `beyond`); the first of all without one. */
  after(key: Uint8Array | undefined, beyond: boolean): [Uint8Array, Uint8Array] | undefined {
    let leaf = 0
    let place = 0
    if (key !== undefined) {
      const there = this.#find(key)
      leaf = this.#leaf
      place = there && beyond ? this.#place + 1 : this.#place
      if (place === this.#leaves[leaf]!.keys.length) {
        leaf++
        place = 0
      }
    }
    return this.#entry(leaf, place)
  }

  /** The last entry before a key; the last of all without one. */
  before(key: Uint8Array | undefined): [Uint8Array, Uint8Array] | undefined {
    let leaf = this.#leaves.length - 1
    let place = this.#leaves[leaf]!.keys.length - 1
    if (key !== undefined) {
      this.#find(key)
      leaf = this.#leaf
      place = this.#place - 1
      if (place < 0 && leaf > 0) {
        leaf--
        place = this.#leaves[leaf]!.keys.length - 1
      }
    }
    return this.#entry(leaf, place)
  }

  #entry(leaf: number, place: number): [Uint8Array, Uint8Array] | undefined {
    const found = this.#leaves[leaf]
    const key = found?.keys[place]
    return key === undefined ? undefined : [key, found!.values[place]!]
  }

  #find(key: Uint8Array): boolean {
    let low = 0
    let high = this.#leaves.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (Buffer.compare(this.#leaves[middle]!.keys[0]!, key) <= 0) low = middle
      else high = middle - 1
    }
    this.#leaf = low
    const { keys } = this.#leaves[low]!
    low = 0
    high = keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      const order = Buffer.compare(keys[middle]!, key)
      if (order === 0) {
        this.#place = middle
        return true
      }
      if (order < 0) low = middle + 1
      else high = middle
    }
    this.#place = low
    return false
  }
}
