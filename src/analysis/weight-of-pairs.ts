import { PairWeigher } from '../scoring/pair-weigher.ts'
import type { Decisions } from './decisions.ts'
import type { WeightOf } from './wrong-pairs.ts'

/** Weighs any pair if the records are there; otherwise what the links say. */
export function weightOfPairs({ evidence, links }: Decisions): WeightOf {
  if (evidence !== undefined) {
    const weigher = new PairWeigher(evidence.model, evidence.prepared)
    return (left, right) => weigher.weigh(left, right)
  }
  const { left: lefts, right: rights, weight } = links
  // Links stand by left, then right.
  return (left, right) => {
    let low = 0
    let high = lefts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (lefts[middle]! < left || (lefts[middle] === left && rights[middle]! < right)) {
        low = middle + 1
      } else high = middle
    }
    return lefts[low] === left && rights[low] === right ? weight[low]! : Number.NaN
  }
}
