/** Pairs at or above a floor with their match weights; grows as they are found. */
export class ScoredPairs {
  left: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12)
  right: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12)
  weight: Float64Array<ArrayBuffer> = new Float64Array(1 << 12)
  size = 0

  /** Adds pairs that another thread found. */
  pushAll(left: Uint32Array, right: Uint32Array, weight: Float64Array): void {
    for (let at = 0; at < left.length; at++) this.push(left[at]!, right[at]!, weight[at]!)
  }

  /** The pairs so far, in arrays of their own length. */
  trimmed(): { left: Uint32Array; right: Uint32Array; weight: Float64Array } {
    return {
      left: this.left.slice(0, this.size),
      right: this.right.slice(0, this.size),
      weight: this.weight.slice(0, this.size),
    }
  }

  push(left: number, right: number, weight: number): void {
    if (this.size === this.left.length) {
      const length = this.size * 2
      const [oldLeft, oldRight, oldWeight] = [this.left, this.right, this.weight]
      this.left = new Uint32Array(length)
      this.right = new Uint32Array(length)
      this.weight = new Float64Array(length)
      this.left.set(oldLeft)
      this.right.set(oldRight)
      this.weight.set(oldWeight)
    }
    this.left[this.size] = left
    this.right[this.size] = right
    this.weight[this.size++] = weight
  }
}
