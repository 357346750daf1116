import { type ClusterPair, goesBefore } from './cluster-pair.ts'

/** Pairs sorted best first, read from `at` on. */
interface Batch {
  readonly pairs: readonly ClusterPair[]
  at: number
}

/**
 * Gives pairs best first, from batches that are each sorted once: a heap of batches by their heads.
 *
 * Not a heap of pairs: where a thousand records agree, each join leaves a thousand dead pairs
 * behind. Here they are passed over one after the other, and the heap is as small as the clusters
 * are few.
 */
export class PairQueue {
  readonly #heap: Batch[] = []

  /** Adds the open ones of these pairs. */
  add(pairs: readonly ClusterPair[]): void {
    const open = pairs.filter((pair) => pair.state === 'open')
    if (open.length === 0) return
    open.sort((x, y) => (goesBefore(x, y) ? -1 : 1))
    this.#heap.push({ pairs: open, at: 0 })
    this.#siftUp(this.#heap.length - 1)
  }

  /** Takes the best pair that is still open. */
  pop(): ClusterPair | undefined {
    const heap = this.#heap
    while (heap.length > 0) {
      const batch = heap[0]!
      const pair = batch.pairs[batch.at]!
      const isOpen = pair.state === 'open'
      do batch.at++
      while (batch.at < batch.pairs.length && batch.pairs[batch.at]!.state !== 'open')

      if (batch.at === batch.pairs.length) {
        const last = heap.pop()!
        if (heap.length > 0) heap[0] = last
      }
      this.#siftDown()
      if (isOpen) return pair
    }
    return undefined
  }

  #siftUp(from: number): void {
    const heap = this.#heap
    const batch = heap[from]!
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!headGoesBefore(batch, heap[parent]!)) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = batch
  }

  #siftDown(): void {
    const heap = this.#heap
    const batch = heap[0]
    if (batch === undefined) return
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && headGoesBefore(heap[child + 1]!, heap[child]!)) child++
      if (!headGoesBefore(heap[child]!, batch)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = batch
  }
}

// A head may have gone since its batch was placed; its rank has not changed by that.
function headGoesBefore(x: Batch, y: Batch): boolean {
  return goesBefore(x.pairs[x.at]!, y.pairs[y.at]!)
}
