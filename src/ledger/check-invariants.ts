import type { StoreReader } from '../storage/store.ts'
import { checkAssertions, checkItems } from './check-decisions.ts'
import { checkPersons } from './check-persons.ts'
import { checkRecords } from './check-records.ts'
import { LEDGER, readChunk } from './chunk.ts'
import { StoredState } from './stored-state.ts'
import type { Violation } from './violation.ts'

/**
 * What must hold of a registry at any time; the codes are told where they are checked. Reads all of the
 * state once, a few microseconds a record.
 */
export function* checkInvariants(reader: StoreReader): Iterable<Violation> {
  const state = new StoredState(reader)
  yield* checkRecords(state)
  yield* checkPersons(state)
  yield* checkAssertions(state)
  yield* checkItems(state)
  yield* checkSequence(reader, state.sequence())
}

/** `sequence-skipped`: sequence number. Those of the ledger run from 1 to that of the state. */
function* checkSequence(reader: StoreReader, last: number): Iterable<Violation> {
  let next = 1
  for (const row of reader.range(LEDGER)) {
    const { sequence, count } = readChunk(row)
    if (sequence !== next) yield { code: 'sequence-skipped', subjects: [next] }
    next = sequence + count
  }
  if (next !== last + 1) yield { code: 'sequence-skipped', subjects: [next] }
}
