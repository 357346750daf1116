import type { StoreWriter } from '../storage/store.ts'
import type { CandidateSearch } from './candidate-search.ts'
import { EdgeBook, type KeptEdge } from './edge-book.ts'
import { KeyColumns } from './key-columns.ts'
import type { SearchedRecords } from './match-index.ts'
import { PostingChanges } from './posting-changes.ts'
import type { Postings } from './postings.ts'
import type { ReadyRecord, RecordPreparer } from './prepare-record.ts'
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

/** What was weighed before the change, in the state that it begins from. */
export interface WeighedRecords extends SearchedRecords {
  /** By record: the stored ones that it was weighed against, whatever they weigh. */
  readonly weighed: readonly Uint32Array[]
}

/** A block whose size changes: its key, and by how much. */
interface Touched {
  readonly low: number
  readonly high: number
  delta: number
  /** Records in it now; −1 as long as nobody has looked. */
  size: number
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
  readonly #touched = new Map<number, Touched>()
  readonly #fresh: FreshRecord[] = []
  /** Records that are not as they were: their pairs are found anew. */
  readonly #changed = new Set<number>()
  /** Blocks of records that stay, worked out from what is stored. */
  readonly #blocks = new Map<number, RecordBlocks>()

  constructor(writer: StoreWriter, parts: IndexParts) {
    this.#writer = writer
    this.#parts = parts
    this.edges = new EdgeBook(writer)
  }

  get isEmpty(): boolean {
    return this.#changed.size === 0
  }

  /** The records that are not as they were. */
  get changed(): ReadonlySet<number> {
    return this.#changed
  }

  put(record: number, tieHash: number, ready: ReadyRecord, at: number): void {
    const before = readRow(this.#writer, record)
    const row = { tieHash, bytes: ready.bytes }
    if (before !== undefined && isSameRow(before, row)) return
    const blocks = resolveCuts(ready.blocks, tieHash)
    this.#replace(record, before, keysOf(ready, blocks))
    writeRow(this.#writer, record, tieHash, ready.bytes)
    this.#fresh.push({ record, ready, blocks, at })
  }

  remove(record: number): void {
    const before = readRow(this.#writer, record)
    if (before === undefined) return
    this.#replace(record, before, new KeyColumns())
    this.#writer.remove(ROWS, recordKey(record))
  }

  /** Finds the pairs of what came, and judges anew those whose blocks grew large or small. */
  finish(searched: WeighedRecords | undefined): void {
    this.#parts.postings.change(this.#writer, this.#postings)
    for (const fresh of this.#fresh) this.#findEdges(fresh, searched)
    if (this.#parts.confirmAbove !== Infinity) this.#rejudgeBlocks()
    this.edges.write(this.#writer)
  }

  /** Gives the record its new keys in the place of those of its version before. */
  #replace(record: number, before: StoredRow | undefined, keys: KeyColumns): void {
    this.#changed.add(record)
    const old = new KeyColumns()
    if (before !== undefined) {
      this.edges.removeAll(record)
      const ready = this.#parts.preparer.restore(before.bytes)
      addKeys(old, ready.identifiers, resolveCuts(ready.blocks, before.tieHash))
    }
    for (let at = 0; at < keys.count; at++) {
      const [low, high] = [keys.low[at]!, keys.high[at]!]
      if (old.has(low, high)) continue
      this.#postings.add(low, high, record)
      this.#touch(low, high, 1)
    }
    for (let at = 0; at < old.count; at++) {
      const [low, high] = [old.low[at]!, old.high[at]!]
      if (keys.has(low, high)) continue
      this.#postings.remove(low, high, record)
      this.#touch(low, high, -1)
    }
  }

  #touch(low: number, high: number, delta: number): void {
    if (this.#parts.confirmAbove === Infinity) return
    const touched = this.#touched.get(nameOf(low, high))
    if (touched === undefined) {
      this.#touched.set(nameOf(low, high), { low, high, delta, size: -1 })
    } else touched.delta += delta
  }

  #findEdges(
    { record, ready, blocks, at }: FreshRecord,
    searched: WeighedRecords | undefined,
  ): void {
    const { search, weigher, floor } = this.#parts
    search.find(this.#writer, blocks, record)
    this.#noteSizes(blocks, search.sizes)
    const { met } = search
    const own = this.edges.of(record)
    const weighed = searched === undefined ? undefined : new Set(searched.weighed[at])
    const others: number[] = []
    const places: number[] = []
    /** Places of those that were weighed before. */
    const known = new Map<number, number>()
    for (let place = 0; place < met.count; place++) {
      const other = met.records[place]!
      // Of two records that came together the pair is found once.
      if (own.has(other) || !met.isConfirmed(place)) continue
      if (weighed?.has(other) && !this.#changed.has(other)) known.set(other, place)
      else {
        others.push(other)
        places.push(place)
      }
    }
    for (const { record: other, weight } of searched?.candidates[at] ?? []) {
      const place = known.get(other)
      if (place !== undefined) {
        this.edges.set(record, other, { weight, rules: met.rulesOf(place) })
      }
    }
    weigher.weigh(this.#writer, ready.bytes, others, floor, (found, weight) => {
      this.edges.set(record, others[found]!, { weight, rules: met.rulesOf(places[found]!) })
    })
  }

  #noteSizes(blocks: RecordBlocks, sizes: Uint32Array): void {
    if (this.#parts.confirmAbove === Infinity) return
    for (let block = 0, key = 0; block < blocks.length; block += BLOCK, key++) {
      const touched = this.#touched.get(nameOf(blocks[block + LOW]!, blocks[block + HIGH]!))
      if (touched !== undefined) touched.size = sizes[key]!
    }
  }

  #rejudgeBlocks(): void {
    const { confirmAbove, postings } = this.#parts
    const keys = new KeyColumns()
    const deltas: number[] = []
    for (const { low, high, delta, size } of this.#touched.values()) {
      const isKnown = size >= 0
      if (isKnown && size > confirmAbove === size - delta > confirmAbove) continue
      keys.push(low, high)
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

/** A key as one number: 53 bits of it, more than enough to tell the keys of one change apart. */
const nameOf = (low: number, high: number): number => high * 2 ** 21 + (low >>> 11)

/** All keys under which a record is found: of its blocks and its strong identifiers, each once. */
function keysOf(ready: ReadyRecord, blocks: RecordBlocks): KeyColumns {
  const keys = new KeyColumns()
  addKeys(keys, ready.identifiers, blocks)
  return keys
}

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
