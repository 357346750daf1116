import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dumpState } from '../../src/ledger/dump-state.ts'
import { LEDGER_MIGRATIONS } from '../../src/ledger/ledger-migrations.ts'
import { Lives } from '../../src/ledger/lives.ts'
import { ofKey, readPast } from '../../src/ledger/past.ts'
import { eventsAt, readEvents } from '../../src/ledger/read-entries.ts'
import type { StateView } from '../../src/ledger/state.ts'
import { StateAt } from '../../src/ledger/state-at.ts'
import { LEDGER_TABLES, PAST } from '../../src/ledger/state-tables.ts'
import { readState } from '../../src/ledger/stored-state.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { histories, play, replayUntil } from '../support/ledger-history.ts'
import '../support/property-seed.ts'

function dump(store: Store): string[] {
  return store.read((reader) => [...dumpState(reader)])
}

/** Everything that a view tells of these records, persons and keys. */
function told(
  state: StateView,
  records: readonly number[],
  persons: readonly string[],
  keys: readonly string[],
): object {
  return {
    sequence: state.sequence(),
    records: records.map((record) => [
      state.record(record),
      state.record(record) === undefined ? [] : state.pinsOf(record),
      state.fieldsOf(record),
      state.fieldsOf(record, 1),
    ]),
    keys: keys.map((id) => ['CA', 'TX'].map((source) => state.recordOf(source, id))),
    persons: persons.map((person) => state.person(person)),
    items: [...state.items()],
    later: [...state.items(state.sequence() >> 1)],
  }
}

const KEYS = [
  ...Array.from({ length: 12 }, (_, at) => `${at}`),
  ...Array.from({ length: 20 }, (_, at) => `new ${at}`),
]

describe('the state at an event', () => {
  it('is that which a replay up to there gives', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (history, at) => {
        const store = play(history)
        store.read((reader) => {
          const now = readState(reader)
          const records = Array.from(now.records(), ({ record }) => record)
          const persons = Array.from(now.persons(), ({ person }) => person)
          const last = now.sequence()
          for (const sequence of [0, last, ...at.map((each) => each % (last + 1))]) {
            const past = replayUntil(store, sequence)
            expect(told(new StateAt(reader, sequence), records, persons, KEYS)).toEqual(
              past.read((then) => told(readState(then), records, persons, KEYS)),
            )
          }
        })
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    )
  })
})

describe('the lives of records, persons and items', () => {
  it('hold every event that names them', () => {
    fc.assert(
      fc.property(histories, (history) => {
        play(history).read((reader) => {
          const state = readState(reader)
          const lives = new Lives(reader)
          const events = [...readEvents(reader)]
          for (const { record } of state.records()) {
            const own = events.filter(({ event }) =>
              event.kind === 'asserted' || event.kind === 'retracted'
                ? event.assertion.left === record || event.assertion.right === record
                : 'record' in event && event.record === record,
            )
            expect(lives.ofRecord(record)).toEqual(own)
          }
          for (const { person } of state.persons()) {
            const had = new Set<number>()
            for (const { event } of events) {
              if (event.kind === 'linked' && event.person === person) had.add(event.record)
            }
            expect([...lives.recordsOf(person)].sort()).toEqual([...had].sort())
          }
          for (const { event } of events) {
            if (event.kind !== 'flagged') continue
            const { item } = event.item
            const own = events.filter(({ event: each }) => {
              if (each.kind === 'resolved') return each.item === item
              return 'item' in each && each.item.item === item
            })
            expect(lives.ofItem(item)).toEqual(own)
          }
        })
      }),
      { numRuns: 40 },
    )
  })

  it('read only what is asked for', () => {
    const [history] = fc.sample(histories, { numRuns: 1, seed: 5 })
    play(history!).read((reader) => {
      const all = [...readEvents(reader)]
      const some = all.filter((_, at) => at % 3 === 1)
      expect([
        ...eventsAt(
          reader,
          some.map(({ sequence }) => sequence),
        ),
      ]).toEqual(some)
      expect([...eventsAt(reader, [])]).toEqual([])
      expect([...eventsAt(reader, [all.length + 1])]).toEqual([])
    })
  })
})

describe('what is noted of the past', () => {
  it('is nothing of newcomers, and of who joins a person', () => {
    const submissions = fc
      .sample(histories, { numRuns: 1, seed: 2 })[0]!
      .flatMap(({ commit }, at) => [{ act: 'submit' as const, a: 0, b: at % 12, commit }])
    const store = play(submissions.slice(0, 12))
    store.read((reader) => {
      expect(readState(reader).counters().records).toBe(12)
      expect(reader.count(PAST.name)).toBe(0)
    })
    play(submissions.slice(0, 1), undefined, store)
    store.read((reader) => expect(reader.count(PAST.name)).toBe(1))
  })

  it('tells keys apart by source and id', () => {
    const texts = fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(texts, texts, ([a, b], [c, d]) => {
        fc.pre(a.toWellFormed() !== c.toWellFormed() || b.toWellFormed() !== d.toWellFormed())
        expect(ofKey(a, b)).not.toEqual(ofKey(c, d))
      }),
    )
  })
})

describe('a registry of format 1', () => {
  it('is given the past that it would have had', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const store = play(history)
        const old = memoryStore(LEDGER_TABLES)
        old.write((writer) => {
          store.read((reader) => {
            for (const table of LEDGER_TABLES) {
              if (table === PAST.name) continue
              for (const [key, value] of reader.range(table)) writer.put(table, key, value)
            }
          })
        })
        expect(old.read((reader) => readPast(reader, new Uint8Array(1)))).toEqual([])
        old.write((writer) => LEDGER_MIGRATIONS[0]!(writer))
        expect(dump(old)).toEqual(dump(store))
      }),
    )
  })
})
