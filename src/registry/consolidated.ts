import type { PersonId } from '../ledger/event.ts'
import type { RecordState, StateReader } from '../ledger/state.ts'
import { type ConsolidatedField, consolidate } from '../survivorship/consolidate.ts'
import type { SurvivorshipPolicy } from '../survivorship/policy.ts'

/** May the reader see this record? */
export type SeesRecord = (record: RecordState) => boolean

/**
 * A person as its records tell it now, of those that the reader may see (R27). Nothing of it is
 * stored.
 *
 * @returns no fields for an id that redirects or is unknown.
 */
export function consolidatedOf(
  state: StateReader,
  person: PersonId,
  policy: SurvivorshipPolicy,
  sees: SeesRecord = () => true,
): ConsolidatedField[] {
  const members = state.person(person)?.members ?? []
  const records = members.map((member) => state.record(member)!).filter(sees)
  return consolidate(
    records.map(({ record, source, id, submitted }) => ({
      source,
      id,
      time: submitted,
      fields: state.fieldsOf(record) ?? {},
      pins: state.pinsOf(record),
    })),
    policy,
  )
}
