import fc from 'fast-check'
import talismanJaroWinkler from 'talisman/metrics/jaro-winkler.js'
import { describe, expect, it } from 'vitest'
import { jaroWinkler } from '../../src/similarity/jaro-winkler.ts'
import { similarStrings } from './arbitraries.ts'

describe('jaroWinkler', () => {
  it('gives the published values', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4)
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4)
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4)
  })

  it('is 1 for two empty strings and 0 for one', () => {
    expect(jaroWinkler('', '')).toBe(1)
    expect(jaroWinkler('', 'ana')).toBe(0)
  })

  it('equals talisman on any two strings', () => {
    fc.assert(
      fc.property(similarStrings, ([a, b]) => {
        // talisman depends on which of two equally long strings comes first; ours orders them.
        const [first, second] = a.length === b.length && a > b ? [b, a] : [a, b]
        const [x, y] = a.length === b.length ? [second, first] : [first, second]
        expect(jaroWinkler(a, b)).toBe(talismanJaroWinkler(x, y))
      }),
      { numRuns: 5_000 },
    )
  })

  it('is symmetric, in [0, 1], and 1 only for equal strings', () => {
    fc.assert(
      fc.property(similarStrings, ([a, b]) => {
        const similarity = jaroWinkler(a, b)
        expect(jaroWinkler(b, a)).toBe(similarity)
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
        expect(similarity === 1).toBe(a === b)
      }),
      { numRuns: 5_000 },
    )
  })

  it('leaves nothing behind from a longer pair', () => {
    const before = jaroWinkler('garcia', 'gracia')
    jaroWinkler('g'.repeat(1_000), `${'a'.repeat(999)}g`)
    expect(jaroWinkler('garcia', 'gracia')).toBe(before)
  })
})
