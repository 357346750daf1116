import type { ScoredPairs } from '../scoring/scored-pairs.ts'
import type { Truth } from './truth.ts'

/** Of each scored pair, what truth says: 1 one person, 0 two, −1 not known; and for how many pairs it stands. */
export interface TruthOfPairs {
  readonly match: Float64Array
  /** Absent: each stands for itself. */
  readonly importance?: Float64Array
}

/** Looks every scored pair up in the truth. */
export function truthOfPairs({ left, right, size }: ScoredPairs, truth: Truth): TruthOfPairs {
  const match = new Float64Array(size).fill(-1)
  if (truth.kind === 'persons') {
    for (let at = 0; at < size; at++) {
      const [a, b] = [truth.persons[left[at]!]!, truth.persons[right[at]!]!]
      if (a >= 0 && b >= 0) match[at] = a === b ? 1 : 0
    }
    return { match }
  }
  const importance = new Float64Array(size).fill(1)
  const rightsOf = new Map<number, Map<number, number>>()
  for (const [at, record] of truth.left.entries()) {
    const rights = rightsOf.get(record) ?? new Map<number, number>()
    rightsOf.set(record, rights.set(truth.right[at]!, at))
  }
  for (let at = 0; at < size; at++) {
    const label = rightsOf.get(left[at]!)?.get(right[at]!)
    if (label === undefined) continue
    match[at] = truth.match[label]!
    importance[at] = truth.certainty[label]! / truth.inclusion[label]!
  }
  return { match, importance }
}
