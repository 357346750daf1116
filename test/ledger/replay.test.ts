import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { checkInvariants } from '../../src/ledger/check-invariants.ts'
import { diffDumps } from '../../src/ledger/diff-dumps.ts'
import { dumpState } from '../../src/ledger/dump-state.ts'
import { readEntries, readEvents } from '../../src/ledger/read-entries.ts'
import { replay } from '../../src/ledger/replay.ts'
import { readState } from '../../src/ledger/stored-state.ts'
import { verifyChain } from '../../src/ledger/verify-chain.ts'
import { verifyPayloads } from '../../src/ledger/verify-payloads.ts'
import type { Store } from '../../src/storage/store.ts'
import { histories, play, replayUntil } from '../support/ledger-history.ts'
import '../support/property-seed.ts'

function dump(store: Store): string[] {
  return store.read((reader) => [...dumpState(reader)])
}

function fields(store: Store): unknown[] {
  return store.read((reader) => {
    const state = readState(reader)
    return [...state.records()].flatMap(({ record, version }) =>
      Array.from({ length: version }, (_, at) => state.fieldsOf(record, at + 1)),
    )
  })
}

describe('a history', () => {
  it('brings up every kind of event', () => {
    const kinds = new Set<string>()
    for (const history of fc.sample(histories, { numRuns: 40, seed: 1 })) {
      play(history).read((reader) => {
        for (const { event } of readEvents(reader)) kinds.add(event.kind)
      })
    }
    expect(kinds.size).toBe(20)
  })

  it('replayed, gives the state as it stands, what records held too', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const store = play(history)
        const again = store.read((reader) => replay(readEntries(reader), reader))
        expect(diffDumps(dump(store), dump(again))).toEqual({ left: [], right: [] })
        expect(dump(again)).toEqual(dump(store))
        expect(fields(again)).toEqual(fields(store))
      }),
    )
  })

  it('played up to a sequence number, gives the state as it stood then', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const stood: [sequence: number, lines: string[]][] = []
        const store = play(history, (now) => {
          stood.push([now.read((reader) => readState(reader).sequence()), dump(now)])
        })
        for (const [sequence, lines] of stood) {
          expect(dump(replayUntil(store, sequence))).toEqual(lines)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('keeps all invariants and its chain at every step, through erasures too', () => {
    fc.assert(
      fc.property(histories, (history) => {
        play(history, (store) => {
          store.read((reader) => {
            expect([...checkInvariants(reader)]).toEqual([])
            expect([...verifyPayloads(reader)]).toEqual([])
            const report = verifyChain(reader)
            expect(report.fault).toBeUndefined()
            expect(report.sequence).toBe(readState(reader).sequence())
          })
        })
      }),
      { numRuns: 30 },
    )
  })

  it('does not depend on how its events were cut into entries', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const whole = play(history.map((command) => ({ ...command, commit: false })))
        const single = play(history.map((command) => ({ ...command, commit: true })))
        expect(dump(whole)).toEqual(dump(single))
      }),
    )
  })
})

describe('replay', () => {
  it('refuses entries with a gap', () => {
    const [history] = fc.sample(histories, { numRuns: 1, seed: 3 })
    const store = play(history!.map((command) => ({ ...command, commit: true })))
    const entries = store.read((reader) => [...readEntries(reader)])
    expect(() => replay(entries.toSpliced(2, 1))).toThrow(
      expect.toSatisfy((error) => isLinkageError(error, 'ledger-inconsistent')),
    )
  })
})

describe('dumpState', () => {
  it('names records by source and id, and persons by id', () => {
    const store = play([
      { act: 'submit', a: 0, b: 1, commit: false },
      { act: 'submit', a: 1, b: 2, commit: true },
    ])
    const [first, second] = store.read((reader) => [...readState(reader).persons()])
    expect(dump(store)).toEqual([
      'state 6 {"records":2,"persons":2,"model":""}',
      `record ["CA","1"] {"version":1,"submitted":1,"person":"${personOf(store, 1)}","link":"verified","linkedAt":3,"deleted":false,"erased":false,"pins":[]}`,
      `record ["TX","2"] {"version":1,"submitted":4,"person":"${personOf(store, 2)}","link":"auto","linkedAt":6,"deleted":false,"erased":false,"pins":[]}`,
      ...[first!, second!].map(({ person, members: [record], since, version }) => {
        const name = record === 1 ? '["CA","1"]' : '["TX","2"]'
        return `person "${person}" {"since":${since},"version":${version},"members":[${name}]}`
      }),
    ])
  })
})

function personOf(store: Store, record: number): string {
  return store.read((reader) => readState(reader).record(record)!.person!)
}

describe('diffDumps', () => {
  it('tells the lines that one side only has', () => {
    const lines = fc.uniqueArray(fc.string({ maxLength: 2 }), { maxLength: 12 })
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        const difference = diffDumps(left, right)
        expect([...difference.left].sort()).toEqual(left.filter((it) => !right.includes(it)).sort())
        expect([...difference.right].sort()).toEqual(
          right.filter((it) => !left.includes(it)).sort(),
        )
      }),
    )
  })
})
