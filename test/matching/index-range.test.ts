import { describe, expect, it } from 'vitest'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { EDGES, MATCHING_TABLES, ROWS } from '../../src/matching/tables.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { crowdedRows, fill, indexed, linked, tightModel } from './students.ts'

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
    const result = await linked(rows, model)
    const { keys } = result.prepared

    const loaded = memoryStore(MATCHING_TABLES)
    fill(loaded, model, result)

    const submitted = memoryStore(MATCHING_TABLES)
    submitted.write((writer) => {
      const records = Array.from(keys.order, (row, at) => indexed(index, at + 1, rows[row]!))
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
    const result = await linked(rows.slice(0, 150), model)
    const store = memoryStore(MATCHING_TABLES)
    const late = rows.slice(150).map((row, at) => indexed(index, 151 + at, row))
    const searched = store.read((reader) => index.searchAll(reader, late))
    fill(store, model, result)
    const { edges } = store.write((writer) => index.put(writer, late, searched))
    expect(edges.some(({ left, right }) => Math.min(left, right) <= 150)).toBe(true)
  })
})
