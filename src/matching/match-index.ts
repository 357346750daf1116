/**
 * Matching: records in a store, found again by blocking and weighed by comparison, one at a time or
 * by the thousand. Layer 4. Its one hard problem is that a record that arrives alone must meet the
 * same candidates with the same weights as in a batch of millions, in a fraction of a millisecond.
 *
 * @module
 */

import type { RecordWeigher } from '../clustering/component-pairs.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { ScoreStep } from '../scoring/explain-score.ts'
import type { StoreReader, StoreWriter } from '../storage/store.ts'
import type { PartSums } from './posting-sums.ts'

/** A record's raw values by field of the model; absent and empty are the same. */
export type RecordFields = Readonly<Record<string, string>>

/** A record standardized and keyed: all that blocking and comparison ask of it. Opaque to callers. */
export interface PreparedRecord {
  /** Is there any value that a comparison could use? */
  readonly hasEvidence: boolean
}

/** Another record that blocking found, and what it weighs. */
export interface Candidate {
  readonly record: number
  /** Match weight, bits. */
  readonly weight: number
  /** Numbers of the blocking rules that found it, ascending. */
  readonly rules: readonly number[]
}

/** A pair of stored records at or above the floor; it is kept, so that nothing is scored twice. */
export interface Edge {
  readonly left: number
  readonly right: number
  readonly weight: number
}

/** What storing records came to. */
export interface StoredEdges {
  /** Every edge that is there now and touches one of the records. */
  readonly edges: readonly Edge[]
  /**
   * Other records that gained or lost an edge between them, because a block grew large or small
   * (`confirmAbove`): whoever decides by edges must look at them again.
   */
  readonly rejudged: readonly number[]
}

/** A record to be stored. */
export interface IndexedRecord {
  /** For {@link MatchIndex.searchAll} −1 if it has no number yet. */
  readonly record: number
  /** Source and source record id: what hash cuts of over-full blocks go by. */
  readonly source: string
  readonly id: string
  readonly prepared: PreparedRecord
}

/** Where an index stood when it was read. Opaque to callers; plain data. */
export interface IndexMark {
  /** Times that the whole index was made anew. */
  readonly generation: number
  /** Entries of the log of postings, and what they hold, as a hash. */
  readonly to: number
  readonly tag: number
  /** The highest number of a record. */
  readonly last: number
}

/** What was found for a record before it is stored. Plain data, which may cross threads. */
export interface FoundRecord {
  /** Its number; −1 if it had none yet. */
  readonly record: number
  /** At or above the floor, the best first. */
  readonly candidates: readonly Candidate[]
  /** Stored records that it was weighed against, whatever they weigh. */
  readonly weighed: Uint32Array
  /** By block: how many records are in it, itself included. */
  readonly sizes: Uint32Array
}

/** What was found for records before they are stored, as of one snapshot. */
export interface SearchedRecords {
  /** What changed since must still be looked at when they are stored. */
  readonly mark: IndexMark
  /** In the order of the records; undefined where nobody has looked. */
  readonly found: readonly (FoundRecord | undefined)[]
}

/** Some stored records, loaded to be weighed against each other: any pair, blocked or not. */
export interface LoadedRecords extends RecordWeigher {
  /** Shape `records`: hash-free facts the partition asks for; by place in the list that was loaded. */
  readonly count: number
  /** Do first name and birth date both disagree (R5)? */
  bothDisagree(left: number, right: number): boolean
  /** The waterfall of a pair; its steps add up to the weight. */
  explain(left: number, right: number): readonly ScoreStep[]
  /** Comparison levels of the pair last weighed. */
  readonly levels: Uint8Array
}

/** A record that stands, as its source submitted it. */
export interface StoredRecord {
  readonly record: number
  readonly source: string
  readonly id: string
  readonly fields: RecordFields
}

/** Something in the index that is not what would be built anew from the records. */
export interface IndexFault {
  readonly problem: string
  /** Numbers of records, or how many; what could not be read by its name. */
  readonly subjects: readonly (number | string)[]
}

/** Faults that were found. Plain data. */
export interface Findings {
  readonly faults: readonly IndexFault[]
  /** What could not be read, if so: nothing was looked at after it. */
  readonly damage?: IndexFault
}

/** Records by number; `from` inclusive, `to` exclusive or Infinity. */
export interface RecordRange {
  readonly from: number
  readonly to: number
}

/** What came of holding a range of records against the index. Plain data. */
export interface CheckedRecords {
  /** Rows by the number of the record. */
  readonly rows: Findings
  /** What the tables of rows and of edges know of records of the range that are not there. */
  readonly strangers: {
    readonly rows: readonly IndexFault[]
    readonly edges: readonly IndexFault[]
  }
  /**
   * Edges by the numbers of both records, of which the lower one is in the range. They count only if
   * all rows and postings of the index are sound.
   */
  readonly edges: Findings
  /** What the postings of the records come to, part by part. */
  readonly sums: PartSums
}

/** What the stored postings of some parts of all keys come to. Plain data. */
export interface CheckedPostings {
  /** Only what could not be read: sums are no faults by themselves. */
  readonly found: Findings
  readonly sums: PartSums
}

/** Holds an index against what would be built anew from all records that stand, part by part. */
export interface IndexCheck {
  /**
   * @param records - all of the range that stand, by number.
   * @param most - faults of each kind that are told.
   */
  records(
    reader: StoreReader,
    records: Iterable<StoredRecord>,
    range: RecordRange,
    most: number,
  ): CheckedRecords
  /** What the stored postings of the parts `[from, to)` come to. */
  postings(reader: StoreReader, from: number, to: number): CheckedPostings
  /**
   * Looks one by one at the postings of parts whose sums differ, of many parts at the first ones.
   *
   * @param records - all that stand, by number.
   */
  differing(
    reader: StoreReader,
    records: Iterable<StoredRecord>,
    parts: readonly number[],
    most: number,
  ): Findings
}

/** The stored side of a model: one per model, store and thread. */
export interface MatchIndex {
  readonly model: LinkageModel
  /** Edges are kept from here on: min(lower, upper − margin), bits. */
  readonly floor: number
  /** Standardizes and keys a record. Pure; may run on any thread. */
  prepare(fields: RecordFields): PreparedRecord
  /** Candidates at or above `least` (the floor if absent), the best first; ties by record number. */
  search(reader: StoreReader, prepared: PreparedRecord, least?: number): Candidate[]
  /** As {@link search} for records to be stored together; those among themselves are not in it. */
  searchAll(reader: StoreReader, records: readonly IndexedRecord[]): SearchedRecords
  /**
   * Stores records, each in the place of its earlier version if it has one, and their edges, those
   * among the records included.
   *
   * @param searched - what was found for these records, in their order; it saves the search for all
   *   whose neighbourhood is still the same, and changes nothing that is stored.
   */
  put(
    writer: StoreWriter,
    records: readonly IndexedRecord[],
    searched?: SearchedRecords,
  ): StoredEdges
  /** Takes a record out, and its edges. @returns as {@link StoredEdges.rejudged}. */
  remove(writer: StoreWriter, record: number): readonly number[]
  /** Kept edges of a record, by the number of the other. */
  edgesOf(reader: StoreReader, record: number): readonly Candidate[]
  /**
   * Records that share a strong identifier with it, itself included, by identifier of the model; empty
   * where it lacks a value. Of more than a hundred some may be left out, but not so many that it
   * does not show.
   */
  sharingIdentifier(reader: StoreReader, record: number): readonly (readonly number[])[]
  /**
   * Loads stored records, and after them records that are not stored. Valid until the next `load`.
   */
  load(
    reader: StoreReader,
    records: readonly number[],
    also?: readonly PreparedRecord[],
  ): LoadedRecords
  /** Looks whether all is as it would be built anew; on one snapshot. */
  check(): IndexCheck
}

/** What deciding asks of an index: kept pairs, shared identifiers, and records to weigh. */
export type DecidingIndex = Pick<MatchIndex, 'model' | 'edgesOf' | 'sharingIdentifier' | 'load'>
