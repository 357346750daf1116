import type { StoreWriter } from '../storage/store.ts'
import type { CandidateSearch } from './candidate-search.ts'
import { EdgeBook, type KeptEdge } from './edge-book.ts'
import { type ChangedSince, changedSince } from './index-mark.ts'
import { KeyColumns } from './key-columns.ts'
import type { FoundRecord, SearchedRecords } from './match-index.ts'
import { PostingChanges } from './posting-changes.ts'
import type { Postings } from './postings.ts'
import type { ReadyRecord, RecordPreparer } from './prepare-record.ts'
import { RecentPostings } from './recent-postings.ts'
import { BLOCK, HIGH, LOW, type RecordBlocks, RULE, resolveCuts } from './record-blocks.ts'
import { isSameRow, readRow, type StoredRow, writeRow } from './stored-rows.ts'
import { ROWS, recordKey } from './tables.ts'
import type { CandidateWeigher } from './weigh-candidates.ts'

/** What a change works with. */
export interface IndexParts {
  readonly preparer: RecordPreparer
  readonly postings: Postings
  readonly search: CandidateSearch
  readonly weigher: CandidateWeigher
  readonly floor: number
  /** Blocks of more records are large; Infinity if no pair needs confirmation. */
  readonly confirmAbove: number
}

interface FreshRecord {
  readonly record: number
  readonly ready: ReadyRecord
  readonly blocks: RecordBlocks
  /** Its place among the records that were handed in. */
  readonly at: number
}

/** One change of the index: records that come, change or go, and all that follows for the edges. */
export class IndexChange {
  readonly edges: EdgeBook
  /** Records that stay, between which an edge came or went. */
  readonly rejudged: Set<number> = new Set()
  readonly #writer: StoreWriter
  readonly #parts: IndexParts
  readonly #postings: PostingChanges = new PostingChanges()
  /** The keys that records get or lose. */
  readonly #touched = new RecentPostings()
  /** By number of a touched key: by how many records its block grows. */
  readonly #deltas: number[] = []
  /** By number of a touched key: records in it now; −1 as long as nobody has looked. */
  readonly #sizes: number[] = []
  /** Where the keys of the record at hand are. */
  readonly #keys = new KeyColumns()
  readonly #fresh: FreshRecord[] = []
  /** Records that are not as they were: their pairs are found anew. */
  readonly #changed = new Set<number>()
  #former: ReadonlySet<number> | undefined
  /** Blocks of records that stay, worked out from what is stored. */
  readonly #blocks = new Map<number, RecordBlocks>()

  constructor(writer: StoreWriter, parts: IndexParts) {
    this.#writer = writer
    this.#parts = parts
    this.edges = new EdgeBook(writer)
  }

  put(record: number, tieHash: number, ready: ReadyRecord, at: number): void {
    const before = readRow(this.#writer, record)
    const row = { tieHash, bytes: ready.bytes }
    if (before !== undefined && isSameRow(before, row)) return
    const blocks = resolveCuts(ready.blocks, tieHash)
    this.#keys.count = 0
    addKeys(this.#keys, ready.identifiers, blocks)
    this.#replace(record, before, this.#keys)
    writeRow(this.#writer, record, tieHash, ready.bytes)
    this.#fresh.push({ record, ready, blocks, at })
  }

  remove(record: number): void {
    const before = readRow(this.#writer, record)
    if (before === undefined) return
    this.#replace(record, before, NO_KEYS)
    this.#writer.remove(ROWS, recordKey(record))
  }

  /**
   * Finds the pairs of what came, and judges anew those whose blocks grew large or small.
   *
   * @param searched - what was found for the records that were handed in.
   */
  finish(searched?: SearchedRecords): void {
    if (this.#changed.size === 0) return
    const since = searched && changedSince(this.#writer, searched.mark)
    this.#parts.postings.change(this.#writer, this.#postings)
    for (const fresh of this.#fresh) {
      const found = since && searched?.found[fresh.at]
      if (found === undefined) this.#findEdges(fresh)
      else if (!this.#goOn(fresh, found, since!)) this.#findEdges(fresh, found, since)
    }
    if (this.#parts.confirmAbove !== Infinity) this.#rejudgeBlocks()
    this.edges.write(this.#writer)
  }

  /** Gives the record its new keys in the place of those of its version before. */
  #replace(record: number, before: StoredRow | undefined, keys: KeyColumns): void {
    this.#changed.add(record)
    const old = before === undefined ? NO_KEYS : new KeyColumns()
    const told = this.#postings.keys.count
    if (before !== undefined) {
      this.edges.removeAll(record)
      const ready = this.#parts.preparer.restore(before.bytes)
      addKeys(old, ready.identifiers, resolveCuts(ready.blocks, before.tieHash))
    }
    for (let at = 0; at < keys.count; at++) {
      const [low, high] = [keys.low[at]!, keys.high[at]!]
      if (old.has(low, high)) continue
      this.#postings.add(low, high, record)
      this.#touch(low, high, 1, 2 * record)
    }
    for (let at = 0; at < old.count; at++) {
      const [low, high] = [old.low[at]!, old.high[at]!]
      if (keys.has(low, high)) continue
      this.#postings.remove(low, high, record)
      this.#touch(low, high, -1, 2 * record + 1)
    }
    // Said once more: who looked before is to know that it is not what it was.
    if (this.#postings.keys.count === told && keys.count > 0) {
      this.#postings.add(keys.low[0]!, keys.high[0]!, record)
    }
  }

  #touch(low: number, high: number, delta: number, code: number): void {
    const key = this.#touched.add(low, high, code)
    if (key === this.#deltas.length) {
      this.#deltas.push(delta)
      this.#sizes.push(-1)
    } else this.#deltas[key]! += delta
  }

  /**
   * Takes what was found for a record, and what has come near it since. Its neighbours are as they were
   * but for records that came: what befell others may be anything.
   *
   * @returns whether that is so; otherwise nothing is done.
   */
  #goOn({ record, ready, blocks }: FreshRecord, found: FoundRecord, since: ChangedSince): boolean {
    // It went by another number when it was looked for: it may have been its own neighbour.
    if (found.record >= 0 && found.record !== record) return false
    for (const former of [since.former, this.#formerOf(since.last)]) {
      if (former.size > 0 && found.weighed.some((other) => former.has(other))) return false
    }
    const { search, weigher, floor } = this.#parts
    const come = [since.postings, this.#touched]
    if (!search.goOn(blocks, record, found.sizes, since.last, come)) return false
    this.#noteSizes(blocks, search.sizes)
    const { met } = search
    for (const { record: other, weight, rules } of found.candidates) {
      this.edges.set(record, other, { weight, rules })
    }
    const own = this.edges.of(record)
    const others: number[] = []
    const places: number[] = []
    for (let place = 0; place < met.count; place++) {
      const other = met.records[place]!
      // Of two records that came together the pair is found once.
      if (own.has(other) || !met.isConfirmed(place)) continue
      others.push(other)
      places.push(place)
    }
    weigher.weigh(this.#writer, ready.bytes, others, floor, (at, weight) => {
      this.edges.set(record, others[at]!, { weight, rules: met.rulesOf(places[at]!) })
    })
    return true
  }

  /** Changed records that may have been there before. */
  #formerOf(last: number): ReadonlySet<number> {
    this.#former ??= new Set([...this.#changed].filter((record) => record <= last))
    return this.#former
  }

  #findEdges(
    { record, ready, blocks }: FreshRecord,
    found?: FoundRecord,
    since?: ChangedSince,
  ): void {
    const { search, weigher, floor } = this.#parts
    search.find(this.#writer, blocks, record)
    this.#noteSizes(blocks, search.sizes)
    const { met } = search
    const own = this.edges.of(record)
    const weighed = new Set(found?.weighed)
    const isAsWeighed = (other: number): boolean =>
      weighed.has(other) && !since!.records.has(other) && !this.#changed.has(other)
    const others: number[] = []
    const places: number[] = []
    /** Places of those that were weighed before. */
    const known = new Map<number, number>()
    for (let place = 0; place < met.count; place++) {
      const other = met.records[place]!
      // Of two records that came together the pair is found once.
      if (own.has(other) || !met.isConfirmed(place)) continue
      if (isAsWeighed(other)) known.set(other, place)
      else {
        others.push(other)
        places.push(place)
      }
    }
    for (const { record: other, weight } of found?.candidates ?? []) {
      const place = known.get(other)
      if (place !== undefined) {
        this.edges.set(record, other, { weight, rules: met.rulesOf(place) })
      }
    }
    weigher.weigh(this.#writer, ready.bytes, others, floor, (at, weight) => {
      this.edges.set(record, others[at]!, { weight, rules: met.rulesOf(places[at]!) })
    })
  }

  #noteSizes(blocks: RecordBlocks, sizes: Uint32Array): void {
    if (this.#parts.confirmAbove === Infinity) return
    for (let block = 0, key = 0; block < blocks.length; block += BLOCK, key++) {
      const touched = this.#touched.numberOf(blocks[block + LOW]!, blocks[block + HIGH]!)
      if (touched >= 0) this.#sizes[touched] = sizes[key]!
    }
  }

  #rejudgeBlocks(): void {
    const { confirmAbove, postings } = this.#parts
    const keys = new KeyColumns()
    const deltas: number[] = []
    for (let key = 0; key < this.#deltas.length; key++) {
      const delta = this.#deltas[key]!
      const size = this.#sizes[key]!
      const isKnown = size >= 0
      if (isKnown && size > confirmAbove === size - delta > confirmAbove) continue
      keys.push(this.#touched.lowOf(key), this.#touched.highOf(key))
      deltas.push(delta)
    }
    const lists = postings.find(this.#writer, keys)
    const grown: Uint32Array[] = []
    const shrunk: Uint32Array[] = []
    for (const [at, delta] of deltas.entries()) {
      const from = lists.start[at]!
      const to = lists.start[at + 1]!
      const isLarge = to - from > confirmAbove
      if (isLarge === to - from - delta > confirmAbove) continue
      const stayed = lists.records.slice(from, to).filter((record) => !this.#changed.has(record))
      if (stayed.length > 1) (isLarge ? grown : shrunk).push(stayed)
    }
    for (const records of grown) this.#judgeGrown(records)
    for (const records of shrunk) this.#judgeShrunk(records)
  }

  /** A block is large now: a pair that only its rule finds needs another block that is small. */
  #judgeGrown(records: Uint32Array): void {
    const members = new Set(records)
    for (const record of records) {
      for (const [other, { rules }] of [...this.edges.of(record)]) {
        if (other < record || rules.length > 1 || !members.has(other)) continue
        if (this.#pairOf(record, other).isConfirmed) continue
        this.edges.remove(record, other)
        this.rejudged.add(record).add(other)
      }
    }
  }

  /** A block is small now: all its pairs are compared. */
  #judgeShrunk(records: Uint32Array): void {
    const { weigher, floor } = this.#parts
    for (const [at, record] of records.entries()) {
      const others = [...records.subarray(at + 1)].filter((other) => {
        return !this.edges.of(record).has(other)
      })
      if (others.length === 0) continue
      const { bytes } = readRow(this.#writer, record)!
      const found: [number, number][] = []
      weigher.weigh(this.#writer, bytes, others, floor, (place, weight) => {
        found.push([others[place]!, weight])
      })
      for (const [other, weight] of found) {
        const { rules } = this.#pairOf(record, other)
        this.edges.set(record, other, { weight, rules } satisfies KeptEdge)
        this.rejudged.add(record).add(other)
      }
    }
  }

  /** What blocking says of two stored records. */
  #pairOf(left: number, right: number): { rules: number[]; isConfirmed: boolean } {
    const [a, b] = [this.#blocksOf(left), this.#blocksOf(right)]
    const rules: number[] = []
    const keys = new KeyColumns()
    for (let i = 0; i < a.length; i += BLOCK) {
      for (let j = 0; j < b.length; j += BLOCK) {
        if (a[i + LOW] !== b[j + LOW] || a[i + HIGH] !== b[j + HIGH]) continue
        if (a[i + RULE] !== b[j + RULE]) continue
        if (rules.at(-1) !== a[i + RULE]) rules.push(a[i + RULE]!)
        keys.push(a[i + LOW]!, a[i + HIGH]!)
      }
    }
    if (rules.length > 1) return { rules, isConfirmed: true }
    const { confirmAbove, postings } = this.#parts
    const { start } = postings.find(this.#writer, keys)
    const sizes = Array.from({ length: keys.count }, (_, at) => start[at + 1]! - start[at]!)
    return { rules, isConfirmed: sizes.some((size) => size <= confirmAbove) }
  }

  #blocksOf(record: number): RecordBlocks {
    let blocks = this.#blocks.get(record)
    if (blocks === undefined) {
      const { tieHash, bytes } = readRow(this.#writer, record)!
      blocks = resolveCuts(this.#parts.preparer.restore(bytes).blocks, tieHash)
      this.#blocks.set(record, blocks)
    }
    return blocks
  }
}

const NO_KEYS = new KeyColumns()

/** Adds all keys under which a record is found: of its blocks and its strong identifiers, each once. */
export function addKeys(keys: KeyColumns, identifiers: Uint32Array, blocks: RecordBlocks): void {
  for (let block = 0; block < blocks.length; block += BLOCK) {
    const low = blocks[block + LOW]!
    const high = blocks[block + HIGH]!
    if (!keys.has(low, high)) keys.push(low, high)
  }
  for (let at = 0; at < identifiers.length; at += 2) {
    const [low, high] = [identifiers[at]!, identifiers[at + 1]!]
    if ((low !== 0 || high !== 0) && !keys.has(low, high)) keys.push(low, high)
  }
}
