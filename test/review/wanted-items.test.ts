import { describe, expect, it } from 'vitest'
import type { Assertion, ReviewItem } from '../../src/ledger/event.ts'
import { compareItems } from '../../src/review/compare-items.ts'
import { type DoubtfulPair, wantedItems } from '../../src/review/wanted-items.ts'

const NOTHING = { pairs: [], held: [], stale: [] }

function pair(
  left: number,
  right: number,
  persons: readonly [string, string],
  kind: DoubtfulPair['kind'] = 'near',
  weight = 1,
): DoubtfulPair {
  return { left, right, persons, weight, kind }
}

function assertion(number: number, left: number, right: number): Assertion {
  return {
    assertion: number,
    kind: 'cannot-link',
    left,
    right,
    leftVersion: 1,
    rightVersion: 1,
    verdict: 'near-match',
    origin: 'stated',
    author: 'ann',
    reason: '',
    time: 0,
  }
}

function item(
  number: number,
  reason: ReviewItem['reason'],
  persons: readonly string[],
): ReviewItem {
  return {
    item: number,
    reason,
    status: 'open',
    persons,
    records: [1, 2],
    evidence: [{ left: 1, right: 2, weight: 1 }],
    level: 0,
    openedAt: 7,
    assignee: 'district 7',
  }
}

describe('wantedItems', () => {
  it('wants nothing where there is no doubt', () => {
    expect(wantedItems(NOTHING)).toEqual([])
  })

  it('makes one item of all pairs between two persons, the best first, the gravest reason', () => {
    const pairs = [
      pair(1, 2, ['Q', 'P'], 'near', 2),
      pair(3, 1, ['P', 'Q'], 'strong', 8),
      pair(4, 5, ['P', 'R'], 'refused', -9),
      pair(6, 5, ['S', 'R'], 'strong-cores', 9),
    ]
    expect(wantedItems({ ...NOTHING, pairs })).toEqual([
      {
        reason: 'small-margin',
        persons: ['P', 'Q'],
        records: [1, 2, 3],
        evidence: [
          { left: 1, right: 3, weight: 8 },
          { left: 1, right: 2, weight: 2 },
        ],
      },
      expect.objectContaining({ reason: 'contradiction', persons: ['P', 'R'] }),
      expect.objectContaining({ reason: 'potential-merge', persons: ['R', 'S'] }),
    ])
  })

  it('makes one item of a merge that is held back, near matches among its persons included', () => {
    const pairs = [pair(1, 2, ['P', 'Q']), pair(2, 3, ['Q', 'R']), pair(3, 4, ['R', 'T'])]
    const held = [{ kind: 'merge' as const, persons: ['P', 'Q', 'R'] }]
    expect(wantedItems({ ...NOTHING, pairs, held })).toMatchObject([
      { reason: 'potential-merge', persons: ['P', 'Q', 'R'], records: [1, 2, 3] },
      { reason: 'near-match', persons: ['R', 'T'], records: [3, 4] },
    ])
  })

  it('proposes what a held split and a stale decision would do', () => {
    const held = [{ kind: 'split' as const, person: 'P', parts: [[3], [2]], evidence: [] }]
    const stale = [
      { assertion: assertion(9, 1, 4), weight: 8, persons: ['P', 'Q'] },
      { assertion: assertion(8, 2, 4), weight: 9, persons: ['P', 'Q'] },
    ]
    expect(wantedItems({ ...NOTHING, held, stale })).toMatchObject([
      { reason: 'stale-decision', proposal: { kind: 'retract', assertions: [8, 9] } },
      {
        reason: 'potential-split',
        records: [2, 3],
        proposal: { kind: 'split', person: 'P', parts: [[3], [2]] },
      },
    ])
  })
})

describe('compareItems', () => {
  const same = (person: string): string => person
  const near = wantedItems({ ...NOTHING, pairs: [pair(1, 2, ['P', 'Q'])] })

  it('leaves an item alone that says what is so', () => {
    expect(compareItems([item(5, 'near-match', ['P', 'Q'])], near, same)).toEqual({
      open: [],
      rewrite: [],
      supersede: [],
    })
  })

  it('opens what is new, and closes what is gone', () => {
    const gone = item(5, 'near-match', ['P', 'R'])
    expect(compareItems([gone], near, same)).toEqual({ open: near, rewrite: [], supersede: [gone] })
  })

  it('goes on with the item of persons that were merged, and keeps who works on it', () => {
    const before = item(5, 'small-margin', ['O', 'Q'])
    const { open, rewrite, supersede } = compareItems([before], near, (person) =>
      person === 'O' ? 'P' : person,
    )
    expect([open, supersede]).toEqual([[], []])
    expect(rewrite).toEqual([{ ...before, reason: 'near-match', persons: ['P', 'Q'] }])
  })

  it('does not take a decision for a merge', () => {
    const decision = item(5, 'stale-decision', ['P', 'Q'])
    expect(compareItems([decision], near, same)).toMatchObject({
      open: near,
      supersede: [decision],
    })
  })

  it('goes on with one of two items that come to ask the same', () => {
    const items = [item(5, 'near-match', ['O', 'Q']), item(6, 'near-match', ['P', 'Q'])]
    const { open, rewrite, supersede } = compareItems(items, near, (person) =>
      person === 'O' ? 'P' : person,
    )
    expect([open, rewrite, supersede.map((each) => each.item)]).toEqual([[], [], [5]])
  })
})
