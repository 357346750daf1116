import type { RecordNumber } from '../ledger/event.ts'
import { MOST_SHARING } from '../linker/asserted-pairs.ts'
import { equalGroups } from '../linker/equal-groups.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { pickPrepared } from '../linker/pick-prepared.ts'
import type { Candidate, DecidingIndex, LoadedRecords } from '../matching/match-index.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { StoreReader } from '../storage/store.ts'
import { BatchWeigher } from './batch-weigher.ts'
import { isCapped } from './pair-verdict.ts'

/** What was judged at one go. */
export interface BatchJudgement {
  readonly result: LinkageResult
  /** As the registry has it; the batch leaves out what no record fills. */
  readonly model: LinkageModel
  /** Shape `rows`, by place in key order: numbers of the records. */
  readonly numbers: Uint32Array
}

/**
 * The pairs that a batch has found, as an index would tell them: the registry decides by them before
 * they are in its store. Records that came since are not in it.
 *
 * Memory: 8 bytes a record and 8 a pair beside what the batch holds.
 */
export class BatchIndex implements DecidingIndex {
  readonly model: LinkageModel
  readonly #result: LinkageResult
  readonly #numbers: Uint32Array
  readonly #placeOf: Int32Array
  /** Weighs the records that were last brought together, each at its place among them. */
  #weigher: BatchWeigher | undefined
  #weighedAt: Int32Array = new Int32Array(0)
  /** Shape `rows + 1`: the pairs of place `p` are `pairs[start[p], start[p + 1])`. */
  readonly #start: Uint32Array
  readonly #pairs: Uint32Array
  /** By identifier of the model; undefined where no record fills it. */
  readonly #sharing: readonly (SharingGroups | undefined)[]
  /** Blocking rules that find two records; by default none is told. */
  rulesOf: (left: RecordNumber, right: RecordNumber) => readonly number[] = () => []

  constructor({ result, model, numbers }: BatchJudgement) {
    this.model = model
    this.#result = result
    this.#numbers = numbers
    this.#placeOf = new Int32Array(numbers.reduce((a, b) => Math.max(a, b), 0) + 1).fill(-1)
    for (let place = 0; place < numbers.length; place++) this.#placeOf[numbers[place]!] = place
    const { start, pairs } = pairsByPlace(result, numbers.length)
    this.#start = start
    this.#pairs = pairs
    this.#sharing = sharingOf(result, model)
  }

  /** Where a record stands in key order; −1 if the batch does not know it. */
  placeOf(record: RecordNumber): number {
    return this.#placeOf[record] ?? -1
  }

  edgesOf(_reader: StoreReader, record: RecordNumber): readonly Candidate[] {
    const place = this.placeOf(record)
    const { left, right, weight } = this.#result.scored.pairs
    const found: Candidate[] = []
    for (let at = this.#start[place]!; at < this.#start[place + 1]!; at++) {
      const pair = this.#pairs[at]!
      const other = left[pair] === place ? right[pair]! : left[pair]!
      const number = this.#numbers[other]!
      const rulesOf = (): readonly number[] => this.rulesOf(record, number)
      found.push({
        record: number,
        weight: weight[pair]!,
        // Few are ever asked for.
        get rules() {
          return rulesOf()
        },
      })
    }
    return found.sort((a, b) => a.record - b.record)
  }

  sharingIdentifier(_reader: StoreReader, record: RecordNumber): readonly (readonly number[])[] {
    const place = this.placeOf(record)
    return this.#sharing.map((sharing) => {
      const group = sharing?.groupOf[place] ?? 0
      if (sharing === undefined || group === 0) return []
      const places = sharing.members.subarray(sharing.start[group - 1]!, sharing.start[group]!)
      return Array.from(places, (each) => this.#numbers[each]!)
    })
  }

  /** The records of each group that shares an identifier, by place. */
  *sharingGroups(): Iterable<Uint32Array> {
    for (const sharing of this.#sharing) {
      if (sharing === undefined) continue
      const { start, members } = sharing
      for (let group = 1; group < start.length; group++) {
        yield members.subarray(start[group - 1]!, start[group]!)
      }
    }
  }

  /** Makes some records ready to be weighed, any pair of them: all that are loaded later. */
  bring(records: readonly RecordNumber[]): void {
    const known = [...new Set(records)]
      .map((record) => this.placeOf(record))
      .filter((at) => at >= 0)
    const places = Uint32Array.from(known).sort()
    this.#weighedAt = new Int32Array(this.#numbers.length).fill(-1)
    for (const [at, place] of places.entries()) this.#weighedAt[place] = at
    const prepared = pickPrepared(this.#result.prepared, places)
    this.#weigher = new BatchWeigher(this.#result.model, prepared, this.model)
  }

  /** Can the record be loaded? */
  isReady(record: RecordNumber): boolean {
    return (this.#weighedAt[this.placeOf(record)] ?? -1) >= 0
  }

  /** Can two records that were brought be a near match at most, whatever they weigh? */
  isCapped(left: RecordNumber, right: RecordNumber): boolean {
    const { sources } = this.#result.prepared
    const pair = [left, right].map((record) => this.placeOf(record))
    const loaded = this.#weigher!.over(Uint32Array.from(pair, (at) => this.#weighedAt[at]!))
    loaded.weigh(0, 1)
    const ofPair = Uint32Array.from(pair, (place) => sources?.[place] ?? 0)
    return isCapped({ loaded, model: this.model, sources: ofPair }, 0, 1)
  }

  /** Loads records that were brought; valid also after others are loaded. */
  load(_reader: StoreReader, records: readonly RecordNumber[]): LoadedRecords {
    const places = Uint32Array.from(records, (each) => this.#weighedAt[this.placeOf(each)]!)
    return this.#weigher!.over(places)
  }
}

/** Each pair at both of its places. */
function pairsByPlace(
  { scored }: LinkageResult,
  rows: number,
): { readonly start: Uint32Array; readonly pairs: Uint32Array } {
  const { left, right, size } = scored.pairs
  const start = new Uint32Array(rows + 2)
  for (let pair = 0; pair < size; pair++) {
    start[left[pair]! + 2]!++
    start[right[pair]! + 2]!++
  }
  for (let at = 2; at < start.length; at++) start[at]! += start[at - 1]!
  const pairs = new Uint32Array(2 * size)
  for (let pair = 0; pair < size; pair++) {
    pairs[start[left[pair]! + 1]!++] = pair
    pairs[start[right[pair]! + 1]!++] = pair
  }
  return { start, pairs }
}

/** Records that share an identifier: the members of group `g` are `members[start[g - 1], start[g])`. */
interface SharingGroups {
  /** Shape `rows`: 0 for none. */
  readonly groupOf: Uint32Array
  readonly start: readonly number[]
  readonly members: Uint32Array
}

function sharingOf(
  { prepared }: LinkageResult,
  { constraints }: LinkageModel,
): (SharingGroups | undefined)[] {
  const { standardized } = prepared
  return constraints.strongIdentifiers.map((fields) => {
    if (!fields.every((field) => standardized.columns.has(field))) return undefined
    const groupOf = new Uint32Array(standardized.rows)
    const members = new Uint32Array(standardized.rows)
    const start = [0]
    let size = 0
    for (const group of equalGroups(standardized, fields, MOST_SHARING)) {
      members.set(group, size)
      size += group.length
      for (const record of group) groupOf[record] = start.length
      start.push(size)
    }
    return { groupOf, start, members }
  })
}
