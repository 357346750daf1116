import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { resolvePerson } from '../../src/ledger/resolve-person.ts'
import { PERSONS, personKey } from '../../src/ledger/state-tables.ts'
import { StateWriter } from '../../src/ledger/state-writer.ts'
import { readState } from '../../src/ledger/stored-state.ts'
import type { Store } from '../../src/storage/store.ts'
import { type Command, play } from '../support/ledger-history.ts'

const submit = (at: number): Command => ({ act: 'submit', a: at, b: at, commit: true })
const merge: Command = { act: 'merge', a: 0, b: 0, commit: true }

function resolve(store: Store, id: string): { person: string; via: readonly string[] } {
  return store.read((reader) => {
    const { person, via } = resolvePerson(readState(reader), id)
    return { person: person.person, via }
  })
}

describe('resolvePerson', () => {
  it('follows a chain of merges from the first id, and tells the way', () => {
    const store = play([submit(1), submit(2), submit(3), merge, merge])
    const persons = store.read((reader) => [...readState(reader).persons()])
    const last = persons.find(({ members }) => members.length === 3)!
    const ways = persons.map(({ person }) => resolve(store, person))
    expect(ways.map(({ person }) => person)).toEqual(ways.map(() => last.person))
    for (const [at, { via }] of ways.entries()) {
      const { person } = persons[at]!
      if (person === last.person) expect(via).toEqual([])
      else expect(via[0]).toBe(person)
    }
  })

  it('refuses an id that was never given', () => {
    expect(() => resolve(play([submit(1)]), 'nobody')).toThrow(
      expect.toSatisfy((error) => isLinkageError(error, 'person-unknown')),
    )
  })

  it('refuses redirects that go round in a damaged store', () => {
    const store = play([submit(1), submit(2)])
    const [first, second] = store.read((reader) =>
      [...readState(reader).persons()].map(({ person }) => person),
    )
    store.write((writer) => {
      const state = new StateWriter(writer)
      for (const [from, to] of [
        [first!, second!],
        [second!, first!],
      ] as const) {
        const { person: _, ...row } = state.person(from)!
        state.put(PERSONS, personKey(from), { ...row, redirect: to })
      }
      state.flush()
    })
    expect(() => resolve(store, first!)).toThrow(
      expect.toSatisfy((error) => isLinkageError(error, 'store-damaged')),
    )
  })
})
