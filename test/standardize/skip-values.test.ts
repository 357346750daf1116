import { describe, expect, it } from 'vitest'
import { isSkipFullName, isSkipValue } from '../../src/standardize/skip-values.ts'

describe('isSkipValue', () => {
  it('knows the placeholders of every kind of field', () => {
    for (const value of ['', 'unknown', 'n a', 'null', 'xxx', 'sin nombre', 'zzzz', 'aaa']) {
      for (const kind of ['given-name', 'surname', 'place', 'text'] as const) {
        expect(isSkipValue(value, kind), `${value} as ${kind}`).toBe(true)
      }
    }
  })

  it('takes unnamed babies and twins for missing given names, not for missing surnames', () => {
    for (const value of ['baby', 'boy', 'girl', 'baby girl garcia', 'twin a', 'infant boy', 'na']) {
      expect(isSkipValue(value, 'given-name'), value).toBe(true)
    }
    for (const value of ['baby', 'boy', 'na', 'test']) {
      expect(isSkipValue(value, 'surname'), value).toBe(false)
    }
  })

  it('leaves names and initials alone', () => {
    for (const value of ['maria', 'x', 'aa', 'anna', 'nona', 'babyface', 'boyd', 'nonie']) {
      expect(isSkipValue(value, 'given-name'), value).toBe(false)
    }
  })
})

describe('isSkipFullName', () => {
  it('takes John Doe for a placeholder, not everyone named John or Doe', () => {
    expect(isSkipFullName('john', 'doe')).toBe(true)
    expect(isSkipFullName('jane', 'doe')).toBe(true)
    expect(isSkipFullName('john', 'garcia')).toBe(false)
    expect(isSkipFullName('rosa', 'doe')).toBe(false)
  })

  it('takes a name of two placeholders for one', () => {
    expect(isSkipFullName('fnu', 'lnu')).toBe(true)
    expect(isSkipFullName('', 'unknown')).toBe(true)
    expect(isSkipFullName('', 'garcia')).toBe(false)
  })
})
