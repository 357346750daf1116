import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelAgreement } from '../../src/evaluation/label-agreement.ts'

const count = fc.integer({ min: 1, max: 60 })
const tables = fc.record({ yes: count, first: count, second: count, no: count })

describe("Cohen's kappa", () => {
  it('is agreement beyond chance, with the interval of Fleiss, Cohen and Everitt', () => {
    const { both, share, kappa } = labelAgreement({ yes: 20, first: 5, second: 10, no: 15 })
    expect(both).toBe(50)
    expect(share).toBeCloseTo(0.7)
    expect(kappa!.value).toBeCloseTo(0.4)
    // By hand: (0.10972 + 0.10188 − 0.01) / (50 · 0.5²) is the variance.
    expect(kappa!.high - kappa!.low).toBeCloseTo(2 * 1.96 * 0.127, 3)
  })

  it('is 1 for two who always agree and −1 for two who never do', () => {
    const agree = labelAgreement({ yes: 10, first: 0, second: 0, no: 10 })
    expect(agree.kappa).toEqual({ value: 1, low: 1, high: 1 })
    expect(labelAgreement({ yes: 0, first: 10, second: 10, no: 0 }).kappa!.value).toBe(-1)
  })

  it('is left out where it says nothing', () => {
    expect(labelAgreement({ yes: 0, first: 0, second: 0, no: 0 })).toEqual({ both: 0, share: 1 })
    expect(labelAgreement({ yes: 9, first: 0, second: 0, no: 0 })).toEqual({ both: 9, share: 1 })
  })

  it('is the same whoever is called the first, and whichever answer is called yes', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { value, low, high } = labelAgreement(table).kappa!
        const swapped = labelAgreement({ ...table, first: table.second, second: table.first })
        const turned = labelAgreement({
          ...table,
          yes: table.no,
          no: table.yes,
          first: table.second,
          second: table.first,
        })
        for (const other of [swapped.kappa!, turned.kappa!]) {
          expect(other.value).toBeCloseTo(value, 9)
          expect(other.low).toBeCloseTo(low, 9)
          expect(other.high).toBeCloseTo(high, 9)
        }
      }),
    )
  })
})
