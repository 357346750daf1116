import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileComparisons } from '../../src/comparison/compile-comparisons.ts'
import { NULL_LEVEL } from '../../src/model/linkage-model.ts'
import { standardized } from '../support/standardized.ts'
import { alikeRecord, rareModel } from './alike-records.ts'
import { model, SCHEMA, type TestRecord } from './levels-of.ts'

function comparing(records: readonly TestRecord[]): (left: number, right: number) => number[] {
  const compiled = compileComparisons(rareModel, standardized(SCHEMA, records))
  const levels = new Uint8Array(compiled.width)
  const rarities = new Float32Array(compiled.width)
  return (left, right) => {
    compiled.compare(left, right, levels, rarities)
    return [...levels, ...rarities]
  }
}

const width = model.comparisons.length

/** Every pair of records of a list, a record with itself included. */
function pairsOf(records: readonly TestRecord[]): [number, number][] {
  return records.flatMap((_, left) =>
    records.slice(left).map((_, apart): [number, number] => [left, left + apart]),
  )
}

const records = fc.array(alikeRecord, { minLength: 6, maxLength: 24 })
// Each run compiles a table and makes the caches of a whole linkage, so few runs of many pairs.
const RUNS = { numRuns: 25 }

describe('every comparison', () => {
  it('is symmetric, in level and rarity', () => {
    fc.assert(
      fc.property(records, (list) => {
        // Each direction with caches of its own.
        const [there, back] = [comparing(list), comparing(list)]
        for (const [left, right] of pairsOf(list)) {
          expect(back(right, left)).toEqual(there(left, right))
        }
      }),
      RUNS,
    )
  })

  it('does not depend on the ids that values have in the dictionaries', () => {
    fc.assert(
      fc.property(records, (list) => {
        const compare = comparing(list)
        const reversed = comparing(list.toReversed())
        const last = list.length - 1
        for (const [left, right] of pairsOf(list)) {
          expect(reversed(last - left, last - right)).toEqual(compare(left, right))
        }
      }),
      RUNS,
    )
  })

  it('gives levels of its own, and rarity only where there is a level', () => {
    fc.assert(
      fc.property(records, (list) => {
        const compare = comparing(list)
        for (const [left, right] of pairsOf(list)) {
          const outcome = compare(left, right)
          for (const [at, { levels }] of model.comparisons.entries()) {
            const level = outcome[at]!
            expect(level === NULL_LEVEL || level < levels.length).toBe(true)
            expect(Number.isFinite(outcome[width + at]!)).toBe(true)
            if (level === NULL_LEVEL) expect(outcome[width + at]).toBe(0)
          }
        }
      }),
      RUNS,
    )
  })

  it('finds a record equal to itself as far as its values go, or missing', () => {
    // The levels that a record reaches with itself: the lower ones where it gives fewer values.
    const own: Record<string, readonly string[]> = {
      first: ['exact'],
      middle: ['exact'],
      surname: ['exact, one surname', 'exact, two surnames'],
      parents: ['one agrees', 'both agree'],
      date: ['same year', 'two parts agree', 'exact'],
      sex: ['exact'],
      address: ['city', 'postcode', 'street', 'street and place'],
      place: ['country', 'state', 'city'],
      id: ['same'],
      'id within': ['same'],
      note: ['exact'],
    }
    fc.assert(
      fc.property(records, (list) => {
        const compare = comparing(list)
        for (const one of list.keys()) {
          const outcome = compare(one, one)
          for (const [at, { name, levels }] of model.comparisons.entries()) {
            if (outcome[at] === NULL_LEVEL) continue
            expect(own[name]).toContain(levels[outcome[at]!]!.name)
          }
        }
      }),
      RUNS,
    )
  })

  it('finds nobody more like a record than the record itself', () => {
    fc.assert(
      fc.property(records, (list) => {
        const compare = comparing(list)
        for (const [one, other] of pairsOf(list)) {
          const self = compare(one, one)
          const between = compare(one, other)
          for (const [at, { name, levels }] of model.comparisons.entries()) {
            if (self[at] === NULL_LEVEL || between[at] === NULL_LEVEL) continue
            // A joined surname is one by itself and both to who writes them apart; a swap stands last.
            if (levels[between[at]!]!.name.startsWith('exact, two')) continue
            if (levels[between[at]!]!.name.startsWith('swapped')) continue
            expect(between[at], name).toBeLessThanOrEqual(self[at]!)
          }
        }
      }),
      RUNS,
    )
  })

  it('gives a record with itself the top level where no value is missing', () => {
    const full: TestRecord = {
      first: 'Ana',
      middle: 'Luisa',
      last: 'García',
      last2: 'López',
      parent1: 'Juan',
      parent2: 'Rosa',
      dob: '2012-03-15',
      sex: 'F',
      street: '12 Oak Street',
      city: 'Yakima',
      postcode: '98901',
      state: 'WA',
      country: 'US',
      id: '1234507',
      id2: '77',
      note: 'room 12',
    }
    const outcome = comparing([full])(0, 0)
    for (const [at, { kind, levels }] of model.comparisons.entries()) {
      const top = kind === 'given-name' ? 'exact' : levels.at(-1)!.name
      expect(levels[outcome[at]!]!.name).toBe(top)
    }
  })
})
