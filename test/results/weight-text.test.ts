import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  probabilityText,
  putProbability,
  putWeight,
  weightText,
} from '../../src/results/weight-text.ts'

function written(
  value: number,
  put: (value: number, to: Uint8Array, at: number) => number,
): string {
  const to = new Uint8Array(40)
  return Buffer.from(to.subarray(3, put(value, to, 3))).toString()
}

const weight = fc.oneof(
  fc.double({ min: -80, max: 80, noNaN: true }),
  // On and beside the middle between two roundings.
  fc
    .tuple(fc.integer({ min: -900_000, max: 900_000 }), fc.constantFrom(0, 1e-12, -1e-12, 1e-4))
    .map(([n, off]) => n / 20_000 + off),
  fc.double(),
)
const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 2_000_000 }).map((n) => n / 2_000_000),
  fc.double({ min: 0.9999, max: 1, noNaN: true }),
)

describe('weights in links.csv', () => {
  it('have four decimals', () => {
    expect(weightText(12.34567)).toBe('12.3457')
    expect(weightText(-0.00001)).toBe('0.0000')
  })

  it('are the same as bytes and as text', () => {
    fc.assert(
      fc.property(weight, (bits) => {
        // A weight has few digits before the point; only then there is room for it.
        if (Math.abs(bits) > 1e20) return
        expect(written(bits, putWeight)).toBe(weightText(bits))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('probabilities in links.csv', () => {
  it('have six significant digits', () => {
    expect(probabilityText(1)).toBe('1.00000')
    expect(probabilityText(0.1234567)).toBe('0.123457')
  })

  it('are the same as bytes and as text', () => {
    fc.assert(
      fc.property(probability, (value) => {
        expect(written(value, putProbability)).toBe(probabilityText(value))
      }),
      { numRuns: 3000 },
    )
  })
})
