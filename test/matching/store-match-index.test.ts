import { beforeAll, describe, expect, it } from 'vitest'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import type { MatchIndex } from '../../src/matching/match-index.ts'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { MATCHING_TABLES } from '../../src/matching/tables.ts'
import { PairWeigher } from '../../src/scoring/pair-weigher.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { crowdedRows, indexed, linked, type Row, tightModel } from './students.ts'

describe('an index of students', () => {
  const rows = crowdedRows(500, 12)
  let index: MatchIndex
  let store: Store
  let result: LinkageResult

  beforeAll(async () => {
    index = createMatchIndex(await tightModel(rows))
    store = memoryStore(MATCHING_TABLES)
    result = await linked(rows, index.model)
    const records = rows.map((row, at) => indexed(index, at, row))
    store.write((writer) => index.put(writer, records))
  })

  it('tells every edge that touches what was put', () => {
    const records = rows.slice(0, 40).map((row, at) => indexed(index, at, row))
    const { edges } = store.write((writer) => index.put(writer, records))
    const expected = new Set<string>()
    store.read((reader) => {
      for (let record = 0; record < 40; record++) {
        for (const { record: other } of index.edgesOf(reader, record)) {
          expected.add(`${Math.min(record, other)} ${Math.max(record, other)}`)
        }
      }
    })
    expect(expected.size).toBeGreaterThan(20)
    expect(edges.map(({ left, right }) => `${left} ${right}`).sort()).toEqual([...expected].sort())
  })

  it('finds for a new version of a record what its edges are, the best first', () => {
    store.read((reader) => {
      for (const [at, row] of rows.entries()) {
        const { found } = index.searchAll(reader, [indexed(index, at, row)])
        const { candidates } = found[0]!
        const best = candidates.map(({ weight }) => weight)
        expect(best).toEqual(best.toSorted((a, b) => b - a))
        const byNumber = candidates.toSorted((a, b) => a.record - b.record)
        expect(byNumber).toEqual(index.edgesOf(reader, at))
      }
    })
  })

  it('finds a stored record by what it holds', () => {
    store.read((reader) => {
      const found = rows.filter((row, at) => {
        const candidates = index.search(reader, index.prepare(row))
        expect(candidates.every(({ weight }) => weight >= index.floor)).toBe(true)
        return candidates.some(({ record }) => record === at)
      })
      // An over-full block may be cut so that it is not met.
      expect(found.length).toBeGreaterThan(490)
      const best = index.search(reader, index.prepare(rows[3]!), 6)
      expect(best.every(({ weight }) => weight >= 6)).toBe(true)
    })
  })

  it('writes nothing when the same comes again, and forgets what is removed', () => {
    const again = rows.map((row, at) => indexed(index, at, row))
    const mark = () => store.read((reader) => index.searchAll(reader, []).mark)
    const before = mark()
    store.write((writer) => index.put(writer, again))
    expect(mark()).toEqual(before)
    store.write((writer) => index.remove(writer, 7))
    expect(mark()).not.toEqual(before)
    store.read((reader) => {
      expect(index.edgesOf(reader, 7)).toEqual([])
      for (const row of rows) {
        expect(index.search(reader, index.prepare(row)).every(({ record }) => record !== 7)).toBe(
          true,
        )
      }
    })
    store.write((writer) => index.remove(writer, 7))
    store.write((writer) => index.put(writer, [indexed(index, 7, rows[7]!)]))
  })

  it('weighs loaded records, stored or not, as batch does, either way round', () => {
    const { prepared } = result
    const rowOf = (record: number): number => prepared.keys.order[record]!
    const weigher = new PairWeigher(result.model, prepared)
    const places = Array.from({ length: 60 }, (_, at) => at)
    store.read((reader) => {
      const stored = places.slice(0, 30).map(rowOf)
      const also = places.slice(30).map((place) => index.prepare(rows[rowOf(place)]!))
      const loaded = index.load(reader, stored, also)
      expect(loaded.count).toBe(60)
      for (const left of places) {
        for (const right of places.slice(left + 1)) {
          const weight = loaded.weigh(left, right)
          expect(weight).toBeCloseTo(weigher.weigh(left, right), 9)
          expect(loaded.weigh(right, left)).toBe(weight)
          const steps = loaded.explain(left, right)
          expect(steps.reduce((sum, step) => sum + step.weight, 0)).toBeCloseTo(weight, 9)
        }
      }
    })
  })
})

describe('what was found outside the write lock', () => {
  const rows = crowdedRows(400, 5)
  let index: MatchIndex
  /** A record, one that matches it, and the same child under a name of its twin. */
  let pair: readonly [Row, Row, Row]

  beforeAll(async () => {
    index = createMatchIndex(await tightModel(rows))
    const row = rows.find(
      ({ first_name, middle_name }) => first_name!.length > 4 && middle_name === '',
    )!
    const twin = { ...row, record_id: 'b', first_name: 'Zacarias', sex: 'M', parent_1_first: '' }
    pair = [{ ...row, record_id: 'a' }, { ...row, record_id: 'b' }, twin]
  })

  /** The weight of the pair where the second record is the twin from the beginning. */
  function weightOfTwins(): number {
    const store = memoryStore(MATCHING_TABLES)
    const records = [indexed(index, 0, pair[0]), indexed(index, 1, pair[2])]
    return store.write((writer) => index.put(writer, records)).edges[0]!.weight
  }

  it('is found again where the other record changed since', () => {
    const store = memoryStore(MATCHING_TABLES)
    store.write((writer) => index.put(writer, [indexed(index, 1, pair[1])]))
    const first = [indexed(index, 0, pair[0])]
    const searched = store.read((reader) => index.searchAll(reader, first))
    const { candidates } = searched.found[0]!
    expect(candidates.length).toBe(1)
    expect(candidates[0]!.weight).not.toBeCloseTo(weightOfTwins(), 3)
    store.write((writer) => index.put(writer, [indexed(index, 1, pair[2])]))
    const [edge] = store.write((writer) => index.put(writer, first, searched)).edges
    expect(edge!.weight).toBe(weightOfTwins())
  })

  it('is found again where the other record changes with it', () => {
    const store = memoryStore(MATCHING_TABLES)
    store.write((writer) => index.put(writer, [indexed(index, 1, pair[1])]))
    const both = [indexed(index, 0, pair[0]), indexed(index, 1, pair[2])]
    const searched = store.read((reader) => index.searchAll(reader, both))
    expect(store.write((writer) => index.put(writer, both, searched)).edges).toEqual([
      { left: 0, right: 1, weight: weightOfTwins() },
    ])
  })
})

describe('records that share a strong identifier', () => {
  const blank = Object.fromEntries(Object.keys(crowdedRows(1, 1)[0]!).map((column) => [column, '']))
  const row = (id: string, state: string, number: string): Row => ({
    ...blank,
    record_id: id,
    state,
    state_student_id: number,
    first_name: 'Rosa',
    birth_date: '2012-03-04',
  })

  it('are told, by identifier, the record itself included', async () => {
    const index = createMatchIndex(await tightModel(crowdedRows(400, 3)))
    const store = memoryStore(MATCHING_TABLES)
    const rows = [
      row('a', 'WA', '77001'),
      row('b', 'WA', '77001'),
      row('c', 'OR', '77001'),
      row('d', 'WA', ''),
    ]
    store.write((writer) =>
      index.put(
        writer,
        rows.map((each, at) => indexed(index, at, each)),
      ),
    )
    const sharing = (record: number) =>
      store.read((reader) => index.sharingIdentifier(reader, record))
    expect(sharing(0)).toEqual([[0, 1]])
    expect(sharing(2)).toEqual([[2]])
    expect(sharing(3)).toEqual([[]])
    const many = Array.from({ length: 150 }, (_, at) =>
      indexed(index, 10 + at, row(`m${at}`, 'WA', '77001')),
    )
    store.write((writer) => index.put(writer, many))
    expect(sharing(0)[0]!.length).toBeGreaterThan(100)
  })
})
