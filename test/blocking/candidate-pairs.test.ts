import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CandidateFinder } from '../../src/blocking/candidate-pairs.ts'
import {
  blocksOf,
  emitted,
  isCapped,
  keysOf,
  partnersOf,
  slowPairs,
  smallRecords,
  smallRules,
  tableOf,
  uncapped,
} from './small-table.ts'

describe('candidate pairs, while no cap binds', () => {
  it('are exactly the pairs that share a key of a rule, each once', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        fc.pre(!isCapped(rules, table))
        const expected = new Set(rules.flatMap((rule) => slowPairs(rule, table)))
        const pairs = emitted(blocksOf(table, uncapped(rules)))
        expect(new Set(pairs)).toEqual(expected)
        expect(pairs.length).toBe(expected.size)
      }),
      { numRuns: 300 },
    )
  })

  it('stay when a rule is added', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        const fewer = emitted(blocksOf(table, uncapped(rules.slice(1))))
        const all = new Set(emitted(blocksOf(table, uncapped(rules))))
        expect(fewer.filter((pair) => !all.has(pair))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('do not depend on the order of rows', () => {
    const shuffles = fc.infiniteStream(fc.nat())
    fc.assert(
      fc.property(smallRecords, smallRules, shuffles, (records, rules, numbers) => {
        const order = records.map((_, at) => ({ at, by: numbers.next().value }))
        order.sort((a, b) => a.by - b.by)
        const shuffled = order.map(({ at }) => records[at]!)
        const back = (pair: string): string =>
          pair
            .split(',')
            .map((place) => order[Number(place)]!.at)
            .sort((a, b) => a - b)
            .join()
        const pairs = emitted(blocksOf(tableOf(records), uncapped(rules)))
        const again = emitted(blocksOf(tableOf(shuffled), uncapped(rules)))
        expect(again.map(back).sort()).toEqual(pairs.sort())
      }),
      { numRuns: 100 },
    )
  })

  it('are counted for every rule that finds them, and added by the first', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        fc.pre(!isCapped(rules, table))
        const blocks = blocksOf(table, uncapped(rules))
        const finder = new CandidateFinder(blocks)
        const rulesOf = new Map<string, number>()
        for (let place = 0; place < records.length; place++) {
          const pairs = partnersOf(blocks, finder, place)
          for (const [at, pair] of pairs.entries()) {
            rulesOf.set(pair, finder.rules[at]!)
          }
        }
        const counts = finder.takeCounts()
        const found = rules.map((rule) => new Set(slowPairs(rule, table)))
        expect([...counts.found]).toEqual(found.map(({ size }) => size))
        const before = new Set<string>()
        const added = found.map((pairs) => {
          const known = before.size
          for (const pair of pairs) before.add(pair)
          return before.size - known
        })
        expect([...counts.added]).toEqual(added)
        for (const pair of before) {
          expect(rulesOf.get(pair)).toBe(found.filter((pairs) => pairs.has(pair)).length)
        }
        // Counted once: a finder starts anew after it was asked.
        expect(finder.takeCounts().found.every((count) => count === 0)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('come out the same record by record, in any order of asking', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const blocks = blocksOf(tableOf(records), uncapped(rules))
        const backwards = new CandidateFinder(blocks)
        const lists = records.map((_, at) => partnersOf(blocks, backwards, records.length - 1 - at))
        const forwards = new CandidateFinder(blocks)
        const expected = records.map((_, place) => partnersOf(blocks, forwards, place))
        expect(lists.toReversed()).toEqual(expected)
        // Asking twice in a row gives the same.
        for (const [place, list] of expected.entries()) {
          for (const _ of [1, 2]) expect(partnersOf(blocks, forwards, place)).toEqual(list)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('need a second rule, or a small block, where that is asked for', () => {
    fc.assert(
      fc.property(
        smallRecords,
        smallRules,
        fc.integer({ min: 2, max: 6 }),
        (records, rules, most) => {
          const table = tableOf(records)
          fc.pre(!isCapped(rules, table))
          const blocking = { ...uncapped(rules), overfull: [], confirmAbove: most }
          const blocks = blocksOf(table, blocking)
          const finder = new CandidateFinder(blocks)
          const pairs = emitted(blocks, finder)
          const keys = rules.map((rule) => keysOf(rule, table))
          const sizes = keys.map((own) => {
            const counts = new Map<string, number>()
            for (const set of own)
              for (const key of set) counts.set(key, (counts.get(key) ?? 0) + 1)
            return counts
          })
          const all = new Set(rules.flatMap((rule) => slowPairs(rule, table)))
          const expected = [...all].filter((pair) => {
            const [left, right] = pair.split(',').map(Number) as [number, number]
            const shared = keys.map((own) => [...own[left]!].filter((key) => own[right]!.has(key)))
            const found = shared.filter(({ length }) => length > 0).length
            return (
              found > 1 || shared.some((own, at) => own.some((key) => sizes[at]!.get(key)! <= most))
            )
          })
          expect([...pairs].sort()).toEqual(expected.sort())
          expect(finder.takeCounts().unconfirmed).toBe(all.size - expected.length)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('meet for equal records whose keys are too many to keep', () => {
    const rule = {
      name: 'names',
      key: [{ part: 'name', fields: ['first', 'last'], form: 'deletion', tokens: 'pair' }],
    } as const
    const own = { last2: '', dob: '', city: '' }
    const table = tableOf([
      { first: 'Maria Elena', last: 'Gracia Vega', ...own },
      { first: 'Elena Maria', last: 'Vega Gracia', ...own },
      { first: 'Maria Elena', last: 'Gracia', ...own },
    ])
    expect(isCapped([rule], table)).toBe(true)
    const pairs = new Set(emitted(blocksOf(table, uncapped([rule]))))
    expect(pairs).toEqual(new Set(['0,1', '0,2', '1,2']))
  })

  it('are found in a block of more than the room at first', () => {
    const records = Array.from({ length: 1500 }, () => ({
      first: '',
      last: '',
      last2: '',
      dob: '',
      city: 'Yakima',
    }))
    const rule = { name: 'city', key: [{ part: 'value', field: 'city' }] } as const
    const blocks = blocksOf(tableOf(records), uncapped([rule]))
    expect(new Set(emitted(blocks)).size).toBe((1500 * 1499) / 2)
  })
})
