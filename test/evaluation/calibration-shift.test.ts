import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationShift } from '../../src/evaluation/calibration-shift.ts'

const weights = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), {
  minLength: 1,
  maxLength: 20,
})

function mean(weight: readonly number[], shift: number): number {
  return weight.reduce((sum, bits) => sum + 1 / (1 + 2 ** -(bits + shift)), 0) / weight.length
}

describe('the shift of match weights towards labels', () => {
  it('is none without labels', () => {
    expect(calibrationShift([1, 2], 0, 0)).toBe(0)
    expect(calibrationShift([], 3, 1)).toBe(0)
  })

  it('makes the mean probability that of the labels and one label’s worth of before', () => {
    expect(calibrationShift([0, 0, 0], 3, 3)).toBeCloseTo(Math.log2(7))
    fc.assert(
      fc.property(weights, fc.nat(30), fc.nat(30), (weight, yes, no) => {
        fc.pre(yes + no > 0)
        const shift = calibrationShift(weight, yes + no, yes)
        const wanted = (yes + mean(weight, 0)) / (yes + no + 1)
        expect(mean(weight, shift)).toBeCloseTo(wanted, 6)
      }),
    )
  })
})
