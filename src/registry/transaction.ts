import type { StoreWriter } from '../storage/store.ts'
import { OPERATIONS } from './argument-shapes.ts'
import { behindDoor } from './door.ts'
import { type Merge, merge } from './merge-persons.ts'
import type { OpenChange } from './open-change.ts'
import { type PreparedSubmission, readyRecords } from './prepare-records.ts'
import type { RecordKey, SourceRecord } from './record-key.ts'
import { type AcceptOptions, accept, reject } from './review-actions.ts'
import {
  deleteRecord,
  eraseRecord,
  type Pin,
  pin,
  type Rekey,
  rekey,
  unpin,
} from './source-changes.ts'
import { type Split, split, unlink } from './split-person.ts'
import { assertFact, type Fact, retractFact } from './state-fact.ts'
import { type SubmittedRecord, submitRecords } from './submit-records.ts'

/** Table of a store that is the embedder's own. */
export const APP_TABLE = 'app'

/** Several operations under way, and keys of the caller's own beside them. */
export interface Transaction {
  /** What operations of one's own are made of. */
  readonly change: OpenChange
  /**
   * Takes in records.
   *
   * @param prepared - what `prepare` made of these records, or of some of them, before the lock was
   *   taken. It changes no answer, whatever was written since.
   */
  submit(
    records: SourceRecord | readonly SourceRecord[],
    prepared?: PreparedSubmission,
  ): readonly SubmittedRecord[]
  delete(record: RecordKey): void
  rekey(change: Rekey): void
  erase(record: RecordKey): void
  merge(merge: Merge): void
  split(split: Split): void
  unlink(record: RecordKey): void
  assert(fact: Fact): void
  retract(assertion: number): void
  accept(item: number, options?: AcceptOptions): void
  reject(item: number): void
  pin(pin: Pin): void
  unpin(pin: Pin): void
  /** The caller's own keys, 1 to 500 bytes each. */
  readonly app: {
    get(key: Uint8Array): Uint8Array | undefined
    put(key: Uint8Array, value: Uint8Array): void
    remove(key: Uint8Array): boolean
  }
}

export function transactionOver(change: OpenChange): Transaction {
  const transaction: Transaction = {
    change,
    submit(records, prepared) {
      const all = isOne(records) ? [records] : records
      return submitRecords(change, readyRecords(change.index, all, 'refuse', prepared))
    },
    delete: (record) => deleteRecord(change, record),
    rekey: (each) => rekey(change, each),
    erase: (record) => eraseRecord(change, record),
    merge: (each) => merge(change, each),
    split: (each) => split(change, each),
    unlink: (record) => unlink(change, record),
    assert: (fact) => assertFact(change, fact),
    retract: (assertion) => retractFact(change, assertion),
    accept: (item, options) => accept(change, item, options),
    reject: (item) => reject(change, item),
    pin: (each) => pin(change, each),
    unpin: (each) => unpin(change, each),
    app: appKeys(change.writer),
  }
  return behindDoor(transaction, OPERATIONS)
}

function isOne(records: SourceRecord | readonly SourceRecord[]): records is SourceRecord {
  return !Array.isArray(records)
}

function appKeys(writer: StoreWriter): Transaction['app'] {
  return {
    get: (key) => writer.get(APP_TABLE, key)?.slice(),
    put: (key, value) => writer.put(APP_TABLE, key, value),
    remove: (key) => writer.remove(APP_TABLE, key),
  }
}
