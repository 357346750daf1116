import type { PersonId } from '../ledger/event.ts'

/**
 * Gives ids to groups one-to-one: the largest overlap first, ties to the person created first, then
 * to the smallest record (R4).
 *
 * @param claims - by place: the person that the record speaks for.
 * @param since - sequence number of a person's creation.
 * @returns by group the person that exists, or undefined if it takes a fresh id.
 */
export function assignPersons(
  groups: readonly (readonly number[])[],
  claims: readonly (PersonId | undefined)[],
  since: (person: PersonId) => number,
): (PersonId | undefined)[] {
  const overlaps: Overlap[] = []
  for (const [group, places] of groups.entries()) {
    const counts = new Map<PersonId, number>()
    for (const place of places) {
      const person = claims[place]
      if (person !== undefined) counts.set(person, (counts.get(person) ?? 0) + 1)
    }
    const smallest = places.reduce((a, b) => Math.min(a, b))
    for (const [person, records] of counts) {
      overlaps.push({ group, person, records, smallest, since: since(person) })
    }
  }
  overlaps.sort((a, b) => b.records - a.records || a.since - b.since || a.smallest - b.smallest)
  const persons = groups.map((): PersonId | undefined => undefined)
  const taken = new Set<PersonId>()
  for (const { group, person } of overlaps) {
    if (persons[group] !== undefined || taken.has(person)) continue
    persons[group] = person
    taken.add(person)
  }
  return persons
}

interface Overlap {
  readonly group: number
  readonly person: PersonId
  readonly records: number
  readonly smallest: number
  readonly since: number
}
