import { describe, expect, it } from 'vitest'
import { checkInvariants } from '../../src/ledger/check-invariants.ts'
import type { Assertion, ReviewItem } from '../../src/ledger/event.ts'
import { isLocking } from '../../src/ledger/person-lock.ts'
import {
  ASSERTIONS,
  ITEMS,
  OPEN_ITEMS,
  PERSON_ITEMS,
  PERSONS,
  type PersonRow,
  personItemKey,
  personKey,
  RECORD_ASSERTIONS,
  RECORD_IDS,
  RECORDS,
  type RecordRow,
  recordAssertionKey,
  recordIdKey,
  recordKey,
  sequenceKey,
} from '../../src/ledger/state-tables.ts'
import { StateWriter } from '../../src/ledger/state-writer.ts'
import { readState } from '../../src/ledger/stored-state.ts'
import type { Violation } from '../../src/ledger/violation.ts'
import type { Store } from '../../src/storage/store.ts'
import { play } from '../support/ledger-history.ts'

/** Two records of two persons, CA 1 and TX 2; six events. */
function twoPersons(): Store {
  return play([
    { act: 'submit', a: 0, b: 1, commit: true },
    { act: 'submit', a: 1, b: 2, commit: true },
  ])
}

function personOf(store: Store, record: number): string {
  return store.read((reader) => readState(reader).record(record)!.person!)
}

/** Puts something into the state that no event put there. */
function damage(action: (state: StateWriter, first: string, second: string) => void): {
  readonly found: readonly Violation[]
  readonly first: string
  readonly second: string
} {
  const store = twoPersons()
  const [first, second] = [personOf(store, 1), personOf(store, 2)]
  store.write((writer) => {
    const state = new StateWriter(writer)
    action(state, first, second)
    state.flush()
  })
  return { found: store.read((reader) => [...checkInvariants(reader)]), first, second }
}

function recordRow(state: StateWriter, number: number): RecordRow {
  const { record: _, ...row } = state.record(number)!
  return row
}

function personRow(state: StateWriter, id: string): PersonRow {
  const { person: _, ...row } = state.person(id)!
  return row
}

function flag(state: StateWriter, item: ReviewItem): void {
  state.put(ITEMS, sequenceKey(item.item), item)
  state.put(OPEN_ITEMS, sequenceKey(item.item), true)
  for (const person of item.persons) state.put(PERSON_ITEMS, personItemKey(person, item.item), true)
}

function itemOf(item: number, persons: readonly string[]): ReviewItem {
  const rest = { records: [], evidence: [], level: 0, openedAt: 0 }
  return { item, reason: 'near-match', status: 'open', persons, ...rest }
}

function waiting(item: number, persons: readonly [string, ...string[]]): ReviewItem {
  const [survivor, ...others] = persons
  return {
    ...itemOf(item, persons),
    reason: 'user-merge',
    status: 'awaiting-validation',
    proposal: { kind: 'merge', survivor, others },
    proposedBy: 'somebody',
  }
}

const apart: Assertion = {
  assertion: 5,
  kind: 'cannot-link',
  left: 1,
  right: 2,
  leftVersion: 1,
  rightVersion: 1,
  verdict: 'match',
  origin: 'stated',
  author: '',
  reason: '',
  time: 0,
}

describe('checkInvariants', () => {
  it('finds nothing in what events made', () => {
    expect(damage(() => {}).found).toEqual([])
  })

  it('finds a live record without a person, and the person that still lists it', () => {
    const { found, first } = damage((state) => {
      const { person: _, ...row } = recordRow(state, 1)
      state.put(RECORDS, recordKey(1), row)
    })
    expect(found).toEqual([
      { code: 'record-without-person', subjects: [1] },
      { code: 'member-not-linked', subjects: [first, 1] },
    ])
  })

  it('finds a record in two persons', () => {
    const { found, second } = damage((state, _, second) => {
      state.put(PERSONS, personKey(second), { ...personRow(state, second), members: [1, 2] })
    })
    expect(found).toEqual([{ code: 'member-not-linked', subjects: [second, 1] }])
  })

  it('finds a person that does not list its record', () => {
    const { found, first } = damage((state, first) => {
      state.put(PERSONS, personKey(first), { ...personRow(state, first), members: [] })
    })
    expect(found).toEqual([{ code: 'member-not-listed', subjects: [1, first] }])
  })

  it('finds a deleted record that is linked', () => {
    const { found } = damage((state) => {
      state.put(RECORDS, recordKey(1), { ...recordRow(state, 1), deleted: true })
    })
    expect(found).toEqual([{ code: 'record-deleted-but-linked', subjects: [1] }])
  })

  it('finds a key that leads elsewhere', () => {
    const { found } = damage((state) => state.put(RECORD_IDS, recordIdKey('CA', '1'), 2))
    expect(found).toEqual([{ code: 'record-key-differs', subjects: [1] }])
  })

  it('finds ids that resolve in a ring, or to nobody, or have records', () => {
    const { found, first, second } = damage((state, first, second) => {
      state.put(PERSONS, personKey(first), { ...personRow(state, first), redirect: second })
      state.put(PERSONS, personKey(second), { ...personRow(state, second), redirect: first })
    })
    expect(found).toHaveLength(4)
    expect(found).toContainEqual({ code: 'redirect-unresolved', subjects: [first] })
    expect(found).toContainEqual({ code: 'redirect-with-members', subjects: [second] })
    const nobody = damage((state, first) => {
      state.put(PERSONS, personKey(first), { ...personRow(state, first), redirect: 'nobody' })
    })
    expect(nobody.found).toContainEqual({ code: 'redirect-unresolved', subjects: [nobody.first] })
  })

  it('finds two records together that a cannot-link separates', () => {
    const { found, first } = damage((state, first, second) => {
      state.put(ASSERTIONS, sequenceKey(5), apart)
      for (const record of [1, 2]) {
        state.put(RECORD_ASSERTIONS, recordAssertionKey(record, 5), true)
      }
      state.put(RECORDS, recordKey(2), { ...recordRow(state, 2), person: first })
      state.put(PERSONS, personKey(first), { ...personRow(state, first), members: [1, 2] })
      state.put(PERSONS, personKey(second), { ...personRow(state, second), members: [] })
    })
    expect(found).toEqual([{ code: 'held-apart-but-together', subjects: [5, first] }])
  })

  it('finds an assertion that a record does not lead to', () => {
    const { found } = damage((state) => {
      state.put(ASSERTIONS, sequenceKey(5), apart)
      state.put(RECORD_ASSERTIONS, recordAssertionKey(1, 5), true)
    })
    expect(found).toEqual([{ code: 'assertion-not-listed', subjects: [5] }])
  })

  it('finds an item that names a person without records, or that a person does not lead to', () => {
    const { found, first } = damage((state, first) => {
      flag(state, itemOf(5, [first, 'nobody']))
      state.remove(PERSON_ITEMS, personItemKey(first, 5))
    })
    expect(found).toEqual([
      { code: 'item-not-listed', subjects: [5, first] },
      { code: 'item-names-nobody', subjects: [5, 'nobody'] },
    ])
  })

  it('finds a person that two merges lock, and a wait for nothing', () => {
    const { found, first } = damage((state, first, second) => {
      flag(state, waiting(4, [first, second]))
      flag(state, waiting(5, [first]))
      flag(state, { ...itemOf(6, [second]), status: 'awaiting-validation' })
    })
    expect(found).toContainEqual({ code: 'person-locked-twice', subjects: [first, 5] })
    expect(found).toContainEqual({ code: 'item-without-proposal', subjects: [6] })
  })

  it('finds counters that fell behind, and events that are not in the ledger', () => {
    expect(damage((state) => state.summarize({ records: 1 })).found).toEqual([
      { code: 'record-number-skipped', subjects: [3] },
    ])
    expect(damage((state) => state.summarize({ persons: 1 })).found).toEqual([
      { code: 'person-count-differs', subjects: [2] },
    ])
    expect(damage((state) => state.summarize({ sequence: 7 })).found).toEqual([
      { code: 'sequence-skipped', subjects: [7] },
    ])
    expect(damage((state) => state.summarize({ sequence: 5 })).found).toHaveLength(3)
  })
})

describe('isLocking', () => {
  it('is the merge or split that awaits validation, and no other item', () => {
    const store = twoPersons()
    const [first, second] = [personOf(store, 1), personOf(store, 2)]
    store.write((writer) => {
      const state = new StateWriter(writer)
      flag(state, itemOf(4, [first, second]))
      flag(state, waiting(5, [second]))
      flag(state, { ...waiting(6, [first]), proposal: { kind: 'retract', assertions: [] } })
      const locks = (person: string): number[] =>
        state
          .itemsOf(person)
          .filter(isLocking)
          .map(({ item }) => item)
      expect(locks(first)).toEqual([])
      expect(locks(second)).toEqual([5])
    })
  })
})
