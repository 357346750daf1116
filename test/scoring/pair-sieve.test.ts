import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileComparisons } from '../../src/comparison/compile-comparisons.ts'
import type { Comparison, LinkageModel } from '../../src/model/linkage-model.ts'
import { comparisonOrder } from '../../src/scoring/comparison-order.ts'
import { PairWeigher } from '../../src/scoring/pair-weigher.ts'
import { alikeRecord, rareModel } from '../comparison/alike-records.ts'
import { model, SCHEMA, type TestRecord } from '../comparison/levels-of.ts'
import { standardized } from '../support/standardized.ts'
import { PRIOR } from './simple-model.ts'

/** Shares that sum to one, none of them 0. */
function shares(count: number): fc.Arbitrary<number[]> {
  const parts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: count, maxLength: count })
  return parts.map((all) => {
    const sum = all.reduce((total, part) => total + part, 0)
    return all.map((part) => part / sum)
  })
}

const scopes = fc.constantFrom<Comparison['scope']>('person', 'birth', 'family')

/** The model of all kinds of comparison, with any weights and scopes. */
const weighted: fc.Arbitrary<LinkageModel> = fc
  .tuple(
    ...model.comparisons.map(({ levels }) =>
      fc.tuple(shares(levels.length), shares(levels.length), scopes),
    ),
  )
  .map((all) => {
    const first = rareModel.comparisons[0]!
    return {
      ...model,
      ...rareModel,
      prior: PRIOR,
      comparisons: rareModel.comparisons.map((comparison, at) => {
        const [m, u, scope] = all[at]!
        const levels = comparison.levels.map((level, k) => {
          // Every other one says how siblings and twins compare.
          const relatives = at % 2 === 0 ? { sibling: u.toReversed()[k]!, twin: m[k]! } : {}
          return { ...level, m: m[k]!, u: u[k]!, ...relatives }
        })
        const own = { ...comparison, scope, levels } as Comparison
        if (at % 3 !== 1) return own
        // Some depend on the first.
        const rows = (row: readonly number[]): number[][] =>
          first.levels.map((_, k) => (k % 2 === 0 ? row.toReversed() : [...row]))
        return { ...own, dependence: { on: first.name, m: rows(m), u: rows(u) } }
      }),
    }
  })

function weigherOf(own: LinkageModel, records: readonly TestRecord[]): PairWeigher {
  const flags = new Uint8Array(records.length)
  return new PairWeigher(own, {
    standardized: standardized(SCHEMA, records),
    flagged: flags,
    socialSecurity: new Uint32Array(records.length),
  })
}

describe('the sieve', () => {
  const lists = fc.array(alikeRecord, { minLength: 6, maxLength: 24 })

  it('keeps every pair that reaches the floor, and weighs it to the last digit', () => {
    let all = 0
    let kept = 0
    fc.assert(
      fc.property(lists, weighted, fc.nat(), (list, own, at) => {
        // Some records twice, so that some pairs have the best of nearly all levels.
        const records = [...list, ...list.slice(0, 5)]
        const weigher = weigherOf(own, records)
        const { start } = weigher.tables.packed
        const pairs = records.flatMap((_, a) => records.slice(a + 1).map((_, b) => [a, a + 1 + b]))
        // One pair, or the heaviest, just reaches it.
        const weights = pairs.map(([a, b]) => weigher.weigh(a!, b!))
        const floor = at % 2 === 0 ? Math.max(...weights) : weights[at % weights.length]!
        const sieve = weigher.sieve(floor)
        const { batch } = sieve
        for (const [i, [a, b]] of pairs.entries()) {
          batch.left[i] = start[a!]!
          batch.right[i] = start[b!]!
        }
        // Twice, as batches follow each other.
        for (const size of [pairs.length, pairs.length]) sieve.sift(size)
        const alive = new Set(batch.alive.subarray(0, batch.size))
        for (const [i, weight] of weights.entries()) {
          if (weight >= floor) expect(alive.has(i)).toBe(true)
          if (weight >= floor) expect(weigher.weighSifted(floor, batch, i)).toBe(weight)
        }
        all += pairs.length
        kept += batch.size
      }),
      { numRuns: 40 },
    )
    // It is there to drop pairs.
    expect(kept).toBeLessThan(0.9 * all)
  })

  it('compares one column for many pairs as one pair alone', () => {
    fc.assert(
      fc.property(lists, (records) => {
        const compiled = compileComparisons(rareModel, standardized(SCHEMA, records))
        const levels = new Uint8Array(compiled.width)
        const rarities = new Float32Array(compiled.width)
        const weigher = weigherOf({ ...model, ...rareModel, prior: PRIOR }, records)
        const { batch } = weigher.sieve(-Infinity)
        const { start } = compiled.tables.packed
        for (const at of records.keys()) {
          batch.left[at] = start[0]!
          batch.right[at] = start[at]!
        }
        weigher.sieve(-Infinity).sift(records.length)
        expect(batch.size).toBe(records.length)
        for (const at of records.keys()) {
          compiled.compare(0, at, levels, rarities)
          const own = levels.map((_, c) => batch.levels[c * batch.capacity + at]!)
          expect(own).toEqual(levels)
          const bits = rarities.map((_, c) => batch.rarities[c * batch.capacity + at]!)
          expect(bits).toEqual(rarities)
        }
      }),
      { numRuns: 10 },
    )
  })
})

describe('the order of comparisons', () => {
  it('holds each once, and a first name before the surnames it may be swapped with', () => {
    fc.assert(
      fc.property(weighted, ({ comparisons }) => {
        const given = comparisons.findIndex(({ kind }) => kind === 'given-name')
        const surname = comparisons.findIndex(({ kind }) => kind === 'surname')
        const order = comparisonOrder(comparisons, [{ given, surname }])
        expect(order.toSorted((a, b) => a - b)).toEqual([...comparisons.keys()])
        expect(order.indexOf(given)).toBeLessThan(order.indexOf(surname))
        for (const [at, { dependence }] of comparisons.entries()) {
          const on = comparisons.findIndex(({ name }) => name === dependence?.on)
          if (on >= 0) expect(order.indexOf(on)).toBeLessThan(order.indexOf(at))
        }
      }),
    )
  })
})
