import type { PersonId } from '../../ledger/event.ts'
import type { StateReader } from '../../ledger/state.ts'
import type { StoreReader } from '../../storage/store.ts'
import type { StateDocument } from '../msix/consolidated-record.ts'
import { readStudent } from './student-store.ts'

/** What all states say of these children. */
export function documentsOf(
  { state, reader }: { readonly state: StateReader; readonly reader: StoreReader },
  persons: readonly PersonId[],
): StateDocument[] {
  return persons.flatMap((person) =>
    (state.person(person)?.members ?? []).flatMap((record): StateDocument[] => {
      const { source, id } = state.record(record)!
      const document = readStudent(reader, source, id)
      return document === undefined ? [] : [{ state: source, stateStudentId: id, document }]
    }),
  )
}
