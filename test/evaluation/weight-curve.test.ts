import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heaviestFirst, WeightCurve } from '../../src/evaluation/weight-curve.ts'

describe('a curve of weights', () => {
  it('counts pairs at or above a threshold by truth', () => {
    const curve = new WeightCurve(Float64Array.of(3, -1, 8, 3), [0, 1, 1, -1])
    expect(curve.atLeast(3)).toEqual({ pairs: 3, right: 1, wrong: 1, unknown: 1 })
    expect(curve.atLeast(3.1)).toEqual({ pairs: 1, right: 1, wrong: 0, unknown: 0 })
    expect(curve.atLeast(-Infinity)).toEqual({ pairs: 4, right: 2, wrong: 1, unknown: 1 })
    expect(curve.atLeast(9)).toEqual({ pairs: 0, right: 0, wrong: 0, unknown: 0 })
  })

  it('adds up chances and importance', () => {
    const curve = new WeightCurve(Float64Array.of(1, 2), [0.5, 1], [4, 2])
    expect(curve.atLeast(0)).toEqual({ pairs: 2, right: 4, wrong: 2, unknown: 0 })
  })

  it('gives at any threshold what counting gives', () => {
    const weight = fc.double({ min: -30, max: 30, noNaN: true })
    const pair = fc.tuple(weight, fc.integer({ min: -1, max: 1 }))
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), weight, (pairs, threshold) => {
        const curve = new WeightCurve(
          Float64Array.from(pairs, ([it]) => it),
          pairs.map(([, truth]) => truth),
        )
        const above = pairs.filter(([it]) => it >= threshold)
        const count = (wanted: number) => above.filter(([, truth]) => truth === wanted).length
        expect(curve.atLeast(threshold)).toEqual({
          pairs: above.length,
          right: count(1),
          wrong: count(0),
          unknown: count(-1),
        })
      }),
    )
  })

  it('sorts by radix as by comparing, negative zero and all', () => {
    const weights = Float64Array.from({ length: 5000 }, (_, at) => ((at * 7919) % 4001) / 16 - 120)
    weights[17] = -0
    weights[4000] = 0
    const sorted = Array.from(heaviestFirst(weights), (at) => weights[at]!)
    const expected = Array.from(weights).sort((a, b) => b - a)
    expect(sorted.map((value) => value + 0)).toEqual(expected.map((value) => value + 0))
  })
})
