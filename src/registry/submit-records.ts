import { LinkageError } from '../errors.ts'
import type { LinkKind, PersonId, RecordNumber } from '../ledger/event.ts'
import type { StateReader } from '../ledger/state.ts'
import { MOST_SHARING } from '../linker/asserted-pairs.ts'
import type {
  IndexedRecord,
  MatchIndex,
  PreparedRecord,
  SearchedRecords,
} from '../matching/match-index.ts'
import type { StoreReader } from '../storage/store.ts'
import { neighboursOf } from './neighbours.ts'
import type { OpenChange } from './open-change.ts'
import { checkKey, type RecordKey, type SourceRecord } from './record-key.ts'
import { settle } from './settle.ts'
import { stateClaims } from './source-claims.ts'

/** A record that was standardized and looked for outside the write lock. */
export interface PreparedSubmission {
  /** The one that they were prepared for: of another model they mean nothing. */
  readonly index: MatchIndex
  readonly records: readonly (SourceRecord & { readonly prepared: PreparedRecord })[]
  readonly searched: SearchedRecords
  /** Left out, because they hold nothing to compare. */
  readonly empty: readonly RecordKey[]
}

/** What became of a submitted record. */
export interface SubmittedRecord extends RecordKey {
  readonly person: PersonId
  readonly link: LinkKind
  /** `unchanged`: it holds what it held before. */
  readonly outcome: 'new' | 'changed' | 'unchanged'
}

/**
 * Standardizes and looks for records, before the write lock is taken. Pure but for reading.
 *
 * @param empty - what to do about records without anything to compare.
 * @throws {@link LinkageError} `record-key-invalid`, `record-empty`.
 */
export function prepareSubmission(
  reader: StoreReader,
  state: StateReader,
  index: MatchIndex,
  records: readonly SourceRecord[],
  empty: 'refuse' | 'skip',
): PreparedSubmission {
  const prepared: PreparedSubmission['records'][number][] = []
  const skipped: RecordKey[] = []
  for (const { source, id, fields } of records) {
    checkKey({ source, id })
    const own = index.prepare(fields)
    if (own.hasEvidence) prepared.push({ source, id, fields, prepared: own })
    else if (empty === 'skip') skipped.push({ source, id })
    else throw new LinkageError('record-empty', { source, id })
  }
  const indexed = prepared.map(
    ({ source, id, prepared: own }): IndexedRecord => ({
      record: state.recordOf(source, id) ?? -1,
      source,
      id,
      prepared: own,
    }),
  )
  return { index, records: prepared, searched: index.searchAll(reader, indexed), empty: skipped }
}

/**
 * Takes in records of sources, new ones and new versions; what holds the same as before is passed
 * over, so that submitting again is harmless (R18).
 *
 * @returns what became of each, in their order.
 */
export function submitRecords(
  change: OpenChange,
  { records, searched }: PreparedSubmission,
): SubmittedRecord[] {
  const { state } = change
  const seeds = new Set<RecordNumber>()
  const latest = new Map<RecordNumber, { readonly at: number; readonly indexed: IndexedRecord }>()
  const numbers: RecordNumber[] = []
  const outcomes: SubmittedRecord['outcome'][] = []
  for (const [at, { source, id, fields, prepared }] of records.entries()) {
    const known = state.recordOf(source, id)
    const before = known === undefined ? undefined : state.record(known)
    if (before !== undefined && !before.deleted && holdsTheSame(state, before.record, fields)) {
      numbers.push(before.record)
      outcomes.push('unchanged')
      continue
    }
    // A version that came in this very batch has touched nobody yet.
    if (before !== undefined && !latest.has(before.record)) {
      for (const neighbour of neighboursOf(change, before.record)) seeds.add(neighbour)
    }
    const record = change.submit(source, id, fields)
    numbers.push(record)
    outcomes.push(before === undefined ? 'new' : 'changed')
    latest.set(record, { at, indexed: { record, source, id, prepared } })
  }
  if (latest.size > 0) {
    const kept = [...latest.values()]
    const { rejudged } = change.index.put(
      change.writer,
      kept.map(({ indexed }) => indexed),
      { ...searched, candidates: kept.map(({ at }) => searched.candidates[at]!) },
    )
    for (const record of [...latest.keys(), ...rejudged]) seeds.add(record)
    addOvergrown(change, latest.keys(), seeds)
    for (const record of stateClaims(change)) seeds.add(record)
    settle(change, seeds)
  }
  return records.map(({ source, id }, at) => {
    const { person, link } = state.record(numbers[at]!)!
    return { source, id, person: person!, link, outcome: outcomes[at]! }
  })
}

/** Are all values the same, names that hold none aside? Never once it was erased. */
function holdsTheSame(
  state: StateReader,
  record: RecordNumber,
  fields: SourceRecord['fields'],
): boolean {
  const before = state.fieldsOf(record)
  if (before === undefined) return false
  const names = new Set([...Object.keys(before), ...Object.keys(fields)])
  return [...names].every((name) => (before[name] ?? '') === (fields[name] ?? '').toWellFormed())
}

/** An identifier that more and more records share asserts nothing any more, all at once. */
function addOvergrown(
  change: OpenChange,
  records: Iterable<RecordNumber>,
  seeds: Set<RecordNumber>,
): void {
  const { index, reader } = change
  const own = [...records]
  for (const record of own) {
    for (const group of index.sharingIdentifier(reader, record)) {
      if (group.length <= MOST_SHARING) continue
      const before = group.filter((each) => !own.includes(each))
      if (before.length <= MOST_SHARING) for (const each of before) seeds.add(each)
    }
  }
}
