import { LinkageError } from '../errors.ts'
import type { LedgerOperation } from '../ledger/event.ts'
import { readEvents } from '../ledger/read-entries.ts'
import { resolvePerson } from '../ledger/resolve-person.ts'
import { type SurvivorshipOptions, survivorshipOf } from '../survivorship/survivorship-of.ts'
import { applyModelChange } from './apply-model-change.ts'
import { READS, WRITES } from './argument-shapes.ts'
import type { RegistryView } from './closure.ts'
import { consolidatedOf } from './consolidated.ts'
import { behindDoor } from './door.ts'
import type { Engine, WriteOptions } from './engine.ts'
import { explainPair } from './explain-pair.ts'
import { historyOf } from './history.ts'
import { loadRecords } from './load-records.ts'
import { matchRecord } from './match-record.ts'
import { merge } from './merge-persons.ts'
import type { OpenChange } from './open-change.ts'
import { personView } from './person-view.ts'
import { planModelChange } from './plan-model-change.ts'
import { potentialDuplicates } from './potential-duplicates.ts'
import type { SourceRecord } from './record-key.ts'
import type {
  EventsOptions,
  Registry,
  SubmitAllOptions,
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
import { type PreparedSubmission, prepareSubmission, submitRecords } from './submit-records.ts'
import { transactionOver } from './transaction.ts'
import { undo } from './undo-entry.ts'
import { modelEntryAt, undoModelChange } from './undo-model-change.ts'
import { verifyRegistry } from './verify-registry.ts'
import { type FeedEvent, feedEvent, type WriteAnswer } from './write-answer.ts'

const DEFAULT_BATCH = 500

/** The registry on an engine. */
export function registryOver(engine: Engine, survivorship: SurvivorshipOptions = {}): Registry {
  const write = async (
    operation: LedgerOperation,
    options: WriteOptions = {},
    action: (change: OpenChange) => void,
  ): Promise<WriteAnswer> => {
    const { result: _, ...answer } = engine.write(operation, options, action)
    return answer
  }
  const submit = async (
    records: readonly SourceRecord[],
    options: SubmitOptions = {},
  ): Promise<SubmitAnswer> => {
    const prepare = ({ reader, state, index }: RegistryView): PreparedSubmission =>
      prepareSubmission(reader, state, index, records, options.empty ?? 'refuse')
    // Standardizing and looking for candidates needs no lock.
    const early = engine.read(prepare)
    const { result, ...answer } = engine.write('submit', options, (change) => {
      // Unless another model was put in force meanwhile.
      const prepared = early.index === change.index ? early : prepare(change)
      return { records: submitRecords(change, prepared), empty: prepared.empty }
    })
    return { ...answer, ...result }
  }
  const registry: Registry = {
    get model() {
      return engine.read(({ index }) => index.model)
    },
    policies: engine.policies,

    submit: (records, options) => submit(isOne(records) ? [records] : records, options),
    submitAll: (records, options) => submitInBatches(guarded.submit, records, options),
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
        const events: FeedEvent[] = []
        for (const event of readEvents(reader, since)) {
          if (events.length >= limit) break
          events.push(feedEvent(state, event))
        }
        return events
      }),
    asOf: (sequence) => {
      if (sequence > engine.read(({ state }) => state.sequence())) {
        throw new LinkageError('entry-unknown', { entry: sequence })
      }
      return snapshotAsOf(engine.store, sequence)
    },
    stats: () => engine.read(registryStats),
    verify: () => {
      const { mergePersons, splitPersons } = engine.policies
      const isAutomatic = mergePersons === 'auto' && splitPersons === 'auto'
      return engine.read((view) => verifyRegistry(view, isAutomatic))
    },
    read: (action) => engine.read(action),

    write: async (action, options = {}) =>
      engine.write('batch', options, (change) => action(transactionOver(change))),
    close: () => engine.store.close(),
  }
  const guarded = behindDoor(registry, READS, WRITES)
  return guarded
}

async function* submitInBatches(
  submit: (records: readonly SourceRecord[], options: SubmitOptions) => Promise<SubmitAnswer>,
  records: Iterable<SourceRecord> | AsyncIterable<SourceRecord>,
  { batch = DEFAULT_BATCH, signal, ...options }: SubmitAllOptions = {},
): AsyncIterable<SubmitAnswer> {
  if (!(Number.isSafeInteger(batch) && batch > 0)) {
    throw new LinkageError('registry-option-invalid', {
      option: 'batch',
      value: String(batch),
      expected: 'a whole number of records, from 1 up',
    })
  }
  let waiting: SourceRecord[] = []
  for await (const record of records) {
    waiting.push(record)
    if (waiting.length < batch) continue
    signal?.throwIfAborted()
    yield await submit(waiting, options)
    waiting = []
  }
  signal?.throwIfAborted()
  if (waiting.length > 0) yield await submit(waiting, options)
}

function isOne(records: SourceRecord | readonly SourceRecord[]): records is SourceRecord {
  return !Array.isArray(records)
}
