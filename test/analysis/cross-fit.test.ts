import { describe, expect, it } from 'vitest'
import { crossFit } from '../../src/analysis/cross-fit.ts'
import type { SweptThresholds } from '../../src/analysis/sweep.ts'

const of = (...values: number[]) => Float64Array.from(values)

/** A row of two folds, each of 10 true pairs. */
function row(upper: number, right: [number, number], wrong: [number, number]): SweptThresholds {
  const none = of(0, 0)
  const counts = { right: of(...right), wrong: of(...wrong), truePairs: of(10, 10) }
  return { lower: -3, upper, margin: 3, counts: { ...counts, items: of(4, 2), held: none } }
}

const OBJECTIVE = { constraints: {}, presentLower: -3 }

describe('cross-fitting', () => {
  it('measures on each fold what the others chose', () => {
    // Each fold alone would choose the row that does the other fold harm.
    const rows = [row(4, [10, 6], [0, 8]), row(8, [6, 10], [8, 0])]
    const { measures, chosen } = crossFit(rows, { folds: 2 }, OBJECTIVE, 100)
    expect(chosen.map(({ upper }) => upper)).toEqual([8, 4])
    expect(measures.matchedPairs).toBe(28)
    expect(measures.wrongPairs).toBe(16)
    expect(measures.recall).toBe(12 / 20)
  })

  it('is the row itself where all folds agree', () => {
    const rows = [row(4, [9, 8], [0, 1]), row(8, [5, 5], [0, 0])]
    const { measures, chosen } = crossFit(rows, { folds: 2 }, OBJECTIVE, 100)
    expect(chosen.map(({ upper }) => upper)).toEqual([4, 4])
    expect(measures).toMatchObject({ recall: 17 / 20, precision: 17 / 18, reviewPerThousand: 60 })
  })

  it('counts the folds on which the choice kept to the constraints', () => {
    const rows = [row(4, [9, 9], [1, 0])]
    const objective = { ...OBJECTIVE, constraints: { atMostWrong: 0.06 } }
    expect(crossFit(rows, { folds: 2 }, objective, 100).foldsMet).toBe(1)
  })
})
