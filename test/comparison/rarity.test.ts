import { describe, expect, it } from 'vitest'
import { rarityOf } from '../../src/comparison/rarity.ts'
import { stringTableOf } from '../../src/records/string-table.ts'

describe('rarityOf', () => {
  const names = stringTableOf(['garcia', 'vega', 'zzyzx', 'everybody'])
  const table = { floor: 1 / 4096, collision: 1 / 64, values: { garcia: 1 / 16, vega: 1 / 128 } }
  const { bits } = rarityOf(names, { ...table, values: { ...table.values, everybody: 1 } })

  it('adds bits for a rare value and takes them for a common one', () => {
    expect(bits[1]).toBe(-2)
    expect(bits[2]).toBe(1)
  })

  it('gives an unseen value the floor', () => {
    expect(rarityOf(names, { ...table, floor: 1 / 256 }).bits[3]).toBe(2)
  })

  it('moves a weight by a few bits at most, either way', () => {
    expect(bits[3]).toBe(-bits[4]!)
    expect(bits[3]).toBeLessThanOrEqual(6)
    expect(rarityOf(names, { ...table, floor: 1e-9 }).bits[3]).toBe(bits[3])
  })

  it('says nothing of a missing value', () => expect(bits[0]).toBe(0))
})
