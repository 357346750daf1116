import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bCubedQuality } from '../../src/evaluation/bcubed.ts'
import { labelledRecords } from './labelled-records.ts'

describe('bCubedQuality', () => {
  it('averages over records', () => {
    const { precision, recall, f1 } = bCubedQuality([0, 0, 0, 3], [1, 1, 2, 2])
    // Precision by record ⅔ ⅔ ⅓ 1; recall 1 1 ½ ½.
    expect(precision).toBeCloseTo(2 / 3, 12)
    expect(recall).toBeCloseTo(3 / 4, 12)
    expect(f1).toBeCloseTo(12 / 17, 12)
  })

  it('is 1 where no truth is known', () => {
    expect(bCubedQuality([0, 0], [-1, -1])).toEqual({ precision: 1, recall: 1, f1: 1 })
  })

  it('agrees with its definition (the oracle)', () => {
    fc.assert(
      fc.property(labelledRecords, ({ clusters, truth }) => {
        const known = truth.flatMap((child, record) => (child >= 0 ? [record] : []))
        fc.pre(known.length > 0)
        const average = (values: number[]): number =>
          values.reduce((sum, value) => sum + value, 0) / values.length
        const shareOf = (of: number[], among: number[]): number[] =>
          known.map((record) => {
            const mates = known.filter((mate) => among[mate] === among[record])
            return mates.filter((mate) => of[mate] === of[record]).length / mates.length
          })
        const quality = bCubedQuality(clusters, truth)
        expect(quality.precision).toBeCloseTo(average(shareOf(truth, clusters)), 12)
        expect(quality.recall).toBeCloseTo(average(shareOf(clusters, truth)), 12)
      }),
    )
  })
})
