import { connectedComponents } from '../clustering/connected-components.ts'
import { denseLabels } from '../evaluation/dense-labels.ts'
import type { DependentShare } from '../evaluation/dependent-interval.ts'
import { listedVariance } from '../evaluation/listed-variance.ts'
import { share } from '../evaluation/quality.ts'
import type { LabelledPairs } from './truth.ts'

/** Which labels are right, of those that count and how often; by their place. */
export interface LabelQuestion {
  readonly right: (at: number) => boolean
  readonly counts: (at: number) => number
  /** Kinds of error that make the share smaller; 1 if not given. */
  readonly kinds?: number
}

/**
 * Shares of labelled pairs. Each label weighs by its certainty and by the inverse of the probability
 * with which it was drawn (Horvitz & Thompson 1952, JASA 47; as a ratio, Hájek 1971), so that labels
 * drawn unevenly speak for all pairs that could have been drawn, and only for those.
 *
 * Labels depend on each other where they share a person: records that matches join are one.
 *
 * @param records - how many records there are.
 */
export function labelShares(
  labels: LabelledPairs,
  records: number,
): (question: LabelQuestion) => DependentShare {
  const weight = labels.certainty.map((certainty, at) => certainty / labels.inclusion[at]!)
  const persons = personsOf(records, labels)
  return ({ right, counts, kinds = 1 }) => {
    const counted = weight.map((each, at) => each * counts(at))
    let [all, good, squares] = [0, 0, 0]
    for (const [at, each] of counted.entries()) {
      all += each
      squares += each * each
      if (right(at)) good += each
    }
    const value = share(good, all)
    const part = counted.map((each, at) => each * ((right(at) ? 1 : 0) - value))
    const independent = part.reduce((sum, each) => sum + each * each, 0)
    const variance = Math.max(independent, varianceOf(persons, part))
    return {
      value,
      variance: all === 0 ? 0 : variance / all ** 2,
      // As many labels of equal weight as these are worth.
      size: all === 0 ? 0 : all ** 2 / squares,
      clump: 1,
      kinds,
    }
  }
}

interface LabelPersons {
  readonly count: number
  readonly left: Uint32Array
  readonly right: Uint32Array
}

/** Who the records of labels are, as far as labels tell. */
function personsOf(records: number, { left, right, match }: LabelledPairs): LabelPersons {
  const joins = (_: number, at: number): boolean => match[at] === 1
  const component = connectedComponents(records, left.filter(joins), right.filter(joins))
  const personOf = (record: number): number => component[record]!
  const { ids, count } = denseLabels([...left.map(personOf), ...right.map(personOf)])
  return { count, left: ids.subarray(0, left.length), right: ids.subarray(left.length) }
}

function varianceOf({ count, left, right }: LabelPersons, part: Float64Array): number {
  const own = new Float64Array(count)
  for (const [at, each] of part.entries()) if (left[at] === right[at]) own[left[at]!]! += each
  const isShared = (_: number, at: number): boolean => left[at] !== right[at]
  return listedVariance(own, {
    left: left.filter(isShared),
    right: right.filter(isShared),
    part: part.filter(isShared),
  })
}
