import { LinkageError } from '../errors.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { StoreReader, StoreWriter } from '../storage/store.ts'
import { CandidateSearch } from './candidate-search.ts'
import { StoreIndexCheck } from './check-index.ts'
import { eachEdge } from './edge-book.ts'
import { IndexChange, type IndexParts } from './index-change.ts'
import { markOf } from './index-mark.ts'
import { BenchRecords } from './loaded-records.ts'
import type {
  Candidate,
  Edge,
  FoundRecord,
  IndexCheck,
  IndexedRecord,
  LoadedRecords,
  MatchIndex,
  PreparedRecord,
  RecordFields,
  SearchedRecords,
  StoredEdges,
} from './match-index.ts'
import { Postings } from './postings.ts'
import { type ReadyRecord, RecordPreparer, tieHashOf } from './prepare-record.ts'
import { BLOCK, resolveCuts } from './record-blocks.ts'
import { sharingIdentifier } from './shared-identifiers.ts'
import { ROW_HEAD } from './stored-rows.ts'
import { ROWS, recordKey } from './tables.ts'
import { CandidateWeigher } from './weigh-candidates.ts'
import { Workbench } from './workbench.ts'

/** Records that are loaded without making room for more. */
const LOADED = 1 << 10

/**
 * The index of a model over any store. One per model, store and thread.
 *
 * @param model - frozen: what it knows of frequencies and over-full keys decides.
 */
export function createMatchIndex(model: LinkageModel): MatchIndex {
  return new StoreMatchIndex(model)
}

class StoreMatchIndex implements MatchIndex {
  readonly model: LinkageModel
  readonly floor: number
  readonly #preparer: RecordPreparer
  readonly #postings: Postings
  readonly #search: CandidateSearch
  readonly #weigher: CandidateWeigher
  #loaded: Workbench | undefined
  #room = 0

  constructor(model: LinkageModel) {
    const { lower, upper, margin } = model.thresholds
    this.model = model
    this.floor = Math.min(lower, upper - margin)
    this.#preparer = new RecordPreparer(model)
    this.#postings = new Postings()
    this.#search = new CandidateSearch(model, this.#postings)
    this.#weigher = new CandidateWeigher(model, this.#preparer.shape)
  }

  prepare(fields: RecordFields): ReadyRecord {
    return this.#preparer.prepare(fields)
  }

  search(reader: StoreReader, prepared: PreparedRecord, least: number = this.floor): Candidate[] {
    const ready = prepared as ReadyRecord
    // It has no id to be cut by: what it holds takes that place.
    return this.#searchOne(reader, ready, ready.low, -1, least).candidates
  }

  searchAll(reader: StoreReader, records: readonly IndexedRecord[]): SearchedRecords {
    const found = records.map(({ record, source, id, prepared }): FoundRecord => {
      const ready = prepared as ReadyRecord
      return this.#searchOne(reader, ready, tieHashOf(source, id), record, this.floor)
    })
    return { mark: markOf(reader), found }
  }

  put(
    writer: StoreWriter,
    records: readonly IndexedRecord[],
    searched?: SearchedRecords,
  ): StoredEdges {
    const change = this.#change(writer)
    for (const [at, { record, source, id, prepared }] of records.entries()) {
      change.put(record, tieHashOf(source, id), prepared as ReadyRecord, at)
    }
    change.finish(searched)
    const put = new Set(records.map(({ record }) => record))
    const edges: Edge[] = []
    for (const record of put) {
      for (const [other, { weight }] of change.edges.of(record)) {
        if (other < record && put.has(other)) continue
        edges.push({ left: Math.min(record, other), right: Math.max(record, other), weight })
      }
    }
    return { edges, rejudged: [...change.rejudged] }
  }

  remove(writer: StoreWriter, record: number): readonly number[] {
    const change = this.#change(writer)
    change.remove(record)
    change.finish()
    return [...change.rejudged]
  }

  edgesOf(reader: StoreReader, record: number): readonly Candidate[] {
    const edges: Candidate[] = []
    eachEdge(reader, record, (other, weight, rules) => edges.push({ record: other, weight, rules }))
    return edges
  }

  sharingIdentifier(reader: StoreReader, record: number): readonly (readonly number[])[] {
    return sharingIdentifier(reader, this.model, this.#preparer, this.#postings, record)
  }

  load(
    reader: StoreReader,
    records: readonly number[],
    also: readonly PreparedRecord[] = [],
  ): LoadedRecords {
    const bytesOf = (place: number): readonly [bytes: Uint8Array, from: number] => {
      if (place >= records.length) {
        return [(also[place - records.length] as ReadyRecord).bytes, 0]
      }
      const row = reader.get(ROWS, recordKey(records[place]!))
      if (row === undefined) throw missing(records[place]!)
      return [row, ROW_HEAD]
    }
    const count = records.length + also.length
    return new BenchRecords(this.model, count, bytesOf, (room) => this.#benchFor(room))
  }

  check(): IndexCheck {
    // What is held in memory says nothing about the store.
    const postings = new Postings()
    const search = new CandidateSearch(this.model, postings)
    return new StoreIndexCheck({ ...this.#parts, postings, search })
  }

  #searchOne(
    reader: StoreReader,
    ready: ReadyRecord,
    tieHash: number,
    self: number,
    least: number,
  ): FoundRecord & { readonly candidates: Candidate[] } {
    const blocks = resolveCuts(ready.blocks, tieHash)
    this.#search.find(reader, blocks, self)
    const { met } = this.#search
    const sizes = this.#search.sizes.slice(0, blocks.length / BLOCK)
    const places: number[] = []
    for (let place = 0; place < met.count; place++) {
      if (met.isConfirmed(place)) places.push(place)
    }
    const others = places.map((place) => met.records[place]!)
    const candidates: Candidate[] = []
    this.#weigher.weigh(reader, ready.bytes, others, Math.min(least, this.floor), (at, weight) => {
      if (weight < least) return
      candidates.push({ record: others[at]!, weight, rules: met.rulesOf(places[at]!) })
    })
    candidates.sort((a, b) => b.weight - a.weight || a.record - b.record)
    return { record: self, candidates, weighed: new Uint32Array(others), sizes }
  }

  get #parts(): IndexParts {
    return {
      preparer: this.#preparer,
      postings: this.#postings,
      search: this.#search,
      weigher: this.#weigher,
      floor: this.floor,
      confirmAbove: this.model.blocking.confirmAbove ?? Infinity,
    }
  }

  #change(writer: StoreWriter): IndexChange {
    return new IndexChange(writer, this.#parts)
  }

  /** An empty bench with room for so many records. */
  #benchFor(records: number): Workbench {
    if (this.#loaded === undefined || records > this.#room) {
      this.#room = Math.max(LOADED, 2 * records)
      this.#loaded = new Workbench(this.model, this.#preparer.shape, this.#room)
    }
    this.#loaded.clear()
    return this.#loaded
  }
}

function missing(record: number): LinkageError {
  return new LinkageError('store-damaged', {
    part: `table ${ROWS}`,
    problem: `record ${record} is not there`,
  })
}
