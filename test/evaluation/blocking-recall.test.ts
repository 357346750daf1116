import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import {
  blockingRecall,
  pairsCompleteness,
  reductionRatio,
} from '../../src/evaluation/blocking-recall.ts'
import { knownPairs, labelledRecords } from './labelled-records.ts'

describe('blockingRecall', () => {
  it('counts the true pairs among the candidates', () => {
    const left = Uint32Array.of(0, 0, 2, 9)
    const right = Uint32Array.of(1, 3, 3, 9)
    expect(blockingRecall(left, right, [5, 5, 5, 6], 3)).toEqual({
      foundTruePairs: 1,
      truePairs: 3,
      judgedCandidates: 3,
      pairsCompleteness: 1 / 3,
      pairsQuality: 1 / 3,
    })
  })

  it('judges no candidate whose truth is not known', () => {
    const recall = blockingRecall([0, 1], [1, 2], [-1, 4, 4])
    expect(recall).toMatchObject({ judgedCandidates: 1, foundTruePairs: 1, pairsCompleteness: 1 })
  })

  it('is 1 for all pairs as candidates', () => {
    fc.assert(
      fc.property(labelledRecords, ({ truth }) => {
        const pairs = knownPairs(truth)
        const recall = blockingRecall(
          pairs.map(([left]) => left),
          pairs.map(([, right]) => right),
          truth,
        )
        expect(recall.pairsCompleteness).toBe(1)
        expect(recall.judgedCandidates).toBe(pairs.length)
      }),
    )
  })
})

describe('pairsCompleteness', () => {
  it('is 1 where there was nothing to find, and refuses more than there is', () => {
    expect(pairsCompleteness(0, 0)).toBe(1)
    expect(() => pairsCompleteness(3, 2)).toThrow(
      expect.toSatisfy((error) => isLinkageError(error, 'count-out-of-range')),
    )
  })
})

describe('reductionRatio', () => {
  it('takes pairs within one file, or across two', () => {
    expect(reductionRatio(45, 10)).toBe(0)
    expect(reductionRatio(0, 10)).toBe(1)
    expect(reductionRatio(5, 10, 2)).toBe(0.75)
    expect(reductionRatio(0, 1)).toBe(0)
  })
})
