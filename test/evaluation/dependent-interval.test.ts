import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaAtMost, betaQuantile } from '../../src/evaluation/beta-distribution.ts'
import { compareRates } from '../../src/evaluation/compare-rates.ts'
import { dependentInterval, effectiveSize } from '../../src/evaluation/dependent-interval.ts'
import { falseDiscoveryRates } from '../../src/evaluation/false-discovery.ts'
import { groupPairs } from '../../src/evaluation/group-pairs.ts'
import { personOverlap } from '../../src/evaluation/person-overlap.ts'
import { Random } from '../../src/synthetic/random.ts'

describe('dependentInterval', () => {
  it('says something where nothing went wrong', () => {
    const { low, high } = dependentInterval({ value: 1, variance: 0, size: 1000, clump: 1 })
    expect(high).toBe(1)
    // As many independent units would be good for 0.9975.
    expect(low).toBeGreaterThan(0.995)
    expect(low).toBeLessThan(0.9975)
  })

  it('is wider where errors come in clumps', () => {
    const one = dependentInterval({ value: 1, variance: 0, size: 1000, clump: 1 })
    const ten = dependentInterval({ value: 1, variance: 0, size: 1000, clump: 10 })
    expect(1 - ten.low).toBeGreaterThan(8 * (1 - one.low))
  })

  it('is everything where nothing was tried', () => {
    const nothing = { value: 1, variance: 0, size: 0, clump: 1 }
    expect(dependentInterval(nothing)).toEqual({ low: 0, high: 1 })
  })

  it('holds its value, and lies in [0, 1]', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 1e5 }), (value, noise, size) => {
        const variance = (value * (1 - value) * (1 + 9 * noise)) / size
        const { low, high } = dependentInterval({ value, variance, size, clump: 2 })
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('comes to independent units where many of them err alone', () => {
    const value = 0.9
    const size = 100_000
    const variance = (value * (1 - value)) / size
    const effective = effectiveSize({ value, variance, size, clump: 3 })
    expect(effective / size).toBeGreaterThan(0.99)
    expect(effective / size).toBeLessThanOrEqual(1)
  })

  it('holds the true value as often as it says, of persons that err as wholes', () => {
    // 400 files of 600 persons of one to four records; 2 in 100 fall apart, 1 in 100 meets another.
    const random = new Random(5)
    const shares = Array.from({ length: 400 }, () => {
      const clusters: number[] = []
      const truth: number[] = []
      let free: number | undefined
      for (let person = 0; person < 600; person++) {
        const meets = free !== undefined && random.chance(0.01)
        const cluster = meets ? free! : person
        const splits = random.chance(0.02)
        for (let record = random.below(4); record >= 0; record--) {
          truth.push(person)
          clusters.push(splits && record === 0 ? 1000 + person : cluster)
        }
        free = meets ? undefined : person
      }
      return groupPairs(personOverlap(clusters, truth))
    })
    for (const measure of ['precision', 'recall', 'f1'] as const) {
      const all = shares.map((share) => share[measure])
      const size = all.reduce((sum, share) => sum + share.size, 0)
      const value = all.reduce((sum, share) => sum + share.size * share.value, 0) / size
      const held = all.filter((share) => {
        const { low, high } = dependentInterval(share)
        return low <= value && value <= high
      })
      expect(held.length / all.length, measure).toBeGreaterThan(0.9)
      expect(held.length / all.length, measure).toBeLessThan(0.99)
    }
  })
})

describe('the beta distribution', () => {
  it('has quantiles that its shares lead back to', () => {
    const shape = fc.double({ min: 0.5, max: 500, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), shape, shape, (p, a, b) => {
        expect(betaAtMost(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9)
      }),
    )
  })

  it('knows the arcsine law', () => {
    expect(betaAtMost(0.25, 0.5, 0.5)).toBeCloseTo(1 / 3, 12)
  })
})

describe('compareRates', () => {
  const share = (wrong: number, size: number) => {
    const value = 1 - wrong / size
    return { value, variance: (value * (1 - value)) / size, size, clump: 1 }
  }

  it('calls a group that is far worse', () => {
    const { value, interval, p } = compareRates(share(60, 300), share(100, 3000))
    expect(value).toBeCloseTo(0.2 - 1 / 30, 9)
    expect(interval.low).toBeGreaterThan(0.1)
    expect(p).toBeLessThan(1e-6)
  })

  it('does not take one error in a small group for a proof', () => {
    expect(compareRates(share(1, 100), share(20, 10_000)).p).toBeGreaterThan(0.05)
  })

  it('cannot call a group that does nothing wrong', () => {
    expect(compareRates(share(0, 100), share(20, 1000)).p).toBe(1)
  })

  it('counts clumps, not units', () => {
    const clumped = { ...share(20, 1000), variance: 20 * share(20, 1000).variance }
    const rest = share(20, 10_000)
    expect(compareRates(share(20, 1000), rest).p).toBeLessThan(1e-4)
    expect(compareRates(clumped, rest).p).toBeGreaterThan(0.005)
  })

  it('is as likely to be small as it says, among groups by chance', () => {
    const random = new Random(7)
    const small = Array.from({ length: 1000 }, () => {
      const draw = (size: number): number => {
        let wrong = 0
        for (let at = 0; at < size; at++) if (random.chance(0.02)) wrong++
        return wrong
      }
      return compareRates(share(draw(200), 200), share(draw(2000), 2000)).p <= 0.05
    }).filter((is) => is)
    expect(small.length).toBeLessThan(70)
    expect(small.length).toBeGreaterThan(10)
  })
})

describe('falseDiscoveryRates', () => {
  it('multiplies by how many were tried, over the place', () => {
    expect(falseDiscoveryRates([0.01, 0.5, 0.02])).toEqual([0.03, 0.5, 0.03])
  })

  it('keeps the order, and is no less than p', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(share), (p) => {
        const q = falseDiscoveryRates(p)
        for (const [at, rate] of q.entries()) {
          expect(rate).toBeGreaterThanOrEqual(p[at]!)
          expect(rate).toBeLessThanOrEqual(1)
          for (const [other, lesser] of p.entries()) {
            if (lesser < p[at]!) expect(q[other]!).toBeLessThanOrEqual(rate)
          }
        }
      }),
    )
  })
})
