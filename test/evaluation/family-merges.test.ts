import { describe, expect, it } from 'vitest'
import { familyMerges } from '../../src/evaluation/family-merges.ts'

describe('familyMerges', () => {
  it('tells twins, close siblings and other siblings apart', () => {
    const truth = [1, 2, 3, 4, 9]
    const family = [5, 5, 5, 5, 6]
    const birthDay = [1000, 1000, 1730, 1731, 1000]
    const clusters = [0, 0, 0, 3, 0]
    const merges = familyMerges(clusters, truth, family, birthDay)
    expect(merges.twins).toMatchObject({ pairs: 1, merged: 1 })
    // 1–3 and 2–3 are 730 days apart, 3–4 one day; 1–4 and 2–4 are 731.
    expect(merges.closeSiblings).toMatchObject({ pairs: 3, merged: 2 })
    expect(merges.family).toMatchObject({ pairs: 6, merged: 3 })
  })

  it('counts record pairs, and none of one child', () => {
    const merges = familyMerges([0, 1, 2], [1, 1, 2], [5, 5, 5], [0, 0, 0])
    expect(merges.twins).toMatchObject({ pairs: 2, merged: 0 })
  })

  it('leaves out what is not known', () => {
    const merges = familyMerges([0, 0, 0], [1, -1, 2], [5, 5, -1], [0, 0, 0])
    expect(merges.family).toEqual({ pairs: 0, merged: 0, upperBound: 1 })
    const noDate = familyMerges([0, 0], [1, 2], [5, 5], [0, Number.NaN])
    expect(noDate.family.pairs).toBe(1)
    expect(noDate.twins.pairs + noDate.closeSiblings.pairs).toBe(0)
  })

  it('bounds what no merge at all is worth', () => {
    const records = 40
    const truth = Array.from({ length: records }, (_, record) => record)
    const family = truth.map((child) => child >> 1)
    const { twins } = familyMerges(
      truth,
      truth,
      family,
      truth.map(() => 0),
    )
    expect(twins).toMatchObject({ pairs: 20, merged: 0 })
    expect(twins.upperBound).toBeCloseTo(1 - 0.05 ** (1 / 20), 10)
  })
})
