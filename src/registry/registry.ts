/**
 * The registry: the front door of the persistent side. Layer 7. Records come in one by one or by the
 * thousand, persons follow from them and from what people decide, and no decision destroys anything.
 * Its one hard problem is that the answer must not depend on the way it came about: every operation
 * ends in the same evaluation of whatever it touched (`settle.ts`).
 *
 * @module
 */

import type { PersonId } from '../ledger/event.ts'
import type { ResolvedPerson } from '../ledger/resolve-person.ts'
import type { LinkageInput } from '../linker/linkage-options.ts'
import type { RecordFields } from '../matching/match-index.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { ConsolidatedField } from '../survivorship/consolidate.ts'
import type { ApplyModelOptions, ModelChangeAnswer } from './apply-model-change.ts'
import type { RegistryView } from './closure.ts'
import type { SeesRecord } from './consolidated.ts'
import type { WriteOptions } from './engine.ts'
import type { PairExplanation } from './explain-pair.ts'
import type { HistoryEvent } from './history.ts'
import type { LoadAnswer, LoadOptions } from './load-records.ts'
import type { MatchAnswer, MatchOptions } from './match-record.ts'
import type { Merge } from './merge-persons.ts'
import type { OpenChange } from './open-change.ts'
import type { PersonView } from './person-view.ts'
import type { Arrival } from './place-arrivals.ts'
import type { ModelChangePlan, PlanOptions } from './plan-model-change.ts'
import type { RegistryPolicies } from './policies.ts'
import type { PreparedSubmission } from './prepare-records.ts'
import type { RecordKey, SourceRecord } from './record-key.ts'
import type { RegistrySnapshot } from './registry-snapshot.ts'
import type { RegistryStats } from './registry-stats.ts'
import type { Review } from './review.ts'
import type { ReviewCase } from './review-case.ts'
import type { Pin, Rekey } from './source-changes.ts'
import type { Split } from './split-person.ts'
import type { Fact } from './state-fact.ts'
import type { SubmittedRecord } from './submit-records.ts'
import type { Transaction } from './transaction.ts'
import type { UndoOptions } from './undo-entry.ts'
import type { VerifyReport } from './verify-report.ts'
import type { FeedEvent, WriteAnswer } from './write-answer.ts'

/** Options of {@link Registry.submit}. */
export interface SubmitOptions extends WriteOptions {
  /** What to do about records without anything to compare. Default `refuse`. */
  readonly empty?: 'refuse' | 'skip'
}

/** Options of {@link Registry.submitAll}. */
export interface SubmitAllOptions extends SubmitOptions {
  /** Records in one transaction; default 500. */
  readonly batch?: number
  /** Stops between batches. */
  readonly signal?: AbortSignal
}

/** What a submission did. */
export interface SubmitAnswer extends WriteAnswer {
  /** What became of each record, in their order; those left out aside. */
  readonly records: readonly SubmittedRecord[]
  /** Left out, because they hold nothing to compare. */
  readonly empty: readonly RecordKey[]
}

/** What an undo did. */
export interface UndoAnswer extends WriteAnswer {
  /** Records that arrived since, and where they went. */
  readonly arrivals: readonly Arrival[]
}

/** Options of {@link Registry.events}. */
export interface EventsOptions {
  /** The last sequence number that is known. Default 0: from the beginning. */
  readonly since?: number
  readonly limit?: number
}

/**
 * A registry of persons. Reads are synchronous, each on one snapshot; writes are transactions that are
 * durable once their promise is fulfilled (R18). Many may read while one writes, in any number of
 * processes. Whatever is called with something that it cannot take refuses it as `argument-invalid`.
 */
export interface Registry {
  /** The model in force. */
  readonly model: LinkageModel
  readonly policies: RegistryPolicies

  // Records of sources
  /**
   * Takes in a record, or several as one transaction: new ones, or new versions. What holds the same
   * as before is passed over.
   *
   * @throws {@link LinkageError} `record-key-invalid`, `record-key-too-long`, `record-empty`.
   */
  submit(
    records: SourceRecord | readonly SourceRecord[],
    options?: SubmitOptions,
  ): Promise<SubmitAnswer>
  /**
   * Takes in any number of records, batch by batch; each answer is given once its batch is durable. If
   * the registry was opened with `threads`, the next batches are prepared meanwhile.
   */
  submitAll(
    records: Iterable<SourceRecord> | AsyncIterable<SourceRecord>,
    options?: SubmitAllOptions,
  ): AsyncIterable<SubmitAnswer>
  /**
   * Does ahead of a `write` what its `submit` would have to do within the lock: standardizes records,
   * finds and weighs their candidates. If the registry was opened with `threads`, that keeps this one
   * from nothing.
   *
   * @throws {@link LinkageError} `record-key-invalid`.
   */
  prepare(records: readonly SourceRecord[]): Promise<PreparedSubmission>
  /** Fills an empty registry from a table or files at one go, as submitting all at once would. */
  load(input: LinkageInput, options: LoadOptions): Promise<LoadAnswer>
  /** A source deleted its record. @throws {@link LinkageError} `record-unknown`. */
  delete(record: RecordKey, options?: WriteOptions): Promise<WriteAnswer>
  /** A source changed its own id for a child, or made one of two of its records. */
  rekey(rekey: Rekey, options?: WriteOptions): Promise<WriteAnswer>
  /**
   * Forgets what a record holds, in all versions, by law. The bytes stay in free pages of the data file
   * until it is compacted, and in backups.
   */
  erase(record: RecordKey, options?: WriteOptions): Promise<WriteAnswer>
  /** A steward trusts this record's value of a field. */
  pin(pin: Pin, options?: WriteOptions): Promise<WriteAnswer>
  unpin(pin: Pin, options?: WriteOptions): Promise<WriteAnswer>

  // Persons
  /** People say that persons are one (R2). */
  merge(merge: Merge, options?: WriteOptions): Promise<WriteAnswer>
  /** People say that a person is several (R3). */
  split(split: Split, options?: WriteOptions): Promise<WriteAnswer>
  /** People say that a record is not of its person (R7). */
  unlink(record: RecordKey, options?: WriteOptions): Promise<WriteAnswer>
  /** People state a fact about two records (R6). */
  assert(fact: Fact, options?: WriteOptions): Promise<WriteAnswer>
  /** Takes such a fact back, by the number of the assertion. */
  retract(assertion: number, options?: WriteOptions): Promise<WriteAnswer>
  /** Takes an entry back, by any sequence number of it (R22). */
  undo(entry: number, options?: UndoOptions & WriteOptions): Promise<UndoAnswer>
  readonly review: Review

  // Another model
  /**
   * What would change under another model: who would join, who would go apart, what people would be
   * asked (R26). Changes nothing and keeps nobody from writing; the plan can be applied as long as
   * nobody has.
   */
  planModelChange(model: LinkageModel, options?: PlanOptions): Promise<ModelChangePlan>
  /** Puts a planned model in force, as one entry that `undo` takes back. */
  applyModelChange(plan: ModelChangePlan, options?: ApplyModelOptions): Promise<ModelChangeAnswer>

  // Reading
  /** Who a record is, without keeping it. */
  match(fields: RecordFields, options?: MatchOptions): MatchAnswer
  /** The person that an id stands for now. @throws {@link LinkageError} `person-unknown`. */
  person(id: PersonId): PersonView
  /** Whose record it is; undefined if there is no such record, or it was deleted. */
  personOf(record: RecordKey): PersonId | undefined
  /** What became of an id, step by step. @throws {@link LinkageError} `person-unknown`. */
  resolve(id: PersonId): ResolvedPerson
  /** One view of a person made of its records, each value with its record and rule (R27). */
  consolidated(id: PersonId, sees?: SeesRecord): readonly ConsolidatedField[]
  /** Persons that may be one, the likeliest first. @param least - bits; default all. */
  duplicates(least?: number): readonly ReviewCase[]
  /** Why two records are of one person, or not (R28). */
  explain(left: RecordKey, right: RecordKey): PairExplanation
  /**
   * How a person came to be what it is: events about it, and about its records until they left it.
   * Takes as long as its life is, not as the registry's.
   *
   * @throws {@link LinkageError} `person-unknown`.
   */
  history(person: PersonId): readonly HistoryEvent[]
  /** The feed, resumable from any sequence number (R20). */
  events(options?: EventsOptions): readonly FeedEvent[]
  /**
   * The registry as it was after an event. Each answer is worked out when it is asked for, from the
   * lives of those it is about.
   *
   * @throws {@link LinkageError} `entry-unknown` if there was no such event yet.
   */
  asOf(sequence: number): RegistrySnapshot
  stats(): RegistryStats
  /** Looks through everything: chain, payloads, invariants, replay, index. */
  verify(): VerifyReport
  /** Runs an action on one snapshot; not asynchronous. */
  read<T>(action: (view: RegistryView) => T): T

  // All together
  /**
   * Several operations, and keys of the caller's own, as one transaction and one entry; not
   * asynchronous.
   */
  write<T>(
    action: (transaction: Transaction) => T,
    options?: WriteOptions,
  ): Promise<WriteAnswer & { readonly result: T }>
  close(): Promise<void>
}

export type { OpenChange }
