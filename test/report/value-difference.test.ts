import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareValues, markDifference } from '../../src/report/value-difference.ts'

describe('compareValues', () => {
  it.each([
    ['Ana', 'Ana', 'same'],
    ['José Luis', 'JOSELUIS', 'spelling'],
    ['Al-Hassan', 'Al Hassan', 'spelling'],
    ['1/12', '11/2', 'different'],
    ['Ana', 'Anna', 'different'],
    ['...', '---', 'different'],
    ['Ana', ' ', 'one missing'],
    ['', ' ', 'both missing'],
  ])('%j and %j are: %s', (left, right, agreement) => {
    expect(compareValues(left, right)).toBe(agreement)
    expect(compareValues(right, left)).toBe(agreement)
  })
})

describe('markDifference', () => {
  it('marks the part between the common beginning and the common end', () => {
    expect(markDifference('2012-03-04', '2012-04-04')).toEqual({
      front: '2012-0',
      own: '3',
      end: '-04',
    })
  })

  it('marks all of two values that have little in common', () => {
    expect(markDifference('Francisco', 'Paco')).toEqual({ front: '', own: 'Francisco', end: '' })
  })

  it('does not count a letter twice when one value repeats it', () => {
    expect(markDifference('Ana', 'Anana')).toEqual({ front: 'Ana', own: '', end: '' })
    expect(markDifference('Anana', 'Ana')).toEqual({ front: 'Ana', own: 'na', end: '' })
  })

  it('keeps a combining accent with its letter', () => {
    expect(markDifference('Lucia', 'Luci\u0301a').own).toBe('i')
    expect(markDifference('Luci\u0301a', 'Lucia').own).toBe('i\u0301')
  })

  it('loses nothing: the three parts are the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (value, other) => {
        const { front, own, end } = markDifference(value, other)
        expect(front + own + end).toBe(value)
      }),
    )
  })
})
