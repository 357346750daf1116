/** Remembers what was made of a value, up to a number of values; then it begins anew. */
export class BoundedCache<K, V> {
  readonly #most: number
  readonly #make: (key: K) => V
  readonly #made = new Map<K, V>()

  /** @param make - a pure function, so that forgetting changes nothing. */
  constructor(most: number, make: (key: K) => V) {
    this.#most = most
    this.#make = make
  }

  get(key: K): V {
    let value = this.#made.get(key)
    if (value === undefined) {
      value = this.#make(key)
      if (this.#made.size >= this.#most) this.#made.clear()
      this.#made.set(key, value)
    }
    return value
  }
}
