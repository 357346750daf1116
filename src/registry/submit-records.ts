import type { LinkKind, PersonId, RecordNumber } from '../ledger/event.ts'
import type { StateReader } from '../ledger/state.ts'
import type { IndexedRecord } from '../matching/match-index.ts'
import { neighboursOf } from './neighbours.ts'
import type { OpenChange } from './open-change.ts'
import type { ReadySubmission } from './prepare-records.ts'
import type { RecordKey, SourceRecord } from './record-key.ts'
import { settle } from './settle.ts'
import { stateClaims } from './source-claims.ts'

/** What became of a submitted record. */
export interface SubmittedRecord extends RecordKey {
  readonly person: PersonId
  readonly link: LinkKind
  /** `unchanged`: it holds what it held before. */
  readonly outcome: 'new' | 'changed' | 'unchanged'
}

/**
 * Takes in records of sources, new ones and new versions; what holds the same as before is passed
 * over, so that submitting again is harmless (R18).
 *
 * @returns what became of each, in their order.
 */
export function submitRecords(
  change: OpenChange,
  { records, mark }: ReadySubmission,
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
      mark && { mark, found: kept.map(({ at }) => records[at]!.found) },
    )
    for (const record of [...latest.keys(), ...rejudged]) seeds.add(record)
    for (const record of stateClaims(change)) seeds.add(record)
    settle(change, seeds, { fresh: new Set(latest.keys()) })
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
