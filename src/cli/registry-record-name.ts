import { LinkageError } from '../errors.ts'
import type { PersonId } from '../ledger/event.ts'
import { readPersonId } from '../ledger/person-ids.ts'
import type { RecordKey } from '../registry/record-key.ts'
import type { Registry } from '../registry/registry.ts'
import type { RegistryCall } from './registry-command.ts'

/**
 * A record as it is typed, `SOURCE/ID`. A source or an id may hold a slash too: then the registry
 * says which of the readings there is.
 *
 * @throws {@link UsageError} if there is no slash, or several readings are known.
 */
export function knownRecord(registry: Registry, call: RegistryCall, typed: string): RecordKey {
  const readings: RecordKey[] = []
  for (let at = typed.indexOf('/'); at >= 0; at = typed.indexOf('/', at + 1)) {
    if (at > 0 && at < typed.length - 1) {
      readings.push({ source: typed.slice(0, at), id: typed.slice(at + 1) })
    }
  }
  const known = readings.filter((key) => isKnown(registry, key))
  if (known.length > 1) throw call.wrong('that could be the record of several sources.')
  const key = known[0] ?? readings[0]
  if (key === undefined) throw call.wrong('a record is written SOURCE/ID.')
  return key
}

/** A person as it is typed: its id, or a record of it. */
export function knownPerson(registry: Registry, call: RegistryCall, typed: string): PersonId {
  if (!typed.includes('/')) {
    // As it was read out or copied by hand: in lower case, with hyphens, O for 0.
    const isGiven = registry.read(({ state }) => state.person(typed) !== undefined)
    return isGiven ? typed : (readPersonId(typed) ?? typed)
  }
  const key = knownRecord(registry, call, typed)
  const person = registry.personOf(key)
  if (person === undefined) throw new LinkageError('record-unknown', key)
  return person
}

function isKnown(registry: Registry, { source, id }: RecordKey): boolean {
  return registry.read(({ state }) => state.recordOf(source, id) !== undefined)
}
