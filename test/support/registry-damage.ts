import { ofRecord, pastKey } from '../../src/ledger/past.ts'
import { PAST, PERSONS, RECORD_IDS } from '../../src/ledger/state-tables.ts'
import { encodeEdges, type KeptEdge, readEdges } from '../../src/matching/edge-book.ts'
import { addKeys } from '../../src/matching/index-change.ts'
import { KeyColumns } from '../../src/matching/key-columns.ts'
import { PostingChanges } from '../../src/matching/posting-changes.ts'
import { Postings } from '../../src/matching/postings.ts'
import { RecordPreparer } from '../../src/matching/prepare-record.ts'
import { resolveCuts } from '../../src/matching/record-blocks.ts'
import { encodeRow, readRow } from '../../src/matching/stored-rows.ts'
import { EDGES, POSTINGS, ROWS, recordKey } from '../../src/matching/tables.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import type { StoreReader, StoreWriter } from '../../src/storage/store.ts'

/** Puts something wrong with a record, or a little beyond it where it has nothing that could be. */
export type Damage = (writer: StoreWriter, record: number) => void

const PREPARER = new RecordPreparer(shippedStudentModel())

/** The keys that a stored record is found by. */
export function keysOf(reader: StoreReader, record: number): KeyColumns {
  const { tieHash, bytes } = readRow(reader, record)!
  const ready = PREPARER.restore(bytes)
  const keys = new KeyColumns()
  addKeys(keys, ready.identifiers, resolveCuts(ready.blocks, tieHash))
  return keys
}

/** The first pair with an edge from a record on. */
export function edgeFrom(reader: StoreReader, record: number): readonly [number, number] {
  for (let each = record; ; each++) {
    const [other] = readEdges(reader, each).keys()
    if (other !== undefined) return [each, other]
  }
}

/** Changes what one record keeps of another. */
export function keep(
  writer: StoreWriter,
  record: number,
  other: number,
  change: (edge: KeptEdge | undefined) => KeptEdge | undefined,
): void {
  const edges = readEdges(writer, record)
  const edge = change(edges.get(other))
  if (edge === undefined) edges.delete(other)
  else edges.set(other, edge)
  const sorted = [...edges].sort(([a], [b]) => a - b)
  if (sorted.length === 0) writer.remove(EDGES, recordKey(record))
  else writer.put(EDGES, recordKey(record), encodeEdges(sorted))
}

const heavier = (edge?: KeptEdge): KeptEdge => ({ ...edge!, weight: edge!.weight + 0.01 })
const otherRules = (edge?: KeptEdge): KeptEdge => ({ ...edge!, rules: [...edge!.rules, 99] })
const made = (): KeptEdge => ({ weight: 9, rules: [0] })
const nothing = (): undefined => undefined

/** Damage to an edge at its lower record, its higher one, or both. */
function edgeDamage(
  name: string,
  change: (edge: KeptEdge | undefined) => KeptEdge | undefined,
  pairOf: (reader: StoreReader, record: number) => readonly [number, number] = edgeFrom,
): Record<string, Damage> {
  const at = (sides: 'lower' | 'higher' | 'both'): Damage => {
    return (writer, record) => {
      const pair = pairOf(writer, record)
      const [lower, higher] = [Math.min(...pair), Math.max(...pair)]
      if (sides !== 'higher') keep(writer, lower, higher, change)
      if (sides !== 'lower') keep(writer, higher, lower, change)
    }
  }
  return {
    [`${name} at its lower record`]: at('lower'),
    [`${name} at its higher record`]: at('higher'),
    [`${name} at both`]: at('both'),
  }
}

/** A record and the next one that it has no edge with. */
export function strangersFrom(reader: StoreReader, record: number): readonly [number, number] {
  const edges = readEdges(reader, record)
  let other = record + 1
  while (edges.has(other)) other++
  return [record, other]
}

/** What may be wrong with an index whose rows and postings are sound. */
export const EDGE_DAMAGE: Readonly<Record<string, Damage>> = {
  ...edgeDamage('an edge is gone', nothing),
  ...edgeDamage('an edge weighs more', heavier),
  ...edgeDamage('an edge has other rules', otherRules),
  ...edgeDamage('an edge is made up', made, strangersFrom),
}

/** What may be wrong with rows and postings, beyond which edges are not looked at. */
export const INDEX_DAMAGE: Readonly<Record<string, Damage>> = {
  'a row has another byte': (writer, record) => {
    const { tieHash, bytes } = readRow(writer, record)!
    const other = Uint8Array.from(bytes, (byte, at) => (at === 9 ? byte ^ 1 : byte))
    writer.put(ROWS, recordKey(record), encodeRow(tieHash, other))
  },
  'a row is gone': (writer, record) => void writer.remove(ROWS, recordKey(record)),
  'a row is of nobody': (writer, record) => {
    const { tieHash, bytes } = readRow(writer, record)!
    writer.put(ROWS, recordKey(1_000_000 + record), encodeRow(tieHash, bytes))
  },
  'edges are of nobody': (writer, record) => {
    writer.put(EDGES, recordKey(1_000_000 + record), encodeEdges([[1, made()]]))
  },
  'a posting is lost': (writer, record) => {
    const keys = keysOf(writer, record)
    const changes = new PostingChanges()
    changes.remove(keys.low[2]!, keys.high[2]!, record)
    new Postings().change(writer, changes)
  },
  'a posting is made up': (writer, record) => {
    const changes = new PostingChanges()
    changes.add(record, 4711, record)
    new Postings().change(writer, changes)
  },
  'a chunk of postings is gone': (writer) => {
    const [chunk] = [...writer.range(POSTINGS)].filter(([key]) => key[0] === 1)
    writer.remove(POSTINGS, chunk![0].slice())
  },
  'an entry of the log is gone': (writer) => {
    const [entry] = [...writer.range(POSTINGS)].filter(([key]) => key[0] === 0)
    writer.remove(POSTINGS, entry![0].slice())
  },
}

/** What may be wrong with the ledger and the state, beyond which the index is not looked at. */
export const LEDGER_DAMAGE: Readonly<Record<string, Damage>> = {
  'an entry is gone': (writer) => {
    const [last] = writer.range('ledger', { reverse: true, limit: 1 })
    writer.remove('ledger', last![0].slice())
  },
  'a payload is gone': (writer, record) => {
    const from = recordKey(record).slice()
    const [payload] = writer.range('payload', { from, limit: 1 })
    writer.remove('payload', payload![0].slice())
  },
  'the key of a record is gone': (writer, record) => {
    const [key] = [...writer.range(RECORD_IDS.name)][record % 100]!
    writer.remove(RECORD_IDS.name, key.slice())
  },
  'a person is gone': (writer) => {
    const [person] = writer.range(PERSONS.name, { limit: 1 })
    writer.remove(PERSONS.name, person![0].slice())
  },
  'a past is made up': (writer, record) => {
    writer.put(PAST.name, pastKey([ofRecord(record), 3]), new Uint8Array(0))
  },
}
