import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diceBigrams } from '../../src/similarity/dice.ts'
import { similarStrings } from './arbitraries.ts'

describe('diceBigrams', () => {
  it('counts the bigrams in common, with repeats', () => {
    expect(diceBigrams('night', 'nacht')).toBe(0.25)
    expect(diceBigrams('aaaa', 'aa')).toBe(0.5)
  })

  it('stays below 1 for other strings with the same bigrams', () => {
    expect(diceBigrams('abcab', 'cabca')).toBeLessThan(1)
    expect(diceBigrams('xyxzx', 'xzxyx')).toBeLessThan(1)
  })

  it('is 0 for a single character against another string', () => {
    expect(diceBigrams('a', 'ab')).toBe(0)
    expect(diceBigrams('', 'ab')).toBe(0)
    expect(diceBigrams('a', 'a')).toBe(1)
  })

  it('is symmetric, in [0, 1], and 1 only for equal strings', () => {
    fc.assert(
      fc.property(similarStrings, ([a, b]) => {
        const similarity = diceBigrams(a, b)
        expect(diceBigrams(b, a)).toBe(similarity)
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
        expect(similarity === 1).toBe(a === b)
      }),
      { numRuns: 3_000 },
    )
  })
})
