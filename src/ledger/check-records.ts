import type { StoredState } from './stored-state.ts'
import type { Violation } from './violation.ts'

/**
 * - `record-number-skipped`: record. Numbers run from 1 to the counter.
 * - `record-key-differs`: record. Its source and id must lead back to it.
 * - `record-without-person`, `record-deleted-but-linked`: record.
 * - `member-not-listed`: record, person. A person lists every record that says it is its own.
 * - `record-from-the-future`: record. Nothing is later than the last event.
 */
export function* checkRecords(state: StoredState): Iterable<Violation> {
  const last = state.sequence()
  let count = 0
  for (const { record, source, id, person, deleted, submitted, linkedAt } of state.records()) {
    if (record !== ++count) {
      yield { code: 'record-number-skipped', subjects: [count] }
      count = record
    }
    if (state.recordOf(source, id) !== record) {
      yield { code: 'record-key-differs', subjects: [record] }
    }
    if (submitted > last || linkedAt > last) {
      yield { code: 'record-from-the-future', subjects: [record] }
    }
    if (deleted === (person !== undefined)) {
      const code = deleted ? 'record-deleted-but-linked' : 'record-without-person'
      yield { code, subjects: [record] }
    }
    if (person !== undefined && state.person(person)?.members.includes(record) !== true) {
      yield { code: 'member-not-listed', subjects: [record, person] }
    }
  }
  if (state.counters().records !== count) {
    yield { code: 'record-number-skipped', subjects: [count + 1] }
  }
}
