import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordPairSet, recordPairs } from '../../src/clustering/record-pairs.ts'

describe('RecordPairSet', () => {
  it('finds a pair either way round, and no other', () => {
    const set = new RecordPairSet(recordPairs([[7, 2]]))
    expect([set.has(2, 7), set.has(7, 2), set.has(2, 2), set.has(7, 7)]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('tells the largest record numbers apart', () => {
    const last = 2 ** 32 - 1
    const set = new RecordPairSet(recordPairs([[0, last]]))
    expect(set.has(last, 0)).toBe(true)
    expect(set.has(1, last)).toBe(false)
    expect(set.has(0, last - 1)).toBe(false)
  })

  it('agrees with a set of strings', () => {
    const record = fc.nat(12)
    fc.assert(
      fc.property(fc.array(fc.tuple(record, record)), record, record, (pairs, a, b) => {
        const known = pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
        expect(new RecordPairSet(recordPairs(pairs)).has(a, b)).toBe(known)
      }),
    )
  })
})
