import { describe, expect, it } from 'vitest'
import { LEVEL_NAMES, levelNames, levels } from '../../src/model/comparison-levels.ts'
import {
  DEFAULT_PRIOR,
  DEFAULT_THRESHOLDS,
  defaultLevels,
  defineModel,
} from '../../src/model/define-model.ts'
import { tiny } from './tiny-model.ts'

describe('defineModel', () => {
  const model = defineModel(tiny)

  it('fills in everything but schema, blocking and comparisons', () => {
    expect(model).toMatchObject({
      schemaVersion: 1,
      name: 'custom',
      prior: DEFAULT_PRIOR,
      thresholds: DEFAULT_THRESHOLDS,
      constraints: { withinSource: 'match', strongIdentifiers: [] },
      training: { rules: [] },
      blocking: { maxBlockSize: 200, pairsPerRecord: 100 },
    })
    expect(model.blocking.rules).toEqual(tiny.blocking)
    expect(model.frequencies).toBeUndefined()
    expect(model.fitted).toBeUndefined()
  })

  it('names a comparison by its field, or by its kind', () => {
    expect(model.comparisons.map(({ name }) => name)).toEqual(['given_name', 'surname', 'dob'])
  })

  it('gives names to one child, birth dates to twins, surnames to the family', () => {
    expect(model.comparisons.map(({ scope }) => scope)).toEqual(['person', 'family', 'birth'])
  })

  it('keeps what is given beside the defaults', () => {
    const own = defineModel({
      ...tiny,
      name: 'own',
      blocking: { rules: model.blocking.rules as never, maxBlockSize: 50 },
      prior: { matchesPerRecord: 2 },
      thresholds: { upper: 9 },
      constraints: { withinSource: 'never' },
    })
    expect(own.name).toBe('own')
    expect(own.blocking).toMatchObject({ maxBlockSize: 50, pairsPerRecord: 100 })
    expect(own.prior).toEqual({ ...DEFAULT_PRIOR, matchesPerRecord: 2 })
    expect(own.thresholds).toEqual({ ...DEFAULT_THRESHOLDS, upper: 9 })
    expect(own.constraints).toEqual({ withinSource: 'never', strongIdentifiers: [] })
  })
})

describe('defaultLevels', () => {
  const kinds = Object.keys(LEVEL_NAMES) as (keyof typeof LEVEL_NAMES)[]

  for (const kind of kinds) {
    it(`gives ${kind} its levels, with m and u that each sum to one`, () => {
      const given = defaultLevels({ kind })
      expect(given.map(({ name }) => name)).toEqual(LEVEL_NAMES[kind])
      expect(given.reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 12)
      expect(given.reduce((sum, { u }) => sum + u, 0)).toBeCloseTo(1, 12)
    })

    it(`lets the weakest level of ${kind} speak against a match and the best one for it`, () => {
      const weights = defaultLevels({ kind }).map(({ m, u }) => Math.log2(m / u))
      expect(weights[0]).toBeLessThan(0)
      expect(Math.max(...weights)).toBeGreaterThan(0)
    })
  }

  it('has a level for each similarity step of a text', () => {
    const given = defaultLevels({ kind: 'text', at: [0.95, 0.8] })
    expect(given.map(({ name }) => name)).toEqual([
      'different',
      'similarity ≥ 0.8',
      'similarity ≥ 0.95',
      'exact',
    ])
    expect(levelNames({ kind: 'text', at: [] })).toEqual(['different', 'exact'])
  })
})

describe('levels', () => {
  it('scales two rows of numbers to probabilities', () => {
    expect(levels(['no', 'yes'], { m: [1, 3], u: [3, 1] })).toEqual([
      { name: 'no', m: 0.25, u: 0.75 },
      { name: 'yes', m: 0.75, u: 0.25 },
    ])
  })
})
