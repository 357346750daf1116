import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { damerauLevenshtein, editDistance } from '../../src/similarity/edit-distance.ts'
import { isOneEdit } from '../../src/similarity/is-one-edit.ts'
import { similarStrings } from './arbitraries.ts'

describe('editDistance', () => {
  it('counts a swap of neighbours as two edits', () => {
    expect(editDistance('garcia', 'gracia')).toBe(2)
    expect(editDistance('', 'ana')).toBe(3)
  })

  it('equals the textbook table', () => {
    fc.assert(
      fc.property(similarStrings, ([a, b]) => {
        expect(editDistance(a, b)).toBe(tableDistance(a, b, false))
      }),
    )
  })
})

describe('damerauLevenshtein', () => {
  it('counts a swap of neighbours as one edit', () => {
    expect(damerauLevenshtein('garcia', 'gracia')).toBe(1)
    expect(damerauLevenshtein('ca', 'abc')).toBe(3)
  })

  it('equals the textbook table of optimal string alignment', () => {
    fc.assert(
      fc.property(similarStrings, ([a, b]) => {
        expect(damerauLevenshtein(a, b)).toBe(tableDistance(a, b, true))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('isOneEdit', () => {
  it('is true for one insertion, deletion, substitution or swap, and for equal strings', () => {
    const words = ['garcia', 'garcias', 'garca', 'garzia', 'gracia', 'argcia']
    expect(words.map((word) => isOneEdit('garcia', word))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ])
    expect(isOneEdit('', '')).toBe(true)
    expect(isOneEdit('', 'a')).toBe(true)
    expect(isOneEdit('', 'ab')).toBe(false)
  })

  it('is true just where the distance with swaps is at most one', () => {
    fc.assert(
      fc.property(similarStrings, ([a, b]) => {
        expect(isOneEdit(a, b)).toBe(tableDistance(a, b, true) <= 1)
        expect(isOneEdit(b, a)).toBe(isOneEdit(a, b))
      }),
      { numRuns: 5_000 },
    )
  })
})

function tableDistance(a: string, b: string, swaps: boolean): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const substituted = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, substituted)
      if (swaps && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      }
      rows[i]![j] = best
    }
  }
  return rows[a.length]![b.length]!
}
