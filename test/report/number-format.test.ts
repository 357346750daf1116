import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatBits,
  formatBytes,
  formatCount,
  formatCounted,
  formatProbability,
  formatSeconds,
  formatShare,
  formatWeight,
} from '../../src/report/number-format.ts'

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
    [-1234, '−1,234'],
    [2 ** 70, '1,180,591,620,717,411,303,424'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('writes %d as %s', (count, text) => {
    expect(formatCount(count)).toBe(text)
  })

  it('agrees with the English format of the platform', () => {
    const platform = new Intl.NumberFormat('en-US')
    fc.assert(
      fc.property(fc.nat(), (count) => {
        expect(formatCount(count)).toBe(platform.format(count))
      }),
    )
  })

  it('takes the singular for exactly one', () => {
    expect(formatCounted(1, 'record')).toBe('1 record')
    expect(formatCounted(0, 'record')).toBe('0 records')
    expect(formatCounted(1200, 'child', 'children')).toBe('1,200 children')
  })
})

describe('formatWeight and formatBits', () => {
  it.each([
    [4, '+4.0', '4'],
    [-13.28, '−13.3', '−13.3'],
    [0, '0.0', '0'],
    [-0.04, '0.0', '0'],
    [1234.56, '+1,234.6', '1,234.6'],
    [-1e21, '−1,000,000,000,000,000,000,000', '−1,000,000,000,000,000,000,000'],
    [Number.NEGATIVE_INFINITY, '−∞', '−∞'],
    [Number.POSITIVE_INFINITY, '+∞', '∞'],
    [Number.NaN, '–', '–'],
  ])('write %d as %s and %s', (bits, weight, plain) => {
    expect(formatWeight(bits)).toBe(weight)
    expect(formatBits(bits)).toBe(plain)
  })
})

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [1, '100%'],
    [0.1234, '12.3%'],
    [0.9996, '99.96%'],
    [0.99996, '99.996%'],
    [0.0004, '0.04%'],
    [0.0000000001, '< 0.0001%'],
    [0.99999999999, '> 99.9999%'],
    [Number.NaN, '–'],
  ])('writes %d as %s', (share, text) => {
    expect(formatShare(share)).toBe(text)
  })
})

describe('formatProbability', () => {
  it.each([
    [0, '0'],
    [1, '1'],
    [0.5, '0.50'],
    [0.97, '0.97'],
    [0.99987, '0.9999'],
    [0.99996, '0.99996'],
    [0.0000123, '0.000012'],
    [1e-12, '< 0.00000001'],
    [1 - 1e-12, '> 0.99999999'],
    [Number.NaN, '–'],
  ])('writes %d as %s', (probability, text) => {
    expect(formatProbability(probability)).toBe(text)
  })

  it('never writes an uncertain answer as certain', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
        (p) => {
          const text = formatProbability(p)
          if (!/^[<>]/.test(text)) {
            expect(Number(text)).toBeGreaterThan(0)
            expect(Number(text)).toBeLessThan(1)
          }
          expect(formatShare(p)).not.toMatch(/^(?:0(?:\.0+)?|100(?:\.0+)?)%$/)
        },
      ),
    )
  })
})

describe('formatSeconds and formatBytes', () => {
  it.each([
    [0, '0 s'],
    [0.0001, '< 1 ms'],
    [0.0123, '12 ms'],
    [0.9999, '1.0 s'],
    [9.96, '10 s'],
    [59.6, '1 min 0 s'],
    [83.4, '1 min 23 s'],
    [7265, '2 h 1 min'],
    [-1, '–'],
    [Number.NaN, '–'],
  ])('write %d seconds as %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text)
  })

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1500, '1.5 kB'],
    [583_000_000, '583 MB'],
    [999_600_000, '1.0 GB'],
    [4.2e15, '4,200 TB'],
    [-1, '–'],
  ])('write %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })
})
