const CHUNK = 1 << 16

/** A growing list of unsigned integers, in chunks: growing copies nothing. */
export class NumberList {
  readonly #full: Uint32Array[] = []
  #last = new Uint32Array(64)
  #used = 0
  #before = 0

  get size(): number {
    return this.#before + this.#used
  }

  push(value: number): void {
    if (this.#used === this.#last.length) this.#grow()
    this.#last[this.#used++] = value
  }

  /** Adds `values[from, to)`. */
  pushAll(values: ArrayLike<number>, from: number, to: number): void {
    for (let at = from; at < to; at++) this.push(values[at]!)
  }

  #grow(): void {
    this.#full.push(this.#last)
    this.#before += this.#used
    this.#used = 0
    this.#last = new Uint32Array(Math.min(CHUNK, 2 * this.#last.length))
  }

  /** The numbers so far, moved to shared memory; the list is empty after it. */
  takeShared(): Uint32Array {
    return this.#takeInto(new Uint32Array(new SharedArrayBuffer(4 * this.size)))
  }

  /** The numbers so far; the list is empty after it. */
  take(): Uint32Array {
    return this.#takeInto(new Uint32Array(this.size))
  }

  #takeInto(taken: Uint32Array): Uint32Array {
    let at = 0
    this.#full.reverse()
    for (let chunk = this.#full.pop(); chunk !== undefined; chunk = this.#full.pop()) {
      taken.set(chunk, at)
      at += chunk.length
    }
    taken.set(this.#last.subarray(0, this.#used), at)
    this.#before = 0
    this.#used = 0
    return taken
  }
}
