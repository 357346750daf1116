import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recallByKind } from '../../src/evaluation/error-breakdown.ts'
import { knownPairs, labelledRecords } from './labelled-records.ts'

describe('recallByKind', () => {
  it('gives a pair to every kind that either record has, and clean pairs to none', () => {
    const kinds = ['', 'nickname', 'nickname;wrong_sex', '']
    expect(recallByKind([0, 0, 2, 0], [7, 7, 7, 7], kinds)).toEqual([
      { kind: '', truePairs: 1, foundPairs: 1, recall: 1 },
      { kind: 'nickname', truePairs: 5, foundPairs: 2, recall: 0.4 },
      { kind: 'wrong_sex', truePairs: 3, foundPairs: 0, recall: 0 },
    ])
  })

  it('agrees with listing the pairs (the oracle)', () => {
    const drawn = fc.array(fc.constantFrom('', 'a', 'b', 'a;b', 'b;c', 'c;c'), {
      minLength: 14,
      maxLength: 14,
    })
    fc.assert(
      fc.property(labelledRecords, drawn, ({ clusters, truth }, all) => {
        const kinds = all.slice(0, truth.length)
        const truePairs = knownPairs(truth).filter(([l, r]) => truth[l] === truth[r])
        for (const { kind, ...counted } of recallByKind(clusters, truth, kinds)) {
          const touched = truePairs.filter(([l, r]) => {
            const union = [...kinds[l]!.split(';'), ...kinds[r]!.split(';')].filter(Boolean)
            return kind === '' ? union.length === 0 : union.includes(kind)
          })
          expect(counted).toMatchObject({
            truePairs: touched.length,
            foundPairs: touched.filter(([l, r]) => clusters[l] === clusters[r]).length,
          })
        }
      }),
    )
  })
})
