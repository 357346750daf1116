import { describe, expect, it } from 'vitest'
import {
  checkObjective,
  chooseBest,
  chooseNearest,
  type Objective,
} from '../../src/analysis/objective.ts'
import { measuresOf } from '../../src/analysis/threshold-measures.ts'

const COSTS = { wrong: 100, missed: 10, review: 1 }

/** 1,000 records, 100 true pairs. */
const row = (lower: number, upper: number, counts: Partial<Record<string, number>>) =>
  measuresOf(
    { lower, upper, margin: 3 },
    { right: 90, wrong: 1, truePairs: 100, held: 0, items: 5, ...counts },
    1000,
    COSTS,
  )

const ROWS = [
  row(-3, 2, { right: 97, wrong: 4, held: 0, items: 2 }),
  row(-6, 6, { right: 92, wrong: 1, held: 8, items: 60 }),
  row(-3, 6, { right: 92, wrong: 1, held: 6, items: 20 }),
  row(0, 6, { right: 92, wrong: 1, held: 2, items: 8 }),
  row(-3, 9, { right: 80, wrong: 0, held: 15, items: 30 }),
]

const objective = (more: Partial<Objective>): Objective => ({
  constraints: {},
  presentLower: -3,
  ...more,
})
const chosen = (more: Partial<Objective>) => {
  const best = chooseBest(ROWS, objective(more))
  return best && [best.lower, best.upper]
}

describe('the best thresholds', () => {
  it('have the highest F1, and leave the lower threshold where it is', () => {
    expect(chosen({})).toEqual([-3, 2])
    expect(chosen({ constraints: { atMostWrong: 0.02 } })).toEqual([-3, 6])
  })

  it('go as low as a limit of review allows', () => {
    expect(chosen({ constraints: { atMostWrong: 0.02, atMostReview: 100 } })).toEqual([-6, 6])
    expect(chosen({ constraints: { atMostWrong: 0.02, atMostReview: 10 } })).toEqual([0, 6])
  })

  it('do not hide near matches for the F1 that fewer rivals bring', () => {
    const rivals = row(6, 6, { right: 93, wrong: 1, held: 0, items: 0 })
    const constraints = { atMostWrong: 0.02, atMostReview: 100 }
    const best = chooseBest([...ROWS, rivals], objective({ constraints }))
    expect([best!.lower, best!.upper]).toEqual([-6, 6])
    expect(chooseBest([rivals], objective({ constraints }))).toBe(rivals)
  })

  it('cost least, if costs are stated: wrong, lost to both, reviewed', () => {
    // 400+30+2, 100+0+60, 100+20+20, 100+60+8, 0+50+30
    expect(ROWS.map(({ expectedCost }) => expectedCost)).toEqual([432, 160, 140, 168, 80])
    expect(chosen({ costs: COSTS })).toEqual([-3, 9])
    expect(chosen({ costs: COSTS, constraints: { atLeastRecall: 0.9 } })).toEqual([-3, 6])
  })

  it('are none where no row keeps to the constraints; the nearest is another matter', () => {
    const impossible = { constraints: { atMostWrong: 0, atLeastRecall: 0.9 } }
    expect(chosen(impossible)).toBeUndefined()
    expect(chooseNearest(ROWS, objective({ constraints: { atLeastRecall: 0.99 } })).upper).toBe(2)
  })

  it('do not depend on the order of rows', () => {
    const best = chooseBest(ROWS.toReversed(), objective({ costs: COSTS }))
    expect(best).toEqual(chooseBest(ROWS, objective({ costs: COSTS })))
  })

  it.each([
    ['a negative cost', { costs: { wrong: -1 } }],
    ['a share above 1', { constraints: { atMostWrong: 2 } }],
    ['a negative load', { constraints: { atMostReview: -1 } }],
    ['a recall that is none', { constraints: { atLeastRecall: Number.NaN } }],
  ])('are refused for %s', (_, more) => {
    expect(() => checkObjective(objective(more))).toThrow(
      expect.objectContaining({ code: 'linkage-option-invalid' }),
    )
  })
})
