import { describe, expect, it } from 'vitest'
import { IndexLoader } from '../../src/matching/index-loader.ts'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { EDGES, MATCHING_TABLES, ROWS } from '../../src/matching/tables.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { crowdedRows, indexed, linked, tightModel } from './students.ts'

/** Everything in a table. */
function entries(store: Store, table: string): string[] {
  return store.read((reader) =>
    Array.from(
      reader.range(table),
      ([key, value]) => `${Buffer.from(key).toString('hex')} ${Buffer.from(value).toString('hex')}`,
    ),
  )
}

describe('an index that was filled from a batch', () => {
  it('is the index that the same records fill one after the other', async () => {
    const rows = crowdedRows(600, 14)
    const model = { ...(await tightModel(rows)), skipDates: { birth_date: [20100101, 20110202] } }
    const index = createMatchIndex(model)
    const { prepared, scored } = await linked(rows, model)
    const { keys, standardized } = prepared

    const loaded = memoryStore(MATCHING_TABLES)
    const loader = new IndexLoader(model)
    loaded.write((writer) => {
      for (const [record, row] of keys.order.entries()) {
        const { state: source, record_id: id } = rows[row]!
        const made = loader.prepareRow(standardized, record)
        expect(made).toEqual(index.prepare(rows[row]!))
        loader.add(writer, { record, source: source!, id: id!, prepared: made })
      }
    })
    for (const step of loader.steps(scored.pairs.trimmed())) loaded.write(step)

    const submitted = memoryStore(MATCHING_TABLES)
    submitted.write((writer) => {
      const records = Array.from(keys.order, (row, record) => indexed(index, record, rows[row]!))
      index.put(writer, records)
    })
    for (const table of [ROWS, EDGES]) {
      expect(entries(loaded, table)).toEqual(entries(submitted, table))
    }
    for (const row of crowdedRows(100, 15)) {
      const search = (store: Store) =>
        store.read((reader) => createMatchIndex(model).search(reader, index.prepare(row)))
      expect(search(loaded)).toEqual(search(submitted))
    }
    // It goes on from there.
    for (const store of [loaded, submitted]) {
      store.write((writer) => index.remove(writer, 5))
      store.write((writer) => index.put(writer, [indexed(index, 700, rows[9]!)]))
    }
    expect(entries(loaded, EDGES)).toEqual(entries(submitted, EDGES))
  })

  it('is looked at by those who looked for candidates while it was empty', async () => {
    const rows = crowdedRows(200, 16)
    const model = await tightModel(rows)
    const index = createMatchIndex(model)
    const { prepared, scored } = await linked(rows.slice(0, 150), model)
    const store = memoryStore(MATCHING_TABLES)
    const late = rows.slice(150).map((row, at) => indexed(index, 150 + at, row))
    const searched = store.read((reader) => index.searchAll(reader, late))
    const loader = new IndexLoader(model)
    store.write((writer) => {
      for (const [record, row] of prepared.keys.order.entries()) {
        const ready = loader.prepareRow(prepared.standardized, record)
        loader.add(writer, { ...indexed(index, record, rows[row]!), prepared: ready })
      }
    })
    for (const step of loader.steps(scored.pairs.trimmed())) store.write(step)
    const { edges } = store.write((writer) => index.put(writer, late, searched))
    expect(edges.some(({ left, right }) => Math.min(left, right) < 150)).toBe(true)
  })
})
