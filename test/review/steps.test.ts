import { describe, expect, it } from 'vitest'
import type { ReviewItem } from '../../src/ledger/event.ts'
import { needsSecondParty } from '../../src/review/second-party.ts'
import { escalated, isDue, postponed, proposed, reassigned } from '../../src/review/steps.ts'

const ITEM: ReviewItem = {
  item: 5,
  reason: 'near-match',
  status: 'open',
  persons: ['P', 'Q'],
  records: [1, 2],
  evidence: [],
  level: 0,
  openedAt: 100,
  due: 200,
}

describe('steps of a review item', () => {
  it('a postponed item waits until its time, and is open again once somebody takes it', () => {
    const waiting = postponed(ITEM, 300, 'call the school')
    expect(waiting).toEqual({ ...ITEM, status: 'postponed', due: 300, note: 'call the school' })
    expect([isDue(waiting, 299), isDue(waiting, 300)]).toEqual([false, true])
    expect(reassigned(waiting, 'ben')).toMatchObject({ status: 'open', assignee: 'ben' })
  })

  it('an escalated item goes one level up, to nobody, and is due anew', () => {
    const { assignee, ...up } = escalated({ ...ITEM, assignee: 'ann' }, 900)
    expect(assignee).toBeUndefined()
    expect(up).toEqual({ ...ITEM, level: 1, due: 900 })
    expect('due' in escalated(ITEM, undefined)).toBe(false)
  })

  it('a proposal awaits validation, and stays so when it is reassigned or escalated', () => {
    const waiting = proposed(ITEM, { kind: 'merge', survivor: 'P', others: ['Q'] }, 'ann', 900)
    expect(waiting).toMatchObject({ status: 'awaiting-validation', proposedBy: 'ann', due: 900 })
    expect(escalated(waiting, 950).status).toBe('awaiting-validation')
    expect(reassigned(waiting, 'ben').status).toBe('awaiting-validation')
  })

  it('an item without a due date is never due', () => {
    const { due: _, ...free } = ITEM
    expect(isDue(free, 1e15)).toBe(false)
  })
})

describe('needsSecondParty', () => {
  it('goes by policy and by sources', () => {
    expect(needsSecondParty('never', ['TX', 'CA'])).toBe(false)
    expect(needsSecondParty('always', ['TX'])).toBe(true)
    expect(needsSecondParty('across-sources', ['TX', 'TX'])).toBe(false)
    expect(needsSecondParty('across-sources', ['TX', 'CA'])).toBe(true)
  })
})
