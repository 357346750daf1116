import {
  type KnownTokenKeys,
  type TokenForm,
  TokenKeyCache,
  type TokenKeys,
  tokenKeys,
} from '../blocking/token-keys.ts'
import { ColumnPayloads } from '../ledger/column-payloads.ts'
import { LoadEntries, type LoadedEntries } from '../ledger/load-entries.ts'
import { firstEventOf, type LoadPlan } from '../ledger/load-plan.ts'
import { packPersons, packRecordIds } from '../ledger/load-rows.ts'
import { type IndexedRange, IndexRanges } from '../matching/index-range.ts'
import type { EdgeLists } from '../matching/loaded-edges.ts'
import { type PostingPiece, packChunks } from '../matching/posting-pieces.ts'
import type { Segment } from '../matching/segment.ts'
import { type RecordModel, TableRecords } from '../matching/table-records.ts'
import type { StringTable } from '../records/string-table.ts'
import { SPAN_ROWS } from '../records/text-spans.ts'
import type { PackedEntries } from '../storage/packed-entries.ts'
import {
  type StringWire,
  stringsFromWire,
  type TableWire,
  tableFromWire,
} from '../workers/table-wire.ts'
import { type WeigherWire, weigherFromWire } from '../workers/weigher-wire.ts'
import { BatchEvidence, type BatchLinks } from './batch-evidence.ts'
import { checkKey } from './record-key.ts'

/** A raw column as plain data. */
export interface RawColumnWire {
  readonly ids: Uint32Array
  readonly values: StringWire
}

/** What all tasks of a load go by; plain data, large parts on shared memory. */
export interface LoadSetup {
  readonly plan: LoadPlan
  readonly model: RecordModel
  /** Of the batch, in key order. */
  readonly table: TableWire
  readonly tieHash: Uint32Array
  /** Shape `rows`: the row of the raw columns at each place in key order. */
  readonly order: Uint32Array
  readonly sources: RawColumnWire
  readonly ids: RawColumnWire
  readonly fields: readonly {
    readonly name: string
    readonly number: number
    readonly columns: readonly RawColumnWire[]
  }[]
  /** Shape `rows`: by place the number of the record; 0: it is left out. */
  readonly numberOf: Uint32Array
  /** Text `p + 1` is the id of person `p`. */
  readonly personIds: StringWire
  /** Shape `persons`: the persons by the bytes of their ids. */
  readonly personOrder: Uint32Array
  /** 16 random bytes for each record, by number. */
  readonly salts: Uint8Array
  readonly edges: EdgeLists
  readonly links: BatchLinks
  readonly weigher: WeigherWire
}

/** Works out the keys of every name token in one form. */
interface TokenKeysTask {
  readonly kind: 'token-keys'
  readonly form: TokenForm
}

/** Makes all of the entries `[from, to)` that goes by number of record. */
interface EntriesTask {
  readonly kind: 'entries'
  readonly known: readonly KnownTokenKeys[]
  readonly from: number
  readonly to: number
}

/** Numbers of the records at the places `[from, to)`, by source and id. */
interface RecordIdsTask {
  readonly kind: 'record-ids'
  readonly from: number
  readonly to: number
}

/** Persons at the places `[from, to)` of their order. */
interface PersonsTask {
  readonly kind: 'persons'
  readonly from: number
  readonly to: number
}

/** Chunks `[from, to)` of the postings. */
interface PostingsTask {
  readonly kind: 'postings'
  readonly pieces: readonly PostingPiece[]
  readonly segment: Segment
  readonly from: number
  readonly to: number
}

export type LoadTask = TokenKeysTask | EntriesTask | RecordIdsTask | PersonsTask | PostingsTask

/** What each kind of task gives. */
export interface LoadResults {
  readonly 'token-keys': TokenKeys
  readonly entries: LoadedEntries & IndexedRange
  readonly 'record-ids': PackedEntries
  readonly persons: PackedEntries
  readonly postings: PackedEntries
}

/** Runs tasks of a load on one thread; keeps what it compiled. */
export class LoadRunner {
  readonly #setup: LoadSetup
  readonly #ids: StringTable
  readonly #sources: StringTable
  readonly #sourceTexts: string[] = []
  readonly #persons: StringTable
  #ranges: IndexRanges | undefined
  #evidence: BatchEvidence | undefined
  #payloads: ColumnPayloads | undefined

  constructor(setup: LoadSetup) {
    this.#setup = setup
    this.#ids = stringsFromWire(setup.ids.values)
    this.#sources = stringsFromWire(setup.sources.values)
    this.#persons = stringsFromWire(setup.personIds)
  }

  run(task: LoadTask): LoadResults[LoadTask['kind']] {
    switch (task.kind) {
      case 'token-keys':
        return tokenKeys(stringsFromWire(this.#setup.table.names), task.form)
      case 'entries':
        return this.#entries(task)
      case 'record-ids':
        return packRecordIds(this.#keys(task.from, task.to))
      case 'persons':
        return packPersons(this.#setup.plan, this.#personsAt(task.from, task.to))
      case 'postings':
        return packChunks(task.pieces, task.segment, task.from, task.to)
    }
  }

  #entries({ known, from, to }: EntriesTask): LoadResults['entries'] {
    const { plan, order, links, weigher, numberOf, salts } = this.#setup
    const { placeOf, firstOf, entryOf } = plan
    this.#ranges ??= this.#newRanges(known)
    this.#evidence ??= new BatchEvidence(links, weigherFromWire(weigher))
    this.#payloads ??= this.#newPayloads()
    const ranges = this.#ranges
    const evidence = this.#evidence
    const numberAt = (place: number): number => numberOf[place]!
    const rulesOf = ranges.rulesOf.bind(ranges)
    ranges.begin(firstOf[entryOf[from]!]!)
    const payloads = this.#payloads
    const end = firstOf[entryOf[to]!]!
    let read = firstOf[entryOf[from]!]!
    let first = read
    const lookUp = (): void => {
      first = read
      read = Math.min(end, first + SPAN_ROWS)
      ranges.read(first, read)
      payloads.read(placeOf.subarray(first, read).map((place) => order[place]!))
    }
    const entries = new LoadEntries(firstEventOf(plan, entryOf[from]!), this.#payloads, salts)
    for (let entry = from; entry < to; entry++) {
      for (let person = entryOf[entry]!; person < entryOf[entry + 1]!; person++) {
        const members = placeOf.subarray(firstOf[person]!, firstOf[person + 1]!)
        const submitted = Array.from(members, (place, at) => {
          const record = firstOf[person]! + at
          const [source, id] = this.#keyAt(place)
          checkKey({ source, id })
          if (record === read) lookUp()
          ranges.add(record, record - first)
          return entries.submit(record, source, id, record - first)
        })
        const id = this.#persons.get(person + 1)
        entries.create(id)
        const places = [...members]
        for (const [at, place] of places.entries()) {
          const why = evidence.evidenceOf(place, places, numberAt, rulesOf)
          entries.link(submitted[at]!, id, evidence.kindOf(place, places), why)
        }
      }
      entries.endEntry()
    }
    return { ...entries.take(), ...ranges.take() }
  }

  #newRanges(known: readonly KnownTokenKeys[]): IndexRanges {
    const { model, plan, edges, tieHash } = this.#setup
    const table = tableFromWire(this.#setup.table)
    const records = new TableRecords(model, table, tieHash, new TokenKeyCache(table, known))
    return new IndexRanges(records, plan.placeOf, edges)
  }

  #newPayloads(): ColumnPayloads {
    return new ColumnPayloads(
      this.#setup.fields.map(({ columns, ...field }) => ({
        ...field,
        columns: columns.map(({ ids, values }) => ({ ids, values: stringsFromWire(values) })),
      })),
    )
  }

  *#keys(from: number, to: number): Generator<readonly [string, string, number]> {
    const { numberOf } = this.#setup
    for (let place = from; place < to; place++) {
      const record = numberOf[place]!
      if (record > 0) yield [...this.#keyAt(place), record]
    }
  }

  #keyAt(place: number): readonly [source: string, id: string] {
    const { order, sources, ids } = this.#setup
    const row = order[place]!
    const source = sources.ids[row]!
    // Sources are few.
    this.#sourceTexts[source] ??= this.#sources.get(source)
    return [this.#sourceTexts[source]!, this.#ids.get(ids.ids[row]!)]
  }

  *#personsAt(from: number, to: number): Generator<readonly [number, string]> {
    const { personOrder } = this.#setup
    for (let at = from; at < to; at++) {
      const person = personOrder[at]!
      yield [person, this.#persons.get(person + 1)]
    }
  }
}
