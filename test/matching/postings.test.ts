import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyColumns } from '../../src/matching/key-columns.ts'
import { PostingChanges } from '../../src/matching/posting-changes.ts'
import { Postings } from '../../src/matching/postings.ts'
import { INDEX_META, MATCHING_TABLES, POSTINGS } from '../../src/matching/tables.ts'
import { hashHigh, hashString } from '../../src/records/hash.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store, StoreWriter } from '../../src/storage/store.ts'
import '../support/property-seed.ts'

const KEYS = Array.from({ length: 400 }, (_, at): readonly [number, number] => {
  const low = hashString(`key ${at}`)
  // Some keys agree in their high halves.
  return [low, at % 7 === 0 ? 0xffffffff : hashHigh]
})

/** What should be there: records by key. */
type Truth = Map<number, Set<number>>

interface Change {
  readonly key: number
  readonly record: number
}

/** Adds each posting, or takes it away if it is there. */
function toggle(
  postings: Postings,
  writer: StoreWriter,
  truth: Truth,
  list: readonly Change[],
): void {
  const changes = new PostingChanges()
  for (const { key, record } of list) {
    const records = truth.get(key) ?? new Set()
    truth.set(key, records)
    if (records.delete(record)) changes.remove(...KEYS[key]!, record)
    else {
      records.add(record)
      changes.add(...KEYS[key]!, record)
    }
  }
  postings.change(writer, changes)
}

function check(postings: Postings, store: Store, truth: Truth): void {
  const keys = new KeyColumns()
  for (const [low, high] of KEYS) keys.push(low, high)
  store.read((reader) => {
    const { start, records } = postings.find(reader, keys)
    for (const at of KEYS.keys()) {
      const expected = [...(truth.get(at) ?? [])].sort((a, b) => a - b)
      expect([...records.subarray(start[at]!, start[at + 1]!)]).toEqual(expected)
    }
  })
}

const change = fc.record({ key: fc.nat(KEYS.length - 1), record: fc.nat(40) })
const distinct = (most: number) =>
  fc.uniqueArray(change, {
    selector: ({ key, record }) => key * 100 + record,
    minLength: 1,
    maxLength: most,
  })
const step = fc.record({
  changes: fc.oneof(distinct(5), distinct(200)),
  /** Which of two processes writes, and whether it comes to nothing. */
  writer: fc.nat(1),
  undone: fc.boolean(),
  /** Who looks at it afterwards. */
  looks: fc.nat(3),
})

describe('postings', () => {
  it('are those that were put and not taken away, whoever wrote them and whatever was undone', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.constantFrom(20, 150, 1 << 19),
        (steps, recent) => {
          const store = memoryStore(MATCHING_TABLES)
          const both = [new Postings(recent), new Postings(recent)] as const
          let truth: Truth = new Map()
          for (const { changes, writer, undone, looks } of steps) {
            const after: Truth = new Map(
              [...truth].map(([key, records]) => [key, new Set(records)]),
            )
            store.write((each) => toggle(both[writer as 0 | 1], each, after, changes), {
              dryRun: undone,
            })
            if (!undone) truth = after
            if (looks < 2) check(both[looks as 0 | 1], store, truth)
          }
          check(both[0], store, truth)
          check(both[1], store, truth)
          check(new Postings(), store, truth)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('are read from the log once', () => {
    const store = memoryStore(MATCHING_TABLES)
    const postings = new Postings(1000)
    const keys = new KeyColumns()
    keys.push(...KEYS[3]!)
    let reads = 0
    for (let round = 0; round < 100; round++) {
      store.write((writer) => {
        const counting: StoreWriter = {
          get: (table, key) => {
            if (table === POSTINGS) reads++
            return writer.get(table, key)
          },
          range: (table, options) => writer.range(table, options),
          count: (table) => writer.count(table),
          put: (table, key, value) => writer.put(table, key, value),
          putPacked: (entries) => writer.putPacked(entries),
          remove: (table, key) => writer.remove(table, key),
        }
        toggle(postings, counting, new Map(), [{ key: 3, record: round }])
        postings.find(counting, keys)
      })
    }
    // An entry is read when it is written, and looked at when the next one is.
    expect(reads).toBeLessThan(4 * 100)
  })

  it('go from the log into segments, which become one another, and leave nothing behind', () => {
    const store = memoryStore(MATCHING_TABLES)
    const postings = new Postings(100)
    const truth: Truth = new Map()
    let most = 0
    for (let round = 0; round < 600; round++) {
      const changes = Array.from({ length: 20 }, (_, at) => ({
        key: (round * 37 + at * 11) % KEYS.length,
        record: (round * 13 + at) % 29,
      }))
      store.write((writer) => toggle(postings, writer, truth, changes))
      const manifest = store.read((reader) => {
        const bytes = reader.get(INDEX_META, new TextEncoder().encode('postings'))!
        return JSON.parse(new TextDecoder().decode(bytes))
      })
      most = Math.max(most, manifest.segments.length)
      // What has not been swept is no more than twice what is swept at a time.
      expect(manifest.log.to - manifest.log.from).toBeLessThan(15)
    }
    check(postings, store, truth)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThan(5)
    const postingsThere = [...truth.values()].reduce((sum, records) => sum + records.size, 0)
    // A chunk holds some dozens of postings: dropped chunks and entries are gone.
    expect(store.read((reader) => reader.count(POSTINGS))).toBeLessThan(postingsThere / 20 + 100)
  })
})
