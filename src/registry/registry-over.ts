import { LinkageError } from '../errors.ts'
import type { LedgerOperation, SequencedEvent } from '../ledger/event.ts'
import { readEvents } from '../ledger/read-entries.ts'
import { resolvePerson } from '../ledger/resolve-person.ts'
import { type SurvivorshipOptions, survivorshipOf } from '../survivorship/survivorship-of.ts'
import { applyModelChange } from './apply-model-change.ts'
import { READS, WRITES } from './argument-shapes.ts'
import { consolidatedOf } from './consolidated.ts'
import { behindDoor, checkArguments } from './door.ts'
import type { Engine, WriteOptions } from './engine.ts'
import { explainPair } from './explain-pair.ts'
import { historyOf } from './history.ts'
import { loadRecords } from './load-records.ts'
import { matchRecord } from './match-record.ts'
import { merge } from './merge-persons.ts'
import type { OpenChange } from './open-change.ts'
import { personView } from './person-view.ts'
import { planModelChange } from './plan-model-change.ts'
import { isAutomatic } from './policies.ts'
import { potentialDuplicates } from './potential-duplicates.ts'
import { type PreparedSubmission, readyRecords } from './prepare-records.ts'
import { Preparing } from './preparing.ts'
import type { SourceRecord } from './record-key.ts'
import type {
  EventsOptions,
  Registry,
  SubmitAnswer,
  SubmitOptions,
  UndoAnswer,
} from './registry.ts'
import { holderOf, snapshotAsOf } from './registry-snapshot.ts'
import { registryStats } from './registry-stats.ts'
import { reviewOver } from './review.ts'
import { deleteRecord, eraseRecord, pin, rekey, unpin } from './source-changes.ts'
import { split, unlink } from './split-person.ts'
import { assertFact, retractFact } from './state-fact.ts'
import { type BatchSubmitter, submitAll } from './submit-all.ts'
import { submitRecords } from './submit-records.ts'
import { transactionOver } from './transaction.ts'
import { undo } from './undo-entry.ts'
import { modelEntryAt, undoModelChange } from './undo-model-change.ts'
import { verifyRegistry } from './verify-registry.ts'
import { feedEvents, type WriteAnswer } from './write-answer.ts'

/**
 * The registry on an engine.
 *
 * @param preparing - where submissions are prepared; ended with the registry.
 */
export function registryOver(
  engine: Engine,
  survivorship: SurvivorshipOptions = {},
  preparing: Preparing = new Preparing(engine),
): Registry {
  const write = async (
    operation: LedgerOperation,
    options: WriteOptions = {},
    action: (change: OpenChange) => void,
  ): Promise<WriteAnswer> => {
    const { result: _, ...answer } = engine.write(operation, options, action)
    return answer
  }
  const submit = (
    prepared: PreparedSubmission,
    { empty = 'refuse', ...options }: SubmitOptions = {},
  ): SubmitAnswer => {
    const { result, ...answer } = engine.write('submit', options, (change) => {
      const ready = readyRecords(change.index, prepared.records, empty, prepared)
      return { records: submitRecords(change, ready), empty: ready.empty }
    })
    return { ...answer, ...result }
  }
  const submitter: BatchSubmitter = {
    prepare(records) {
      checkArguments('submitAll', WRITES.prepare!, [records])
      return preparing.prepare(records)
    },
    submit,
    get ahead() {
      return preparing.ahead
    },
  }
  const registry: Registry = {
    get model() {
      return engine.read(({ index }) => index.model)
    },
    policies: engine.policies,

    async submit(records, options) {
      const prepared = preparing.prepare(isOne(records) ? [records] : records)
      // Nothing is put off that need not be: who does not wait finds its writes in their order.
      return submit(prepared instanceof Promise ? await prepared : prepared, options)
    },
    submitAll: (records, options) => submitAll(submitter, records, options),
    prepare: async (records) => preparing.prepare(records),
    load: (input, options) => loadRecords(engine, input, options),
    delete: (record, options) => write('delete', options, (change) => deleteRecord(change, record)),
    rekey: (each, options) => write('rekey', options, (change) => rekey(change, each)),
    erase: (record, options) => write('erase', options, (change) => eraseRecord(change, record)),
    pin: (each, options) => write('pin', options, (change) => pin(change, each)),
    unpin: (each, options) => write('pin', options, (change) => unpin(change, each)),

    merge: (each, options) => write('merge', options, (change) => merge(change, each)),
    split: (each, options) => write('split', options, (change) => split(change, each)),
    unlink: (record, options) => write('unlink', options, (change) => unlink(change, record)),
    assert: (fact, options) => write('assert', options, (change) => assertFact(change, fact)),
    retract: (assertion, options) =>
      write('retract', options, (change) => retractFact(change, assertion)),
    async undo(entry, options = {}): Promise<UndoAnswer> {
      const ofModel = engine.read(({ reader }) => modelEntryAt(reader, entry))
      if (ofModel !== undefined) {
        return { ...(await undoModelChange(engine, ofModel, options)), arrivals: [] }
      }
      const { result: arrivals, ...answer } = engine.write('undo', options, (change) =>
        undo(change, entry, options),
      )
      return { ...answer, arrivals }
    },
    review: reviewOver(engine),

    planModelChange: (model, options) => planModelChange(engine, model, options),
    applyModelChange: (plan, options) => applyModelChange(engine, plan, options),

    match: (fields, options) => engine.read((view) => matchRecord(view, fields, options)),
    person: (id) => engine.read(({ state }) => personView(state, id)),
    personOf: (record) => engine.read(({ state }) => holderOf(state, record)),
    resolve: (id) => engine.read(({ state }) => resolvePerson(state, id)),
    consolidated: (id, sees) =>
      engine.read(({ state, index }) => {
        const { person } = resolvePerson(state, id).person
        return consolidatedOf(state, person, survivorshipOf(index.model, survivorship), sees)
      }),
    duplicates: (least = Number.NEGATIVE_INFINITY) =>
      engine.read(({ state }) => potentialDuplicates(state, least)),
    explain: (left, right) => engine.read((view) => explainPair(view, left, right)),
    history: (person) => engine.read((view) => historyOf(view, person)),
    events: ({ since = 0, limit = Number.POSITIVE_INFINITY }: EventsOptions = {}) =>
      engine.read(({ state, reader }) => {
        const events: SequencedEvent[] = []
        for (const event of readEvents(reader, since)) {
          if (events.length >= limit) break
          events.push(event)
        }
        return feedEvents(state, events)
      }),
    asOf: (sequence) => {
      if (sequence > engine.read(({ state }) => state.sequence())) {
        throw new LinkageError('entry-unknown', { entry: sequence })
      }
      return snapshotAsOf(engine.store, sequence)
    },
    stats: () => engine.read(registryStats),
    verify: () => engine.read((view) => verifyRegistry(view, isAutomatic(engine.policies))),
    read: (action) => engine.read(action),

    write: async (action, options = {}) =>
      engine.write('batch', options, (change) => action(transactionOver(change))),
    async close() {
      await preparing[Symbol.asyncDispose]()
      await engine.store.close()
    },
  }
  return behindDoor(registry, READS, WRITES)
}

function isOne(records: SourceRecord | readonly SourceRecord[]): records is SourceRecord {
  return !Array.isArray(records)
}
