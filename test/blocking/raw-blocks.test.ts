import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assembleBlocks } from '../../src/blocking/build-blocks.ts'
import { FinerBlocks } from '../../src/blocking/finer-blocks.ts'
import { NumberList } from '../../src/blocking/growable.ts'
import { rawBlocksOf } from '../../src/blocking/rule-blocks.ts'
import { splitRule } from '../../src/blocking/split-blocks.ts'
import { TokenKeyCache } from '../../src/blocking/token-keys.ts'
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

describe('rawBlocksOf', () => {
  it('gives a block per key that two or more records share, its members ascending', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        fc.pre(!isCapped(rules, table))
        for (const rule of rules) {
          const { low, start, members } = rawBlocksOf(rule, table)
          const blocks = Array.from(low, (_, block) =>
            members.slice(start[block]!, start[block + 1]!).join(),
          )
          expect(blocks.sort()).toEqual(slowBlocks(rule, table).sort())
        }
      }),
      { numRuns: 200 },
    )
  })

  it('orders blocks by their first records and puts them on shared memory', () => {
    const records = Array.from({ length: 4000 }, (_, row) => ({
      first: `Name${String.fromCharCode(97 + (row % 26), 97 + (row % 17), 97 + (row % 5))}`,
      last: row % 3 === 0 ? 'Garcia' : 'Lopez',
      last2: '',
      dob: '2012-03-05',
      city: '',
    }))
    const rule = {
      name: 'rule',
      key: [{ part: 'name', fields: ['first', 'last'], form: 'deletion' }],
    } as const
    const table = tableOf(records)
    const { low, high, start, members } = rawBlocksOf(rule, table)
    const first = Array.from(low, (_, block) => members[start[block]!]!)
    expect(first).toEqual([...first].sort((a, b) => a - b))
    const blocks = Array.from(low, (_, block) =>
      members.slice(start[block]!, start[block + 1]!).join(),
    )
    expect(blocks.sort()).toEqual(slowBlocks(rule, table).sort())
    for (const array of [low, high, start, members]) {
      expect(array.buffer).toBeInstanceOf(SharedArrayBuffer)
    }
  })

  it('gives the same with token keys worked out before', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        const known = new TokenKeyCache(table).prepare(rules)
        for (const rule of rules) {
          const again = rawBlocksOf(rule, table, new TokenKeyCache(table, known))
          expect(again).toEqual(rawBlocksOf(rule, table))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('may be made before the blocks are built of them, which empties the list', () => {
    fc.assert(
      fc.property(smallRecords, smallRules, (records, rules) => {
        const table = tableOf(records)
        const blocking = { ...uncapped(rules), maxBlockSize: 4 }
        const made = rules.map((rule) => rawBlocksOf(rule, table))
        const expected = blocksOf(table, blocking)
        const { limit, order } = expected
        const split = rules.map((rule, at) => {
          const finer = new FinerBlocks(rule, table, new TokenKeyCache(table))
          return splitRule(rule.name, made[at]!, finer, undefined, limit, tieHashes(table.rows))
        })
        expect(assembleBlocks(blocking, made, split, order, limit)).toEqual(expected)
        expect(made).toEqual([])
      }),
      { numRuns: 50 },
    )
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
