import { describe, expect, it } from 'vitest'
import { unlessThirdBearsBoth } from '../../src/clustering/bears-both-names.ts'
import { DOUBTFUL, FREE } from '../../src/clustering/cap.ts'

/** Three records: José, Luis, and a third; all weights given by pair. */
function guard(
  weights: Readonly<Record<string, number>>,
  twins: readonly string[],
  capped: readonly string[] = [],
) {
  const key = (a: number, b: number): string => `${Math.min(a, b)}${Math.max(a, b)}`
  return unlessThirdBearsBoth({
    count: 3,
    weight: (a, b) => weights[key(a, b)]!,
    twinGuarded: (a, b) => twins.includes(key(a, b)),
    cap: (a, b) => (capped.includes(key(a, b)) ? DOUBTFUL : FREE),
    policy: { upper: 6 },
  })
}

describe('the twin guard', () => {
  it('yields where a third record matches either of the two', () => {
    expect(guard({ '01': 9, '02': 8, '12': 7 }, ['01'])(0, 1)).toBe(false)
  })

  it('stands where the third record only matches one of them', () => {
    expect(guard({ '01': 9, '02': 8, '12': 5 }, ['01'])(0, 1)).toBe(true)
  })

  it('stands where the third record is itself a twin of one, or capped against it', () => {
    expect(guard({ '01': 9, '02': 8, '12': 7 }, ['01', '12'])(0, 1)).toBe(true)
    expect(guard({ '01': 9, '02': 8, '12': 7 }, ['01'], ['02'])(0, 1)).toBe(true)
  })

  it('says nothing of pairs that it does not guard, and is symmetric', () => {
    const guarded = guard({ '01': 9, '02': 8, '12': 5 }, ['01'])
    expect(guarded(0, 2)).toBe(false)
    expect(guarded(1, 0)).toBe(guarded(0, 1))
  })
})
