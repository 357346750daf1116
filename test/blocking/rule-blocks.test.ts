import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assembleBlocks } from '../../src/blocking/build-blocks.ts'
import { NumberList } from '../../src/blocking/growable.ts'
import {
  countPairs,
  type KeyBlocks,
  sampleBlocks,
  samplePairs,
} from '../../src/blocking/key-blocks.ts'
import type { KeyList } from '../../src/blocking/key-list.ts'
import { LAST, PLACE, PlacedBlocks } from '../../src/blocking/placed-blocks.ts'
import { pairsAmong, roughAnswer, roughSample } from '../../src/blocking/rough-pairs.ts'
import { ruleBlocks } from '../../src/blocking/rule-blocks.ts'
import { RuleKeys } from '../../src/blocking/rule-keys.ts'
import { sharedKeys } from '../../src/blocking/shared-keys.ts'
import { SomeKeys } from '../../src/blocking/some-keys.ts'
import { joinTokenKeys, TokenKeyCache, tokenKeys } from '../../src/blocking/token-keys.ts'
import { WordLists } from '../../src/blocking/word-lists.ts'
import type { BlockingRule } from '../../src/model/linkage-model.ts'
import type { StandardizedTable } from '../../src/standardize/standardized-table.ts'
import {
  blocksOf,
  isCapped,
  keysOf,
  smallRecords,
  smallRules,
  tableOf,
  tieHashes,
  uncapped,
} from './small-table.ts'

/** The members of each block, by way of a map. */
function slowBlocks(rule: BlockingRule, table: StandardizedTable): string[] {
  const blocks = new Map<string, number[]>()
  for (const [record, keys] of keysOf(rule, table).entries()) {
    for (const key of keys) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [record])
      else block.push(record)
    }
  }
  return [...blocks.values()].filter((block) => block.length > 1).map((block) => block.join())
}

function listed({ low, start, members }: KeyBlocks): string[] {
  return Array.from(low, (_, block) => members.slice(start[block]!, start[block + 1]!).join())
}

/** Blocks whose ends are marked, one by one. */
function marked(members: Uint32Array): number[][] {
  const blocks: number[][] = [[]]
  for (const member of members) {
    blocks.at(-1)!.push(member & PLACE)
    if (member >= LAST) blocks.push([])
  }
  expect(blocks.pop()).toEqual([])
  return blocks
}

const NO_LIMIT = { limit: 1e6, frozen: undefined }

/** Records of few names, many of them alike. */
function namesakes(rows: number): StandardizedTable {
  const records = Array.from({ length: rows }, (_, row) => ({
    first: `Name${String.fromCharCode(97 + (row % 26), 97 + (row % 17), 97 + (row % 5))}`,
    last: row % 3 === 0 ? 'Garcia' : 'Lopez',
    last2: '',
    dob: '2012-03-05',
    city: '',
  }))
  return tableOf(records)
}

const DELETION = {
  name: 'rule',
  key: [{ part: 'name', fields: ['first', 'last'], form: 'deletion' }],
} as const

describe('sampleBlocks', () => {
  it('gives a block per key that two or more records share, its members ascending', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        fc.pre(!isCapped(rules, table))
        for (const rule of rules) {
          const blocks = sampleBlocks(rule.key, table, 1)
          expect(listed(blocks).sort()).toEqual(slowBlocks(rule, table).sort())
        }
      }),
      { numRuns: 200 },
    )
  })

  it('of one key in so many gives whole blocks, about so many', () => {
    const table = namesakes(4000)
    const all = listed(sampleBlocks(DELETION.key, table, 1))
    const some = listed(sampleBlocks(DELETION.key, table, 4))
    expect(some.length / all.length).toBeGreaterThan(0.2)
    expect(some.length / all.length).toBeLessThan(0.3)
    const left = new Set(all)
    for (const block of some) expect(left.has(block)).toBe(true)
  })
})

describe('token keys', () => {
  it('of ranges put together are those of all tokens', () => {
    const { names } = namesakes(100)
    const all = tokenKeys(names, 'deletion')
    for (const length of [1, 7, names.size]) {
      const parts = Array.from({ length: Math.ceil(names.size / length) }, (_, at) =>
        tokenKeys(names, 'deletion', at * length, Math.min(names.size, (at + 1) * length)),
      )
      expect(joinTokenKeys(parts)).toEqual(all)
    }
    expect(all.low.length).toBeGreaterThan(names.size)
  })
})

describe('SomeKeys', () => {
  const listOf = ({ low, high, size }: KeyList): string[] =>
    Array.from({ length: size }, (_, at) => `${high[at]}:${low[at]}`)

  it('takes whole keys of a rule, in their order', () => {
    fc.assert(
      fc.property(
        smallRecords,
        smallRules,
        fc.integer({ min: 1, max: 5 }),
        (records, rules, every) => {
          const table = tableOf(records)
          const cache = new TokenKeyCache(table)
          for (const { key } of rules) {
            const all = new RuleKeys(key, table, cache)
            const some = new SomeKeys(key, table, cache, 0, 1 / every)
            const taken = new Map<string, boolean>()
            for (let record = 0; record < table.rows; record++) {
              const own = listOf(all.of(record))
              const sampled = new Set(listOf(some.of(record)))
              expect(own.filter((each) => sampled.has(each))).toEqual(listOf(some.of(record)))
              if (every === 1) expect(sampled.size).toBe(new Set(own).size)
              for (const each of own) {
                expect(taken.get(each) ?? sampled.has(each)).toBe(sampled.has(each))
                taken.set(each, sampled.has(each))
              }
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('takes about so many, whatever the parts', () => {
    const table = namesakes(2000)
    const cache = new TokenKeyCache(table)
    const name = { part: 'name', fields: ['first', 'last'], form: 'deletion' } as const
    const pairs = { ...name, tokens: 'pair' } as const
    const date = { part: 'date', field: 'dob', form: 'deletion' } as const
    for (const key of [[name], [pairs], [date, name], [pairs, date], [date, date, name]]) {
      const all = new Set<string>()
      const some = new Set<string>()
      const every = new RuleKeys(key, table, cache)
      const sampled = new SomeKeys(key, table, cache, 0.5, 0.75)
      for (let record = 0; record < table.rows; record++) {
        for (const each of listOf(every.of(record))) all.add(each)
        for (const each of listOf(sampled.of(record))) some.add(each)
      }
      expect(some.size / all.size).toBeGreaterThan(0.2)
      expect(some.size / all.size).toBeLessThan(0.3)
    }
  })
})

describe('pairsAmong', () => {
  it('counts each pair of the records given, once per key', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        fc.pre(!isCapped(rules, table))
        const among = Uint32Array.from({ length: table.rows }, (_, row) => row).filter(
          (row) => row % 3 !== 0,
        )
        for (const rule of rules) {
          const keys = keysOf(rule, table).map((own) => new Set(own))
          let pairs = 0
          for (const [at, left] of among.entries()) {
            for (const right of among.subarray(at + 1)) {
              for (const key of keys[left]!) if (keys[right]!.has(key)) pairs++
            }
          }
          expect(pairsAmong(rule.key, table, new TokenKeyCache(table), among)).toBe(pairs)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('of a sample of records tells the pairs of all, about', () => {
    const table = namesakes(50_000)
    const cache = new TokenKeyCache(table)
    const among = roughSample(tieHashes(50_000))!
    const every = Uint32Array.from({ length: table.rows }, (_, row) => row)
    const all = pairsAmong(DELETION.key, table, cache, every) / table.rows
    const pairs = pairsAmong(DELETION.key, table, cache, among)
    const blocking = (pairsPerRecord: number) => ({ maxBlockSize: 9, pairsPerRecord, rules: [] })
    const answer = (budget: number) =>
      roughAnswer(blocking(budget * all), pairs, among.length, table.rows)
    expect([1.25, 1.1, 0.9, 0.7].map(answer)).toEqual(['fits', 'may fit', 'may fit', 'unknown'])
    expect(roughSample(tieHashes(30_000))).toBeUndefined()
  })
})

describe('samplePairs', () => {
  const table = namesakes(40_000)

  it('takes no more keys than it needs, and as many as it takes', () => {
    const all = countPairs(sampleBlocks(DELETION.key, table, 1), 1000)
    let before = Infinity
    for (const share of [1000, 3, 1, 0.5]) {
      const wanted = Math.round(all / share)
      const { blocks, every } = samplePairs(DELETION.key, table, wanted, 1000)
      expect(blocks).toEqual(sampleBlocks(DELETION.key, table, every))
      expect(every).toBeLessThanOrEqual(before)
      if (every > 1) expect(countPairs(blocks, 1000)).toBeGreaterThanOrEqual(wanted)
      before = every
    }
    expect(before).toBe(1)
    expect(samplePairs(DELETION.key, table, 1, 1000).every).toBe(2)
  })

  it('does not count the pairs of larger blocks', () => {
    const blocks = sampleBlocks(DELETION.key, table, 1)
    const sizes = Array.from(blocks.low, (_, at) => blocks.start[at + 1]! - blocks.start[at]!)
    const small = sizes.filter((size) => size <= 100)
    expect(small.length).toBeLessThan(sizes.length)
    const pairs = small.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
    expect(countPairs(blocks, 100)).toBe(pairs)
  })
})

describe('ruleBlocks', () => {
  it('gives each set of records that share a key once, by first record, on shared memory', () => {
    const table = namesakes(4000)
    const { members, cost } = ruleBlocks(DELETION, table, tieHashes(4000), NO_LIMIT)
    const blocks = marked(members)
    const first = blocks.map(([record]) => record!)
    expect(first).toEqual([...first].sort((a, b) => a - b))
    const slow = slowBlocks(DELETION, table)
    expect(new Set(slow).size).toBeLessThan(slow.length)
    expect(blocks.map((block) => block.join()).sort()).toEqual([...new Set(slow)].sort())
    expect(members.buffer).toBeInstanceOf(SharedArrayBuffer)
    const pairs = (list: readonly string[]): number =>
      list
        .map((block) => block.split(',').length)
        .reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
    expect(cost).toMatchObject({
      blocks: blocks.length,
      blockPairs: pairs([...new Set(slow)]),
      rawPairs: pairs(slow),
    })
  })

  it('gives the same with token keys worked out before', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        const known = new TokenKeyCache(table).prepare(rules)
        const ties = tieHashes(table.rows)
        for (const rule of rules) {
          const again = ruleBlocks(rule, table, ties, NO_LIMIT, new TokenKeyCache(table, known))
          expect(again).toEqual(ruleBlocks(rule, table, ties, NO_LIMIT))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('may be made one by one before they are put together, which empties the list', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        const blocking = { ...uncapped(rules), maxBlockSize: 4 }
        const expected = blocksOf(table, blocking)
        const { limit, order } = expected
        const ties = tieHashes(table.rows)
        const made = rules.map((rule) =>
          ruleBlocks(rule, table, ties, { limit, frozen: undefined }),
        )
        expect(assembleBlocks(blocking, made, order, limit)).toEqual(expected)
        expect(made).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

describe('keys that are worked out part by part', () => {
  it('are the same keys with the same records', () => {
    const table = namesakes(500)
    const cache = new TokenKeyCache(table)
    const found = (most?: number): string[] => {
      const list: string[] = []
      const options = most === undefined ? {} : { mostHeld: most }
      sharedKeys(DELETION.key, table, cache, options, (low, high, records, from, to) =>
        list.push(`${high}:${low} ${records.slice(from, to).join()}`),
      )
      return list.sort()
    }
    expect(found().length).toBeGreaterThan(50)
    for (const most of [100, 1000]) expect(found(most)).toEqual(found())
  })
})

describe('PlacedBlocks', () => {
  it('keeps one of equal blocks, whatever lies between them, ordered by first member', () => {
    const block = fc.uniqueArray(fc.nat({ max: 4999 }), { minLength: 2, maxLength: 6 })
    const blocks = fc
      .array(block, { maxLength: 30 })
      .chain((list) => fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length }))
    fc.assert(
      fc.property(blocks, (list) => {
        const placed = new PlacedBlocks(5000)
        const sorted = list.map((members) => [...members].sort((a, b) => a - b))
        for (const members of sorted) {
          placed.add(Uint32Array.from([7, ...members, 8]), 1, 1 + members.length)
        }
        const taken = placed.take()
        const kept = marked(taken.members)
        const distinct = new Set(sorted.map((members) => members.join()))
        expect(new Set(kept.map((members) => members.join()))).toEqual(distinct)
        expect(kept.length).toBe(distinct.size)
        expect(taken.blocks).toBe(distinct.size)
        const first = kept.map((members) => members[0]!)
        expect(first).toEqual([...first].sort((a, b) => a - b))
      }),
    )
  })

  it('tells a block from the beginning of another', () => {
    const placed = new PlacedBlocks(10)
    const members = Uint32Array.of(1, 2, 3)
    placed.add(members, 0, 3)
    placed.add(members, 0, 2)
    placed.add(members, 0, 3)
    expect(marked(placed.take().members)).toEqual([
      [1, 2, 3],
      [1, 2],
    ])
  })
})

describe('lists that grow together', () => {
  it('hold what was pushed to each, in order', () => {
    const words = new WordLists(3)
    const entries = new WordLists(3)
    const expected: number[][] = [[], [], []]
    for (let value = 0; value < 3_000; value += 3) {
      const list = (value / 3) % 2
      for (const word of [value, value + 1, value + 2]) words.push(list, word)
      entries.pushEntry(list, value, value + 1, value + 2)
      expected[list]!.push(value, value + 1, value + 2)
    }
    for (const [list, values] of expected.entries()) {
      expect([...words.gather(list)]).toEqual(values)
      expect([...entries.gather(list)]).toEqual(values)
    }
  })
})

describe('a list of numbers', () => {
  it('holds what was pushed, in order, and is empty once taken', () => {
    for (const size of [0, 1, 256, 257, 300_000]) {
      const list = new NumberList()
      for (let value = 0; value < size; value++) list.push(value)
      list.pushAll([7, 8, 9], 1, 3)
      expect(list.size).toBe(size + 2)
      const taken = list.takeShared()
      expect(list.size).toBe(0)
      expect(taken.length).toBe(size + 2)
      expect([...taken.subarray(size)]).toEqual([8, 9])
      expect(taken.findIndex((value, at) => at < size && value !== at)).toBe(-1)
      list.push(5)
      expect([...list.takeShared()]).toEqual([5])
    }
  })
})
