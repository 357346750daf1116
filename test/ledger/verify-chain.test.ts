import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChunk, writeNextChunk } from '../../src/ledger/chunk.ts'
import { CHAIN_KEY } from '../../src/ledger/ledger-writer.ts'
import { readEvents } from '../../src/ledger/read-entries.ts'
import { LEDGER_TABLES, sequenceKey } from '../../src/ledger/state-tables.ts'
import { StateWriter } from '../../src/ledger/state-writer.ts'
import { type ChainReport, verifyChain } from '../../src/ledger/verify-chain.ts'
import { verifyPayloads } from '../../src/ledger/verify-payloads.ts'
import { ByteWriter } from '../../src/storage/byte-writer.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { type Command, histories, play } from '../support/ledger-history.ts'
import '../support/property-seed.ts'

type Row = readonly [key: Uint8Array, value: Uint8Array]

const submits = (count: number, commit: boolean): Command[] =>
  Array.from({ length: count }, (_, at) => ({ act: 'submit', a: at, b: at, commit }))

/** A long entry over several rows, among short ones. */
const long: readonly Command[] = [
  ...submits(3, true),
  ...Array.from({ length: 40 }, () => submits(40, false)).flat(),
  { act: 'pin', a: 0, b: 0, commit: true },
  ...submits(3, true),
]

/** The store with other rows in its ledger. */
function withRows(store: Store, change: (rows: readonly Row[]) => readonly Row[]): Store {
  const copy = memoryStore(LEDGER_TABLES)
  store.read((reader) =>
    copy.write((writer) => {
      for (const table of LEDGER_TABLES) {
        const rows = [...reader.range(table)]
        for (const [key, value] of table === 'ledger' ? change(rows) : rows) {
          writer.put(table, key, value)
        }
      }
    }),
  )
  return copy
}

function verify(store: Store): ChainReport {
  return store.read(verifyChain)
}

function flipped(bytes: Uint8Array, at: number, bits: number): Uint8Array {
  const copy = bytes.slice()
  copy[at % copy.length]! ^= bits
  return copy
}

describe('verifyChain', () => {
  it('finds an untouched chain whole, and tells its end', () => {
    const report = verify(play(long))
    expect(report).toMatchObject({ entries: 7, sequence: expect.any(Number) })
    expect(report.fault).toBeUndefined()
    expect(report.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(verify(memoryStore(LEDGER_TABLES))).toEqual({
      entries: 0,
      sequence: 0,
      hash: '0'.repeat(64),
    })
  })

  it('gives another hash for another history', () => {
    const one = verify(play(submits(3, true))).hash
    expect(verify(play(submits(3, true))).hash).toBe(one)
    expect(verify(play(submits(3, false))).hash).not.toBe(one)
  })

  it('shows any flipped bit of any row or key', () => {
    fc.assert(
      fc.property(
        histories,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (history, row, at, bits, inKey) => {
          const store = withRows(play(history), (rows) =>
            rows.map(([key, value], index): Row => {
              if (index !== row % rows.length) return [key, value]
              return inKey ? [flipped(key, at, bits), value] : [key, flipped(value, at, bits)]
            }),
          )
          expect(verify(store).fault).toBeDefined()
        },
      ),
      { numRuns: 300 },
    )
  })

  it('shows every flipped byte at the beginnings of the rows of a long entry', () => {
    const store = play(long)
    for (const row of [2, 3, 4, 5]) {
      for (let at = 0; at < 48; at++) {
        const touched = withRows(store, (rows) =>
          rows.map(
            ([key, value], index): Row => [key, index === row ? flipped(value, at, 1) : value],
          ),
        )
        expect(verify(touched).fault).toBeDefined()
      }
    }
  })

  it('shows an entry that was forged with a hash of its own, at the next entry', () => {
    const one = play(submits(3, true))
    const other = play([{ act: 'submit', a: 2, b: 0, commit: true }, ...submits(3, true).slice(1)])
    const [forged] = other.read((reader) => [...reader.range('ledger')])
    expect(verify(withRows(one, ([, ...rest]) => [forged!, ...rest])).fault).toEqual({
      code: 'entry-altered',
      sequence: 4,
    })
  })

  it('shows a row that was moved on with all that it says of its place', () => {
    const moved = withRows(play(long), (rows) =>
      rows.map((row): Row => {
        const { sequence, entry, head, count, events } = readChunk(row)
        if (head) return row
        const value = writeNextChunk(new ByteWriter(), sequence + 1 - entry, count, events)
        return [sequenceKey(sequence + 1), value]
      }),
    )
    expect(verify(moved).fault?.code).toBe('entry-missing')
  })

  it('shows a row that goes on with nothing', () => {
    const value = writeNextChunk(new ByteWriter(), 0, 0, new Uint8Array())
    const store = withRows(play([]), () => [[sequenceKey(1), value]])
    expect(verify(store).fault).toEqual({ code: 'entry-missing', sequence: 1 })
  })

  it('shows an end that is not that of the state, or of the chain', () => {
    const store = play(submits(2, true))
    store.write((writer) => {
      const state = new StateWriter(writer)
      state.summarize({ sequence: 7 })
      state.flush()
    })
    expect(verify(store).fault?.code).toBe('end-missing')
    const other = play(submits(2, true))
    other.write((writer) => writer.put('meta', CHAIN_KEY, new Uint8Array(32)))
    expect(verify(other).fault?.code).toBe('end-missing')
  })

  it('shows any row left out, the last ones too, and says what is proven', () => {
    const store = play(long)
    const count = store.read((reader) => reader.count('ledger'))
    for (let row = 0; row < count; row++) {
      const report = verify(withRows(store, (rows) => rows.toSpliced(row, 1)))
      expect(report.fault).toMatchObject({ sequence: report.sequence + 1 })
      expect(report.entries).toBeLessThan(7)
    }
    const cut = verify(withRows(store, (rows) => rows.slice(0, -2)))
    expect(cut.fault?.code).toBe('end-missing')
  })

  it('shows rows that changed places', () => {
    const store = play(long)
    const count = store.read((reader) => reader.count('ledger'))
    fc.assert(
      fc.property(fc.nat(count - 1), fc.nat(count - 1), (a, b) => {
        fc.pre(a !== b)
        const swapped = withRows(store, (rows) =>
          rows.map(
            ([key, value], at): Row => [
              key,
              at === a ? rows[b]![1] : at === b ? rows[a]![1] : value,
            ],
          ),
        )
        expect(verify(swapped).fault).toBeDefined()
      }),
    )
  })

  it('stays whole when a record is erased, whose values are then nowhere', () => {
    const store = play([...submits(4, true), { act: 'erase', a: 1, b: 0, commit: true }])
    expect(verify(store).fault).toBeUndefined()
    store.read((reader) => {
      expect([...verifyPayloads(reader)]).toEqual([])
      const erased = [...readEvents(reader)].find(({ event }) => event.kind === 'erased')
      expect(erased).toBeDefined()
      const values = LEDGER_TABLES.flatMap((table) =>
        [...reader.range(table)].map(([, value]) => Buffer.from(value).toString('latin1')),
      )
      const named = (name: string): boolean => values.some((value) => value.includes(name))
      expect([0, 1, 2, 3].map((at) => named(`Name ${at}`))).toEqual([true, false, true, true])
    })
  })
})

describe('verifyPayloads', () => {
  it('finds a payload that was altered, removed, or left in spite of its erasure', () => {
    const store = play([...submits(3, true), { act: 'erase', a: 1, b: 0, commit: true }])
    const [first, third] = store.read((reader) => [...reader.range('payload')])
    store.write((writer) => {
      writer.put('payload', first![0], flipped(first![1], first![1].length - 1, 1))
      writer.remove('payload', third![0])
      writer.put('payload', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 1), third![1])
    })
    expect(store.read((reader) => [...verifyPayloads(reader)])).toEqual([
      { code: 'payload-altered', subjects: [1, 1] },
      { code: 'payload-not-erased', subjects: [2, 1] },
      { code: 'payload-missing', subjects: [3, 1] },
    ])
  })
})
