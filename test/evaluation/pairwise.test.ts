import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { pairwiseQuality, truePairCount } from '../../src/evaluation/pairwise.ts'
import { knownPairs, labelledRecords } from './labelled-records.ts'

describe('pairwiseQuality', () => {
  it('counts true, false and missed pairs', () => {
    const quality = pairwiseQuality([0, 0, 0, 3], [1, 1, 2, 2])
    expect(quality).toMatchObject({ truePositives: 1, falsePositives: 2, falseNegatives: 1 })
    expect(quality.precision).toBeCloseTo(1 / 3, 12)
    expect(quality.recall).toBeCloseTo(1 / 2, 12)
    expect(quality.f1).toBeCloseTo(0.4, 12)
  })

  it('leaves out the records whose truth is not known, and says how many', () => {
    const quality = pairwiseQuality([0, 0, 0], [1, -1, Number.NaN])
    expect(quality).toMatchObject({ truePositives: 0, falsePositives: 0, unknownRecords: 2 })
  })

  it('finds nothing wrong where nothing was claimed and nothing was to find', () => {
    expect(pairwiseQuality([0, 1], [0, 1])).toMatchObject({ precision: 1, recall: 1, f1: 1 })
    expect(pairwiseQuality([], [])).toMatchObject({ precision: 1, recall: 1, unknownRecords: 0 })
    expect(pairwiseQuality([0, 1], [5, 5])).toMatchObject({ precision: 1, recall: 0, f1: 0 })
  })

  it('refuses truth for another number of records', () => {
    expect(() => pairwiseQuality([0, 1], [0])).toThrow(
      expect.toSatisfy((error) => isLinkageError(error, 'labels-not-aligned')),
    )
  })

  it('takes typed arrays and labels up to 2³² − 1', () => {
    const quality = pairwiseQuality(
      Uint32Array.of(0xffffffff, 0xffffffff, 7),
      Uint32Array.of(0xffffffff, 0xfffffffe, 0xfffffffe),
    )
    expect(quality).toMatchObject({ truePositives: 0, falsePositives: 1, falseNegatives: 1 })
  })

  it('counts the pairs of a file of 200,000 records in one cluster exactly', () => {
    const one = new Uint32Array(200_000)
    expect(pairwiseQuality(one, one).truePositives).toBe(19_999_900_000)
  })

  it('agrees with listing the pairs (the oracle)', () => {
    fc.assert(
      fc.property(labelledRecords, ({ clusters, truth }) => {
        const pairs = knownPairs(truth)
        const claimed = pairs.filter(([l, r]) => clusters[l] === clusters[r])
        const isTrue = ([l, r]: readonly [number, number]): boolean => truth[l] === truth[r]
        const truePairs = pairs.filter(isTrue).length
        const truePositives = claimed.filter(isTrue).length
        expect(pairwiseQuality(clusters, truth)).toMatchObject({
          truePositives,
          falsePositives: claimed.length - truePositives,
          falseNegatives: truePairs - truePositives,
          unknownRecords: truth.filter((child) => child < 0).length,
        })
        expect(truePairCount(truth)).toBe(truePairs)
      }),
    )
  })
})
