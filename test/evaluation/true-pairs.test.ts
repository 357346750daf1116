import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { truePairs } from '../../src/evaluation/true-pairs.ts'

/** All ways to choose `count` of `size`. */
function* samples(size: number, count: number, from = 0): Generator<number[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let first = from; first <= size - count; first++) {
    for (const rest of samples(size, count - 1, first + 1)) yield [first, ...rest]
  }
}

const pairs = fc.array(
  fc.record({
    probability: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
    match: fc.constantFrom(0, 1),
    counted: fc.constantFrom(0, 1),
  }),
  { minLength: 4, maxLength: 6 },
)

describe('the estimated number of true pairs', () => {
  it('is what the model states without labels, and the truth with all of them', () => {
    const probability = [0.9, 0.2, 0.5]
    const none = { at: [], match: [], inclusion: [] }
    expect(truePairs(probability, [1, 0, 1], none)).toBeCloseTo(1.4)
    const all = { at: [0, 1, 2], match: [0, 1, 1], inclusion: [1, 1, 1] }
    expect(truePairs(probability, [1, 1, 1], all)).toBeCloseTo(2)
    expect(truePairs(probability, [1, 0, 1], all)).toBeCloseTo(1)
  })

  it('is right on average over all samples, whatever the model states', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        // Beside many true pairs that nobody looks at, so that no sample ends below 0.
        const certain = Array.from({ length: 20 }, () => 1)
        const probability = [...all.map((pair) => pair.probability), ...certain]
        const counted = [...all.map((pair) => pair.counted), ...certain]
        const estimates = [...samples(all.length, 2)].map((at) =>
          truePairs(probability, counted, {
            at,
            match: at.map((pair) => all[pair]!.match),
            inclusion: at.map(() => 2 / all.length),
          }),
        )
        const mean = estimates.reduce((sum, value) => sum + value, 0) / estimates.length
        const truth = all.filter(({ match, counted: own }) => match === 1 && own === 1).length + 20
        expect(mean).toBeCloseTo(truth, 9)
      }),
    )
  })
})
