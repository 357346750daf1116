import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  forEachPairBatch,
  type PairCounts,
  rulesSharing,
} from '../../src/blocking/candidate-pairs.ts'
import {
  blocksOf,
  emitted,
  isCapped,
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
        const counts: PairCounts = {
          found: new Float64Array(rules.length),
          added: new Float64Array(rules.length),
        }
        forEachPairBatch(blocks, 0, blocks.count, counts, () => {})
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
          const [left, right] = pair.split(',').map(Number)
          const sharing = found.filter((pairs) => pairs.has(pair)).length
          expect(rulesSharing(blocks, left!, right!)).toBe(sharing)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('come out the same block range by block range', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, fc.nat(), (records, rules, cut) => {
        const blocks = blocksOf(tableOf(records), uncapped(rules))
        const middle = blocks.count === 0 ? 0 : cut % blocks.count
        const pairs: string[] = []
        for (const [from, to] of [
          [0, middle],
          [middle, blocks.count],
        ] as const) {
          forEachPairBatch(blocks, from, to, undefined, ({ left, right, size }) => {
            for (let at = 0; at < size; at++) pairs.push(`${left[at]},${right[at]}`)
          })
        }
        expect(pairs).toEqual(emitted(blocks))
      }),
      { numRuns: 50 },
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

  it('can be sampled by their smaller record', () => {
    const records = Array.from({ length: 9 }, () => ({
      first: 'Ana',
      last: 'Vega',
      last2: '',
      dob: '2012-03-05',
      city: '',
    }))
    const rule = { name: 'dob', key: [{ part: 'date', field: 'dob', form: 'day' }] } as const
    const blocks = blocksOf(tableOf(records), uncapped([rule]))
    const lefts = new Set<number>()
    const take = (record: number): boolean => record % 3 === 0
    let pairs = 0
    forEachPairBatch(
      blocks,
      0,
      blocks.count,
      undefined,
      ({ left, size }) => {
        for (let at = 0; at < size; at++) lefts.add(left[at]!)
        pairs += size
      },
      take,
    )
    expect([...lefts]).toEqual([0, 3, 6])
    expect(pairs).toBe(8 + 5 + 2)
  })

  it('fill more than one batch', () => {
    const records = Array.from({ length: 300 }, () => ({
      first: '',
      last: '',
      last2: '',
      dob: '',
      city: 'Yakima',
    }))
    const rule = { name: 'city', key: [{ part: 'value', field: 'city' }] } as const
    const blocks = blocksOf(tableOf(records), uncapped([rule]))
    expect(new Set(emitted(blocks)).size).toBe((300 * 299) / 2)
  })
})
