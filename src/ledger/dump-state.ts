import type { StoreReader } from '../storage/store.ts'
import type { RecordNumber, ReviewItem, ReviewProposal } from './event.ts'
import { allPast } from './past.ts'
import { StoredState } from './stored-state.ts'

/** A record by what its source calls it. */
type RecordName = readonly [source: string, id: string]

/**
 * The logical state as lines of text: equal states give equal lines, in an order that is theirs.
 * Records stand by source and id, persons by their ids; what is past by their numbers. What records
 * held is not in it.
 */
export function* dumpState(reader: StoreReader): Iterable<string> {
  const state = new StoredState(reader)
  const nameOf = (record: RecordNumber): RecordName => {
    const { source, id } = state.record(record)!
    return [source, id]
  }
  const namesOf = (records: readonly RecordNumber[]): RecordName[] =>
    records.map(nameOf).sort(byName)

  yield line('state', state.sequence(), { ...state.counters(), model: state.model() })
  for (const number of state.recordIds()) {
    const { record, source, id, ...row } = state.record(number)!
    yield line('record', [source, id], { ...row, pins: state.pinsOf(record) })
  }
  for (const { person, members, ...row } of state.persons()) {
    yield line('person', person, { ...row, members: namesOf(members) })
  }
  for (const { assertion, left, right, ...row } of state.assertions()) {
    yield line('assertion', assertion, { ...row, left: nameOf(left), right: nameOf(right) })
  }
  for (const { item, ...row } of state.allItems()) {
    yield line('item', item, { ...row, ...namesIn(row, nameOf, namesOf) })
  }
  for (const [entry, sequence] of state.undone()) yield line('undone', entry, sequence)
  for (const { kind, of, sequence } of allPast(reader)) {
    const known = kind === 'record' ? state.record(Number(of)) : undefined
    yield line('past', [kind, known ? [known.source, known.id] : of], sequence)
  }
}

function namesIn(
  item: Omit<ReviewItem, 'item'>,
  nameOf: (record: RecordNumber) => RecordName,
  namesOf: (records: readonly RecordNumber[]) => RecordName[],
): object {
  const evidence = item.evidence.map(({ left, right, weight }) => ({
    left: nameOf(left),
    right: nameOf(right),
    weight,
  }))
  const named = (proposal: ReviewProposal): object =>
    proposal.kind === 'split' ? { ...proposal, parts: proposal.parts.map(namesOf) } : proposal
  return {
    records: namesOf(item.records),
    evidence,
    ...(item.proposal ? { proposal: named(item.proposal) } : {}),
  }
}

function byName([sourceA, idA]: RecordName, [sourceB, idB]: RecordName): number {
  if (sourceA !== sourceB) return sourceA < sourceB ? -1 : 1
  return idA < idB ? -1 : 1
}

function line(table: string, key: unknown, row: unknown): string {
  return `${table} ${json(key)} ${json(row)}`
}

/** JSON, with names for what is no number in it: a weight may be −∞. */
function json(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'number' && !Number.isFinite(part) ? `${part}` : part,
  )
}
