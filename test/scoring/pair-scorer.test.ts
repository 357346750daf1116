import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Comparison, NULL_LEVEL, type Prior } from '../../src/model/linkage-model.ts'
import { ClassEvidence } from '../../src/scoring/class-evidence.ts'
import { explainScore } from '../../src/scoring/explain-score.ts'
import { PairScorer } from '../../src/scoring/pair-scorer.ts'
import { COMPARISONS, comparison, PRIOR, STRANGERS_ONLY } from './simple-model.ts'

const vector = fc
  .tuple(
    ...COMPARISONS.map(({ levels }) =>
      fc.oneof(fc.nat({ max: levels.length - 1 }), fc.constant(NULL_LEVEL)),
    ),
  )
  .map((levels) => Uint8Array.from(levels))

const rarity = fc
  .array(fc.double({ min: -6, max: 6, noNaN: true }), {
    minLength: COMPARISONS.length,
    maxLength: COMPARISONS.length,
  })
  .map((bits) => Float32Array.from(bits))

/** Rarity only where a value is there to be rare. */
const outcome = fc.tuple(vector, rarity).map(([levels, bits]) => {
  return [levels, bits.map((bit, at) => (levels[at] === NULL_LEVEL ? 0 : bit))] as const
})

const NO_RARITY = new Float32Array(COMPARISONS.length)

function score(
  levels: Uint8Array,
  bits: Float32Array = NO_RARITY,
  prior: Prior = PRIOR,
  comparisons: readonly Comparison[] = COMPARISONS,
): number {
  return new PairScorer({ comparisons, prior }).score(levels, bits)
}

describe('the match weight', () => {
  it('is the prior and log₂(m/u) of every comparison, where nobody has relatives', () => {
    const lambda = (2 * 0.5) / 2000
    const prior = Math.log2(lambda / (1 - lambda))
    fc.assert(
      fc.property(outcome, ([levels, bits]) => {
        let sum = prior
        for (const [at, { levels: own }] of COMPARISONS.entries()) {
          if (levels[at] === NULL_LEVEL) continue
          const { m, u } = own[levels[at]!]!
          sum += Math.log2(m / u) + bits[at]!
        }
        // No class is impossible: at 10⁻¹² of the pairs, relatives still move the last digits.
        expect(score(levels, bits, STRANGERS_ONLY)).toBeCloseTo(sum, 2)
      }),
    )
  })

  it('is the evidence against strangers and that against relatives, taken together', () => {
    const evidence = new ClassEvidence({ comparisons: COMPARISONS, prior: PRIOR })
    fc.assert(
      fc.property(outcome, ([levels, bits]) => {
        const { strangers, relatives } = evidence.of(levels, bits)
        const weight = score(levels, bits)
        expect(-Math.log2(2 ** -strangers + 2 ** -relatives)).toBeCloseTo(weight, 6)
        const alone = score(levels, bits, STRANGERS_ONLY)
        const none = new ClassEvidence({ comparisons: COMPARISONS, prior: STRANGERS_ONLY })
        expect(none.of(levels, bits).strangers).toBeGreaterThanOrEqual(alone - 1e-6)
      }),
    )
  })

  it('never falls when m of the level rises at fixed u', () => {
    fc.assert(
      fc.property(outcome, fc.nat({ max: COMPARISONS.length - 1 }), ([levels, bits], at) => {
        if (levels[at] === NULL_LEVEL) return
        const raised = COMPARISONS.map((own, place) => {
          if (place !== at) return own
          const grown = own.levels.map((level, k) =>
            k === levels[at] ? { ...level, m: (level.m + 1) / 2 } : level,
          )
          return { ...own, levels: grown } as Comparison
        })
        const before = score(levels, bits)
        expect(score(levels, bits, PRIOR, raised)).toBeGreaterThanOrEqual(before - 1e-9)
      }),
    )
  })

  it('never rises when more relatives are expected', () => {
    fc.assert(
      fc.property(outcome, ([levels, bits]) => {
        const before = score(levels, bits, STRANGERS_ONLY)
        const siblings = score(levels, bits, { ...STRANGERS_ONLY, siblingsPerRecord: 1 })
        const twins = score(levels, bits, { ...STRANGERS_ONLY, twinsPerRecord: 1 })
        expect(siblings).toBeLessThanOrEqual(before + 0.01)
        expect(twins).toBeLessThanOrEqual(before + 0.01)
      }),
    )
  })

  it('of a pair that shares a family and a birthday but no name falls with twins', () => {
    const twins = Uint8Array.of(0, 1, 1, 1, 1)
    const strangers = score(twins, NO_RARITY, STRANGERS_ONLY)
    expect(strangers).toBeGreaterThan(0)
    expect(score(twins)).toBeLessThan(0)
  })

  it('shrinks by one bit where the population doubles', () => {
    const levels = Uint8Array.of(2, 1, 1, 1, 1)
    const doubled = { ...PRIOR, population: 4001 }
    const drop = score(levels) - score(levels, NO_RARITY, doubled)
    // All classes but strangers shrink together, so relatives soften the drop.
    expect(drop).toBeGreaterThan(0)
    expect(drop).toBeLessThan(1.01)
    const alone = score(levels, NO_RARITY, STRANGERS_ONLY)
    const fewer = score(levels, NO_RARITY, { ...STRANGERS_ONLY, population: 4001 })
    expect(alone - fewer).toBeCloseTo(1, 2)
  })

  it('of nothing but missing values is the prior', () => {
    const nothing = Uint8Array.from(COMPARISONS, () => NULL_LEVEL)
    const lambda = (2 * 0.5) / 2000
    expect(score(nothing, NO_RARITY, STRANGERS_ONLY)).toBeCloseTo(
      Math.log2(lambda / (1 - lambda)),
      9,
    )
  })

  it('is the same from a scorer that has seen thousands of patterns', () => {
    const wide = Array.from({ length: 13 }, (_, at) =>
      comparison(`field ${at}`, 'person', [0.2, 0.8], [0.9, 0.1]),
    )
    const scorer = new PairScorer({ comparisons: wide, prior: PRIOR })
    const none = new Float32Array(13)
    const levelsOf = (pattern: number): Uint8Array =>
      Uint8Array.from({ length: 13 }, (_, at) => (pattern >>> at) & 1)
    const first = Array.from({ length: 8192 }, (_, pattern) =>
      scorer.score(levelsOf(pattern), none),
    )
    for (const pattern of [0, 1, 77, 4095, 4096, 8191]) {
      const fresh = score(levelsOf(pattern), none, PRIOR, wide)
      expect(scorer.score(levelsOf(pattern), none)).toBe(fresh)
      expect(first[pattern]).toBe(fresh)
    }
  })
})

/** Who bears the same first name has the same sex, mostly; u of sex says so, m does not. */
const DEPENDENT: readonly Comparison[] = COMPARISONS.map((own) =>
  own.name === 'sex'
    ? {
        ...own,
        dependence: {
          on: 'given',
          u: [
            [0.5, 0.5],
            [0.2, 0.8],
            [0.01, 0.99],
          ],
        },
      }
    : own,
)

describe('a comparison that depends on another', () => {
  const strangers = { comparisons: DEPENDENT, prior: STRANGERS_ONLY }
  const stepOf = (given: number): number => {
    const levels = Uint8Array.of(given, 1, NULL_LEVEL, NULL_LEVEL, NULL_LEVEL)
    const weight = new PairScorer(strangers).score(levels, NO_RARITY)
    return explainScore(strangers, levels, NO_RARITY, weight)[2]!.weight
  }

  it('weighs what it says beside the level of the other', () => {
    expect(stepOf(0)).toBeCloseTo(Math.log2(0.98 / 0.5), 12)
    expect(stepOf(2)).toBeCloseTo(Math.log2(0.98 / 0.99), 12)
  })

  it('weighs as on its own where the other is missing', () => {
    expect(stepOf(NULL_LEVEL)).toBeCloseTo(Math.log2(0.98 / 0.5), 12)
  })

  it('is part of the weight as of its explanation', () => {
    fc.assert(
      fc.property(outcome, ([levels, bits]) => {
        const weight = new PairScorer(strangers).score(levels, bits)
        const steps = explainScore(strangers, levels, bits, weight)
        const evidence = steps.slice(0, -1).reduce((sum, step) => sum + step.weight, 0)
        // Nobody has relatives, so the family takes nothing back.
        expect(evidence).toBeCloseTo(weight, 2)
      }),
    )
  })
})

describe('what the model says of relatives', () => {
  it('stands for what scope says', () => {
    const twins = { ...PRIOR, siblingsPerRecord: 0, twinsPerRecord: 1 }
    const levels = Uint8Array.of(1, NULL_LEVEL, 1, 1, 1)
    const own = COMPARISONS.map((comparison) =>
      comparison.name === 'given'
        ? {
            ...comparison,
            levels: comparison.levels.map((level, at) => ({
              ...level,
              twin: [0.4, 0.5, 0.1][at]!,
            })),
          }
        : comparison,
    )
    const alike = score(levels, NO_RARITY, twins, own)
    // Half of all twins have similar names now, where it was three in a hundred.
    expect(score(levels, NO_RARITY, twins) - alike).toBeCloseTo(Math.log2(0.5 / 0.03), 1)
  })
})

describe('explainScore', () => {
  const MODEL = { comparisons: COMPARISONS, prior: PRIOR }

  it('takes the weight apart into steps that add up to it', () => {
    fc.assert(
      fc.property(outcome, ([levels, bits]) => {
        const steps = explainScore(MODEL, levels, bits, score(levels, bits))
        const sum = steps.reduce((total, { weight }) => total + weight, 0)
        expect(sum).toBeCloseTo(score(levels, bits), 9)
        expect(steps.map(({ name }) => name)).toEqual([
          'prior',
          ...COMPARISONS.map(({ name }) => name),
          'family',
        ])
      }),
    )
  })

  it('names levels, and gives missing values no weight', () => {
    const levels = Uint8Array.of(2, NULL_LEVEL, 1, 0, 1)
    const steps = explainScore(MODEL, levels, NO_RARITY, score(levels, NO_RARITY))
    expect(steps[1]).toEqual({
      name: 'given',
      level: 'level 2',
      weight: expect.closeTo(Math.log2(0.8 / 0.02), 12),
    })
    expect(steps[2]).toEqual({ name: 'sex', level: 'missing', weight: 0 })
  })

  it('lets the family take back, never add', () => {
    fc.assert(
      fc.property(vector, (levels) => {
        const steps = explainScore(MODEL, levels, NO_RARITY, score(levels, NO_RARITY))
        expect(steps.at(-1)!.weight).toBeLessThanOrEqual(1e-9)
      }),
    )
  })
})
