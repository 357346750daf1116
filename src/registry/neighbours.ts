import type { RecordNumber } from '../ledger/event.ts'
import type { RegistryView } from './closure.ts'

/**
 * Records whose persons or review items may be decided otherwise once this one changes or goes: those
 * with a kept pair, those that share an identifier or an assertion, and the members of its person.
 */
export function neighboursOf(
  { state, reader, index }: RegistryView,
  record: RecordNumber,
): RecordNumber[] {
  const own = state.record(record)
  if (own === undefined || own.deleted) return []
  const found = new Set<RecordNumber>()
  for (const { record: other } of index.edgesOf(reader, record)) found.add(other)
  for (const group of index.sharingIdentifier(reader, record))
    for (const each of group) found.add(each)
  for (const { left, right } of state.assertionsOf(record))
    found.add(left === record ? right : left)
  if (own.person !== undefined)
    for (const each of state.person(own.person)!.members) found.add(each)
  found.delete(record)
  return [...found]
}
