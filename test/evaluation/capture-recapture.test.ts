import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { chaoRecall, chapmanRecall, ruleOverlap } from '../../src/evaluation/capture-recapture.ts'

describe('chapmanRecall', () => {
  it('estimates the total from the overlap of two groups', () => {
    const { found, total, recall } = chapmanRecall(90, 80, 72)
    expect(found).toBe(98)
    expect(total).toBeCloseTo((91 * 81) / 73 - 1, 12)
    expect(recall).toBeCloseTo(0.9803, 4)
  })

  it('is 1 where both find the same, or nothing', () => {
    expect(chapmanRecall(50, 50, 50).recall).toBe(1)
    expect(chapmanRecall(0, 0, 0).recall).toBe(1)
  })

  it('refuses an overlap larger than a group', () => {
    expect(() => chapmanRecall(5, 9, 6)).toThrow(
      expect.toSatisfy((error) => isLinkageError(error, 'count-out-of-range')),
    )
  })
})

describe('chaoRecall', () => {
  it('adds f1²/(2 f2) missed pairs', () => {
    expect(chaoRecall(98, 10, 20)).toEqual({ found: 98, total: 100.5, recall: 98 / 100.5 })
  })

  it('falls back to the bias-corrected form where no pair was found by exactly two rules', () => {
    expect(chaoRecall(10, 5, 0).total).toBe(20)
  })

  it('is near the truth if rules fail independently, and above it if they fail together', () => {
    // Four rules that each find a match with probability ½: 1/16 is missed by all.
    const masks = Array.from({ length: 16_000 }, (_, match) => match % 16)
    const { found, once, twice } = ruleOverlap(masks)
    expect(found / 16_000).toBeCloseTo(0.9375, 12)
    expect(chaoRecall(found, once, twice).recall).toBeGreaterThanOrEqual(0.9)
    // Another 4,000 matches that no rule can find change nothing in the estimate.
    const together = ruleOverlap([...masks, ...Array.from({ length: 4_000 }, () => 0)])
    expect(together).toEqual({ found, once, twice })
    expect(chaoRecall(found, once, twice).recall).toBeGreaterThan(found / 20_000)
  })
})

describe('ruleOverlap', () => {
  it('counts pairs by how many rules find them', () => {
    expect(ruleOverlap([0, 0b01, 0b11, 0b10, 0b111])).toEqual({ found: 4, once: 2, twice: 1 })
  })

  it('reads 32 rules', () => {
    expect(ruleOverlap(Uint32Array.of(0x80000000, 0x80000001))).toEqual({
      found: 2,
      once: 1,
      twice: 1,
    })
  })
})
