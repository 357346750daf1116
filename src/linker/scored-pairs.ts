/** Pairs at or above a floor with their match weights; grows as they are found. */
export class ScoredPairs {
  left: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12)
  right: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12)
  weight: Float64Array<ArrayBuffer> = new Float64Array(1 << 12)
  size = 0

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
