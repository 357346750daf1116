import { beforeEach, describe, expect, it } from 'vitest'
import { encodeEdges, readEdges } from '../../src/matching/edge-book.ts'
import { addKeys } from '../../src/matching/index-change.ts'
import { KeyColumns } from '../../src/matching/key-columns.ts'
import { PostingChanges } from '../../src/matching/posting-changes.ts'
import { Postings } from '../../src/matching/postings.ts'
import { RecordPreparer } from '../../src/matching/prepare-record.ts'
import { resolveCuts } from '../../src/matching/record-blocks.ts'
import { readRow, writeRow } from '../../src/matching/stored-rows.ts'
import { EDGES, POSTINGS, ROWS, recordKey } from '../../src/matching/tables.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import type { StoreWriter } from '../../src/storage/store.ts'
import { indexedRegistry, type MemoryRegistry } from '../support/memory-registry.ts'
import { studentRecords } from '../support/student-records.ts'

const students = studentRecords(300, 9)

/** Records by the thousand, and then one by one: postings in a segment and in the log. */
async function registryOfBoth(): Promise<MemoryRegistry> {
  const registry = indexedRegistry()
  const rows = students.slice(0, 250).map(({ source, id, fields }) => ({ ...fields, id, source }))
  await registry.load(tableFromRecords(rows), { id: 'id', source: 'source', threads: 1 })
  await registry.submit(students.slice(250))
  return registry
}

describe('verify compares the index with what would be built anew', () => {
  let registry: MemoryRegistry
  beforeEach(async () => {
    registry = await registryOfBoth()
  })

  const faultsAfter = (damage: (writer: StoreWriter) => void): string[] => {
    registry.store.write(damage)
    return registry.verify().faults.map(({ check, problem, subjects }) => {
      expect(check).toBe('index')
      return `${problem}: ${subjects}`
    })
  }

  /** The keys of a stored record. */
  const keysOf = (writer: StoreWriter, record: number): KeyColumns => {
    const { tieHash, bytes } = readRow(writer, record)!
    const ready = new RecordPreparer(registry.model).restore(bytes)
    const keys = new KeyColumns()
    addKeys(keys, ready.identifiers, resolveCuts(ready.blocks, tieHash))
    return keys
  }

  /** Some pair with an edge. */
  const edgeOf = (writer: StoreWriter): readonly [record: number, other: number] => {
    for (let record = 1; ; record++) {
      const [other] = readEdges(writer, record).keys()
      if (other !== undefined) return [record, other]
    }
  }

  it('and finds nothing where all is well', () => {
    expect(registry.verify().faults).toEqual([])
  })

  it.each([
    ['in a segment', 7],
    ['in the log', 290],
  ])('names a record that is not found under a key %s', (_, record) => {
    const faults = faultsAfter((writer) => {
      const keys = keysOf(writer, record)
      const changes = new PostingChanges()
      changes.remove(keys.low[2]!, keys.high[2]!, record)
      new Postings().change(writer, changes)
    })
    expect(faults).toEqual([`a record is not found under one of its keys: ${record}`])
  })

  it('names a record that is found under the key of another', () => {
    const faults = faultsAfter((writer) => {
      const own = keysOf(writer, 7)
      const keys = keysOf(writer, 8)
      let at = 0
      while (own.has(keys.low[at]!, keys.high[at]!)) at++
      const changes = new PostingChanges()
      changes.add(keys.low[at]!, keys.high[at]!, 7)
      new Postings().change(writer, changes)
    })
    expect(faults).toEqual(['a record is found under a key that it lacks: 7'])
  })

  it('names records of a chunk of postings that is gone', () => {
    const faults = faultsAfter((writer) => {
      const [chunk] = [...writer.range(POSTINGS)].filter(([key]) => key[0] === 1)
      writer.remove(POSTINGS, chunk![0].slice())
    })
    expect(faults.length).toBeGreaterThan(10)
    expect(faults[0]).toMatch(/not found under one of its keys/)
  })

  it('says that an entry of the log is gone', () => {
    const faults = faultsAfter((writer) => {
      const [entry] = [...writer.range(POSTINGS)].filter(([key]) => key[0] === 0)
      writer.remove(POSTINGS, entry![0].slice())
    })
    expect(faults).toEqual(['log entry 0 is missing: table match-postings'])
  })

  it('names a row that is another, that is gone, or of nobody', () => {
    const faults = faultsAfter((writer) => {
      const { tieHash, bytes } = readRow(writer, 7)!
      writeRow(
        writer,
        7,
        tieHash,
        Uint8Array.from(bytes, (byte, at) => (at === 9 ? byte ^ 1 : byte)),
      )
      writer.remove(ROWS, recordKey(8))
      writeRow(writer, 9, tieHash, readRow(writer, 9)!.bytes)
      writeRow(writer, 4711, tieHash, bytes)
    })
    expect(faults).toEqual([
      'the row of a record is not what its values come to: 7',
      'the row of a record is missing: 8',
      'the row of a record is not what its values come to: 9',
      'table match-rows knows a record that is not there: 4711',
    ])
  })

  it('names an edge that is gone at one of its ends', () => {
    let pair: readonly number[] = []
    const faults = faultsAfter((writer) => {
      pair = edgeOf(writer)
      writer.remove(EDGES, recordKey(pair[0]!))
    })
    expect(faults).toContain(`an edge is missing: ${pair}`)
  })

  it('names an edge of another weight or other rules, and one that should not be', () => {
    let pair: readonly number[] = []
    const faults = faultsAfter((writer) => {
      pair = edgeOf(writer)
      const [record, other] = pair as [number, number]
      const edges = readEdges(writer, record)
      const { weight, rules } = edges.get(other)!
      edges.set(other, { weight: weight + 0.01, rules })
      edges.set(300, { weight: 9, rules: [0] })
      writer.put(EDGES, recordKey(record), encodeEdges([...edges].sort(([a], [b]) => a - b)))
      const back = readEdges(writer, other)
      back.set(record, { weight, rules: [...rules, 99] })
      writer.put(EDGES, recordKey(other), encodeEdges(back))
    })
    const [record, other] = pair
    expect(faults).toEqual([
      `an edge has another weight: ${record},${other}`,
      `an edge is kept that blocking and weights do not give: ${record},300`,
      `an edge is found by other rules: ${other},${record}`,
    ])
  })
})
