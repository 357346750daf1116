import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { Change } from '../../src/ledger/change.ts'
import type { EntryHead, LedgerEvent } from '../../src/ledger/event.ts'
import { type Fields, hashPayload, payloadOf } from '../../src/ledger/payload.ts'
import { permutedPersonIds } from '../../src/ledger/person-ids.ts'
import { randomSalt } from '../../src/ledger/random-salt.ts'
import { entryAt, readEntries, readEvents } from '../../src/ledger/read-entries.ts'
import { LEDGER_TABLES } from '../../src/ledger/state-tables.ts'
import { readState } from '../../src/ledger/stored-state.ts'
import { verifyPayloads } from '../../src/ledger/verify-payloads.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import '../support/property-seed.ts'

const personIds = permutedPersonIds(new Uint8Array(16))
const head: Omit<EntryHead, 'sequence'> = {
  operation: 'submit',
  time: 1_700_000_000_000,
  author: 'nightly',
  reason: 'file of May',
  model: 'm1',
}

function openStore(): Store {
  return memoryStore(LEDGER_TABLES)
}

function change<T>(store: Store, action: (change: Change) => T, dryRun = false): T {
  return store.write(
    (writer) => {
      const change = new Change(writer, { personIds })
      const answer = action(change)
      change.commit(head)
      return answer
    },
    { dryRun },
  )
}

/** Submits a record with a person of its own. */
function newcomer(change: Change, id: string): { record: number; person: string } {
  const record = change.submit('CA', id, { first_name: 'Ana', last_name_1: '' })
  const person = change.create()
  change.emit({ kind: 'linked', record, person, link: 'auto' })
  return { record, person }
}

describe('Change', () => {
  it('makes events true at once, and an entry of them at the end', () => {
    const store = openStore()
    const { record, person } = change(store, (change) => {
      const made = newcomer(change, '1')
      expect(change.state.person(made.person)?.members).toEqual([made.record])
      expect(change.next).toBe(4)
      return made
    })
    store.read((reader) => {
      const state = readState(reader)
      expect(state.sequence()).toBe(3)
      expect(state.counters()).toEqual({ records: 1, persons: 1 })
      expect(state.recordOf('CA', '1')).toBe(record)
      expect(state.record(record)).toEqual({
        record,
        source: 'CA',
        id: '1',
        version: 1,
        submitted: 1,
        person,
        link: 'auto',
        linkedAt: 3,
        deleted: false,
        erased: false,
      })
      expect(state.person(person)).toEqual({ person, members: [record], since: 2, version: 3 })
      expect(state.fieldsOf(record)).toEqual({ first_name: 'Ana' })
      const [entry, ...others] = readEntries(reader)
      expect(others).toEqual([])
      expect(entry).toMatchObject({ ...head, sequence: 1 })
      expect(entry?.events.map((event) => event.kind)).toEqual(['submitted', 'created', 'linked'])
    })
  })

  it('writes no entry where nothing happened', () => {
    const store = openStore()
    change(store, () => undefined)
    store.read((reader) => expect([...readEntries(reader)]).toEqual([]))
  })

  it('answers a dry run as the write, and gives no number away', () => {
    const store = openStore()
    const dry = change(store, (change) => newcomer(change, '1'), true)
    expect(store.read((reader) => readState(reader).sequence())).toBe(0)
    expect(change(store, (change) => newcomer(change, '1'))).toEqual(dry)
  })

  it('gives a record of the same source and id its next version, erased ones too', () => {
    const store = openStore()
    const { record } = change(store, (change) => newcomer(change, '1'))
    change(store, (change) => change.erase(record))
    store.read((reader) => {
      expect(readState(reader).record(record)).toMatchObject({ version: 1, erased: true })
      expect(readState(reader).fieldsOf(record)).toBeUndefined()
    })
    expect(change(store, (change) => change.submit('CA', '1', { first_name: 'Eva' }))).toBe(record)
    store.read((reader) => {
      expect(readState(reader).record(record)).toMatchObject({ version: 2, erased: false })
      expect(readState(reader).fieldsOf(record)).toEqual({ first_name: 'Eva' })
      expect(readState(reader).fieldsOf(record, 1)).toBeUndefined()
    })
  })

  it('goes on with the next entry in the same transaction', () => {
    const store = openStore()
    change(store, (change) => {
      newcomer(change, '1')
      expect(change.commit(head)?.sequence).toBe(1)
      newcomer(change, '2')
      expect(change.events.length).toBe(3)
    })
    store.read((reader) => {
      expect([...readEntries(reader)].map((entry) => entry.sequence)).toEqual([1, 4])
    })
  })

  it('refuses a source and id too long for a key', () => {
    const store = openStore()
    expect(() => change(store, (change) => change.submit('CA', 'x'.repeat(500), {}))).toThrow(
      expect.toSatisfy((error) => isLinkageError(error, 'record-key-too-long')),
    )
  })
})

describe('the state', () => {
  it('moves a record from person to person, and redirects the empty one', () => {
    const store = openStore()
    const one = change(store, (change) => newcomer(change, '1'))
    const two = change(store, (change) => newcomer(change, '2'))
    const { record, person } = two
    change(store, (change) => {
      change.emit({ kind: 'unlinked', record, person })
      expect(change.state.record(record)).toMatchObject({ link: 'auto', linkedAt: 0 })
      expect(change.state.record(record)).not.toHaveProperty('person')
      change.emit({ kind: 'linked', record, person: one.person, link: 'verified' })
      change.emit({ kind: 'redirected', person, to: one.person })
      expect(change.state.person(person)).toMatchObject({ members: [], redirect: one.person })
      expect(change.state.person(one.person)?.members).toEqual([one.record, record])
    })
  })

  it('refuses a redirect that goes round', () => {
    const store = openStore()
    const [a, b, c] = change(store, (change) => [change.create(), change.create(), change.create()])
    const redirect = (person: string, to: string): number =>
      change(store, (change) => change.emit({ kind: 'redirected', person, to }))
    redirect(a!, b!)
    redirect(b!, c!)
    for (const to of [a!, b!, c!]) {
      expect(() => redirect(c!, to)).toThrow(/resolve to itself/)
    }
  })

  it('gives a person a new version whenever something of it changes', () => {
    const store = openStore()
    const { record, person } = change(store, (change) => newcomer(change, '1'))
    const other = change(store, (change) => newcomer(change, '2')).person
    const events: LedgerEvent[] = [
      { kind: 'pinned', record, field: 'sex' },
      { kind: 'unpinned', record, field: 'sex' },
      { kind: 'rekeyed', record, former: '1', id: '9' },
      { kind: 'erased', record },
      { kind: 'linked', record, person, link: 'verified' },
      { kind: 'merged', survivor: other, others: [person], records: [[2], [1]], by: 'engine' },
      { kind: 'split', person, parts: [other], by: 'engine' },
      { kind: 'unlinked', record, person },
      { kind: 'redirected', person, to: other },
      { kind: 'restored', person },
    ]
    for (const event of events) {
      const sequence = change(store, (change) => change.emit(event))
      expect(store.read((reader) => readState(reader).person(person)?.version)).toBe(sequence)
    }
    change(store, (change) => change.emit({ kind: 'linked', record, person, link: 'auto' }))
    const again = change(store, (change) => {
      const { next } = change
      change.submit('CA', '9', { first_name: 'Eva' })
      return next
    })
    expect(store.read((reader) => readState(reader).person(person)?.version)).toBe(again)
  })
})

describe('a payload', () => {
  const salt = new Uint8Array(16)
  const hashOf = (fields: Fields, withSalt = salt): Uint8Array =>
    hashPayload(payloadOf(fields, withSalt))

  it('is hashed alike in any order of fields, with or without empty ones', () => {
    const hash = hashOf({ a: '1', b: '2' })
    expect(hashOf({ b: '2', c: '', a: '1' })).toEqual(hash)
    expect(hashOf({ a: '2', b: '1' })).not.toEqual(hash)
    expect(hashOf({ a: '1', b: '2' }, salt.with(0, 1))).not.toEqual(hash)
  })

  it('is given back as it was, whatever it holds', () => {
    const fields = fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 4 }), (versions) => {
        const store = openStore()
        for (const fields of versions) change(store, (change) => change.submit('CA', '1', fields))
        store.read((reader) => {
          for (const [at, fields] of versions.entries()) {
            const kept = Object.entries(fields).filter(([, value]) => value !== '')
            const read = readState(reader).fieldsOf(1, at + 1)!
            expect(Object.entries(read).sort()).toEqual(kept.sort())
          }
          expect([...verifyPayloads(reader)]).toEqual([])
        })
      }),
    )
  })

  it('has a salt of its own', () => {
    const salts = Array.from({ length: 1000 }, () => Buffer.from(randomSalt()).toString('hex'))
    expect(new Set(salts).size).toBe(1000)
  })
})

describe('an event that does not fit', () => {
  const cases: [string, (made: { record: number; person: string }) => LedgerEvent][] = [
    ['links to nobody', ({ record }) => ({ kind: 'linked', record, person: '?', link: 'auto' })],
    ['deletes a linked record', ({ record }) => ({ kind: 'deleted', record })],
    ['creates a person twice', ({ person }) => ({ kind: 'created', person })],
    ['redirects to itself', ({ person }) => ({ kind: 'redirected', person, to: person })],
    ['restores what stands', ({ person }) => ({ kind: 'restored', person })],
    ['unpins what is not pinned', ({ record }) => ({ kind: 'unpinned', record, field: 'sex' })],
    ['takes back what is to come', () => ({ kind: 'undone', entry: 9 })],
    ['resolves no item', () => ({ kind: 'resolved', item: 1, outcome: 'accepted' })],
    ['unlinks from another', ({ record }) => ({ kind: 'unlinked', record, person: '?' })],
    [
      'skips a record number',
      () => ({
        kind: 'submitted',
        record: 9,
        source: 'CA',
        id: '9',
        version: 1,
        payload: new Uint8Array(32),
      }),
    ],
    [
      'skips a version',
      ({ record }) => ({
        kind: 'submitted',
        record,
        source: 'CA',
        id: '1',
        version: 3,
        payload: new Uint8Array(32),
      }),
    ],
  ]
  for (const [name, event] of cases) {
    it(`is refused: ${name}`, () => {
      const store = openStore()
      const made = change(store, (change) => newcomer(change, '1'))
      expect(() => change(store, (change) => change.emit(event(made)))).toThrow(
        expect.toSatisfy((error) => isLinkageError(error, 'ledger-inconsistent')),
      )
      expect(store.read((reader) => readState(reader).sequence())).toBe(3)
    })
  }
})

describe('the feed', () => {
  const RECORDS = 1500

  function bulk(): Store {
    const store = openStore()
    change(store, (change) => newcomer(change, 'first'))
    change(store, (change) => {
      for (let at = 0; at < RECORDS; at++) newcomer(change, `${at}`)
    })
    change(store, (change) => newcomer(change, 'last'))
    return store
  }

  it('resumes from any sequence number, also within a large entry', () => {
    const store = bulk()
    const last = 3 * (RECORDS + 2)
    store.read((reader) => {
      expect(reader.count('ledger')).toBeGreaterThan(4)
      const all = [...readEvents(reader)]
      expect(all.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: last }, (_, at) => at + 1),
      )
      for (const since of [0, 1, 3, 4, 1000, last - 4, last - 3, last - 1, last, last + 7]) {
        expect([...readEvents(reader, since)]).toEqual(all.slice(since))
      }
    })
  })

  it('gives entries whole, from the one that holds the next event', () => {
    const store = bulk()
    store.read((reader) => {
      const sequences = (since: number): number[] =>
        [...readEntries(reader, since)].map(({ sequence }) => sequence)
      expect(sequences(0)).toEqual([1, 4, 4 + 3 * RECORDS])
      expect(sequences(3)).toEqual([4, 4 + 3 * RECORDS])
      expect(sequences(2000)).toEqual([4, 4 + 3 * RECORDS])
      expect(sequences(3 + 3 * RECORDS)).toEqual([4 + 3 * RECORDS])
      expect(entryAt(reader, 2000)?.events.length).toBe(3 * RECORDS)
      expect(entryAt(reader, 0)).toBeUndefined()
    })
  })
})
