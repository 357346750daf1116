import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { IndexedRecord, MatchIndex, SearchedRecords } from '../../src/matching/match-index.ts'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { EDGES, MATCHING_TABLES, ROWS } from '../../src/matching/tables.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store, StoreReader, StoreWriter } from '../../src/storage/store.ts'
import '../support/property-seed.ts'
import { crowdedRows, indexed, tightModel } from './students.ts'

const RECORDS = 60

interface Put {
  readonly records: readonly (readonly [record: number, row: number, way: number])[]
  /** How many steps before they are stored they are looked for; the last word is that of the store. */
  readonly before: number
  /** By whom: this process, another one, or in a transaction that comes to nothing. */
  readonly by: 'own' | 'other' | 'undone'
}

type Step =
  | { readonly put: Put }
  /** Comes again, with another value that no key is made of. */
  | { readonly altered: readonly number[] }
  | { readonly remove: number }
  | { readonly undone: Put }

const record = fc.nat(RECORDS - 1)
const put: fc.Arbitrary<Put> = fc.record({
  records: fc.uniqueArray(fc.tuple(record, fc.nat(59), fc.nat(1)), {
    selector: ([record]) => record,
    minLength: 1,
    maxLength: 20,
  }),
  before: fc.nat(4),
  by: fc.constantFrom('own' as const, 'own' as const, 'other' as const, 'undone' as const),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put }) },
  { weight: 1, arbitrary: fc.record({ undone: put }) },
  { weight: 4, arbitrary: fc.record({ altered: fc.uniqueArray(record, { maxLength: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ remove: record }) },
)

/** The same steps; records get their numbers when they first come, from 1 on. */
function numberedInTurn(steps: readonly Step[]): Step[] {
  const numbers = new Map<number, number>()
  const numberOf = (record: number): number => {
    if (!numbers.has(record)) numbers.set(record, numbers.size + 1)
    return numbers.get(record)!
  }
  const numbered = (put: Put): Put => ({
    ...put,
    records: put.records.map(([record, row, way]) => [numberOf(record), row, way]),
  })
  return steps.map((step): Step => {
    if ('put' in step) return { put: numbered(step.put) }
    if ('undone' in step) return { undone: numbered(step.undone) }
    if ('remove' in step) return { remove: numberOf(step.remove) }
    return { altered: step.altered.map(numberOf) }
  })
}

describe('candidates looked for before', () => {
  const rows = crowdedRows(300, 17)
  let own: MatchIndex
  /** Of another process. */
  let other: MatchIndex
  beforeAll(async () => {
    const fitted = await tightModel(rows)
    const model = { ...fitted, thresholds: { ...fitted.thresholds, lower: -14 } }
    own = createMatchIndex(model)
    other = createMatchIndex(model)
  })

  function recordsOf(index: MatchIndex, { records }: Pick<Put, 'records'>): IndexedRecord[] {
    return records.map(([record, at, way]) => {
      const row = { ...rows[at]!, state: 'TX', record_id: `r${record}` }
      return indexed(index, record, way === 0 ? row : { ...row, birth_city: 'Zo' })
    })
  }

  /**
   * Takes the steps; with what was found before, or without.
   *
   * @param inTurn - do records get their numbers in the order in which they come?
   */
  function run(given: readonly Step[], isAhead: boolean, inTurn = false): Store {
    const store = memoryStore(MATCHING_TABLES)
    const steps = inTurn ? numberedInTurn(given) : given
    const stored = new Map<number, Put['records'][number]>()
    const found = new Map<number, SearchedRecords>()
    const lookFor = (at: number, each: Put): void => {
      const index = each.by === 'other' ? other : own
      const look = (reader: StoreReader): SearchedRecords =>
        index.searchAll(
          reader,
          recordsOf(index, each).map((it) => ({
            ...it,
            record: stored.has(it.record) ? it.record : -1,
          })),
        )
      if (each.by !== 'undone') found.set(at, store.read(look))
      else {
        store.write(
          (writer) => {
            index.put(writer, recordsOf(index, { ...each, records: [[5, 7, 0]] }))
            found.set(at, look(writer))
          },
          { dryRun: true },
        )
      }
    }
    for (const [at, each] of steps.entries()) {
      for (const [later, next] of isAhead ? steps.entries() : []) {
        if ('put' in next && later >= at && Math.max(0, later - next.put.before) === at) {
          lookFor(later, next.put)
        }
      }
      if ('remove' in each) {
        store.write((writer) => own.remove(writer, each.remove))
        stored.delete(each.remove)
      } else if ('undone' in each) {
        store.write((writer) => own.put(writer, recordsOf(own, each.undone)), { dryRun: true })
      } else {
        const records =
          'put' in each
            ? each.put.records
            : each.altered.flatMap((it): Put['records'] => {
                const [number, row, way] = stored.get(it) ?? []
                return number === undefined ? [] : [[number, row!, 1 - way!]]
              })
        store.write((writer) => own.put(writer, recordsOf(own, { records }), found.get(at)))
        for (const it of records) stored.set(it[0], it)
      }
    }
    return store
  }

  function tables(store: Store): string[] {
    return store.read((reader) =>
      [ROWS, EDGES].flatMap((table) =>
        Array.from(
          reader.range(table),
          ([key, value]) =>
            `${table} ${Buffer.from(key).toString('hex')} ${Buffer.from(value).toString('hex')}`,
        ),
      ),
    )
  }

  it('change nothing that is stored, whatever was written or came to nothing in between', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (steps) => {
        expect(tables(run(steps, true))).toEqual(tables(run(steps, false)))
      }),
      { numRuns: 60 },
    )
  })

  it('change nothing either where records are numbered as they come', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (steps) => {
        expect(tables(run(steps, true, true))).toEqual(tables(run(steps, false, true)))
      }),
      { numRuns: 150 },
    )
  })

  it('are found anew where one of them changed in a value that no key is made of', () => {
    const index = own
    const store = memoryStore(MATCHING_TABLES)
    const elsewhere = (at: number): IndexedRecord =>
      indexed(index, at, { ...rows[at]!, birth_city: 'Zo' })
    store.write((writer) =>
      index.put(
        writer,
        rows.map((row, at) => indexed(index, at, row)),
      ),
    )
    let pairs = 0
    for (let at = 0; at < 100; at++) {
      const { found, mark } = store.read((reader) => index.searchAll(reader, [elsewhere(at)]))
      for (const { record } of found[0]!.candidates) {
        const edges = (searched?: SearchedRecords) =>
          [false, true].map((together) =>
            store.write(
              (writer) => {
                if (!together) index.put(writer, [elsewhere(record)])
                const all = together ? [elsewhere(at), elsewhere(record)] : [elsewhere(at)]
                const { edges } = index.put(writer, all, searched)
                return edges.toSorted((a, b) => a.left - b.left || a.right - b.right)
              },
              { dryRun: true },
            ),
          )
        expect(edges({ mark, found })).toEqual(edges())
        pairs++
      }
    }
    expect(pairs).toBeGreaterThan(30)
  })

  it('are found anew for what went by another number', () => {
    const index = own
    const store = memoryStore(MATCHING_TABLES)
    const row = { ...rows[0]!, record_id: 'it' }
    store.write((writer) => index.put(writer, [indexed(index, 3, row)]))
    const searched = store.read((reader) => index.searchAll(reader, [indexed(index, 3, row)]))
    expect(searched.found[0]!.candidates).toEqual([])
    const put = (writer: StoreWriter) => index.put(writer, [indexed(index, 4, row)], searched)
    expect(store.write(put).edges).toMatchObject([{ left: 3, right: 4 }])
  })

  it('are heeded: they are not looked for again', () => {
    const index = own
    const store = memoryStore(MATCHING_TABLES)
    const all = rows.map((row, at) => indexed(index, at, row))
    store.write((writer) => index.put(writer, all.slice(0, 290)))
    const late = all.slice(290)
    const { mark, found } = store.read((reader) => index.searchAll(reader, late))
    // Somebody who says otherwise is believed.
    const none = found.map((each) => ({ ...each!, candidates: [] }))
    const edges = (searched?: SearchedRecords): number =>
      store.write((writer) => index.put(writer, late, searched), { dryRun: true }).edges.length
    expect(edges({ mark, found: none })).toBeLessThan(edges())
    expect(edges({ mark, found })).toBe(edges())
    // Not of an index that was made anew, nor where the log says something else.
    expect(edges({ mark: { ...mark, generation: 7 }, found: none })).toBe(edges())
    expect(edges({ mark: { ...mark, tag: mark.tag ^ 1 }, found: none })).toBe(edges())
    expect(edges({ mark: { ...mark, to: mark.to + 1 }, found: none })).toBe(edges())
  })
})
