import type { LabelledPair } from './labels.ts'
import type { Pace } from './pace.ts'
import { type CountedVector, listed, type VectorCounter } from './vector-counter.ts'

/** A comparison vector of labelled matches, which stand for so many pairs each. */
export interface LabelledVector extends CountedVector {
  readonly importance: number
}

/** The vectors of the pairs that are labelled a match, by what their labels stand for. */
export async function labelledVectors(
  labels: readonly LabelledPair[],
  counter: VectorCounter,
  pace: Pace,
): Promise<LabelledVector[]> {
  const matches = labels.filter(({ match }) => match)
  const found: LabelledVector[] = []
  // In order, so that the order of labels does not show in sums.
  const importances = [...new Set(matches.map(({ importance }) => importance))]
  for (const importance of importances.sort((a, b) => a - b)) {
    const own = matches.filter((label) => label.importance === importance)
    const pairs = listed(own.map(({ left, right }) => [left, right] as const))
    const vectors = await counter.count(pairs, () => pace.step(1))
    for (const vector of vectors) found.push({ ...vector, importance })
  }
  return found
}
