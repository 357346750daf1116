import type { LedgerEvent, PersonId, RecordNumber } from '../ledger/event.ts'
import { resolvePerson } from '../ledger/resolve-person.ts'
import type { StateReader } from '../ledger/state.ts'
import { humanCoreOf } from './assertions.ts'
import { moveRecords } from './move-records.ts'
import type { OpenChange } from './open-change.ts'

/**
 * Moves records back to where they were before an entry of the engine moved them: ids that it redirected
 * stand again, ids that it gave redirect. What has moved on since stays, and so does what people have
 * said since: a core moves as a whole or not at all, and nobody moves to whom it is held apart from.
 *
 * @returns every person that lost or got a record.
 */
export function moveBack(change: OpenChange, events: readonly LedgerEvent[]): Set<PersonId> {
  const { state } = change
  const homes = homesOf(state, events)
  keepDecisions(state, homes)
  const touched = new Set<PersonId>()
  const leaving = new Map<PersonId, RecordNumber[]>()
  for (const [record, home] of homes) {
    const holder = state.record(record)!.person!
    touched.add(holder).add(home)
    leaving.set(holder, [...(leaving.get(holder) ?? []), record])
  }
  for (const home of new Set(homes.values())) {
    if (state.person(home)!.redirect !== undefined) change.emit({ kind: 'restored', person: home })
  }
  const emptied = tellEmptied(change, homes, leaving)
  for (const [record, home] of homes) moveRecords(change, [record], home)
  for (const [person, to] of emptied) change.emit({ kind: 'redirected', person, to })
  return touched
}

/** Where records go that are still where the entry put them. */
function homesOf(state: StateReader, events: readonly LedgerEvent[]): Map<RecordNumber, PersonId> {
  const former = new Map<RecordNumber, PersonId>()
  const given = new Map<RecordNumber, PersonId>()
  const redirected = new Set<PersonId>()
  for (const event of events) {
    if (event.kind === 'unlinked' && !former.has(event.record)) {
      former.set(event.record, event.person)
    }
    if (event.kind === 'linked') given.set(event.record, event.person)
    if (event.kind === 'redirected') redirected.add(event.person)
  }
  const standing = (person: PersonId): PersonId => resolvePerson(state, person).person.person
  const homes = new Map<RecordNumber, PersonId>()
  for (const [record, person] of former) {
    const holder = state.record(record)!.person
    if (holder === undefined || holder !== standing(given.get(record)!)) continue
    // What people merged since is one person, whatever the entry did.
    const home = redirected.has(person) ? person : standing(person)
    if (home !== holder) homes.set(record, home)
  }
  return homes
}

/** Takes out what would part a core or bring together what people hold apart. */
function keepDecisions(state: StateReader, homes: Map<RecordNumber, PersonId>): void {
  const targetOf = (record: RecordNumber): PersonId | undefined =>
    homes.get(record) ?? state.record(record)?.person
  for (let isDone = false; !isDone; ) {
    isDone = true
    for (const [record, home] of homes) {
      const core = humanCoreOf(state, record)
      const isWhole = [...core].every((member) => targetOf(member) === home)
      const isFree = state
        .assertionsOf(record)
        .every(
          ({ kind, left, right }) =>
            kind !== 'cannot-link' || targetOf(left === record ? right : left) !== home,
        )
      if (isWhole && isFree) continue
      for (const member of core) homes.delete(member)
      isDone = false
    }
  }
}

/** Tells of persons who lose all their records, and says where most of those go. */
function tellEmptied(
  change: OpenChange,
  homes: ReadonlyMap<RecordNumber, PersonId>,
  leaving: ReadonlyMap<PersonId, readonly RecordNumber[]>,
): Map<PersonId, PersonId> {
  const { state } = change
  const emptied = new Map<PersonId, PersonId>()
  const others = new Map<PersonId, PersonId[]>()
  const arriving = new Set(homes.values())
  for (const [person, records] of leaving) {
    if (arriving.has(person) || state.person(person)!.members.length > records.length) continue
    const to = mostOf(
      state,
      records.map((record) => homes.get(record)!),
    )
    emptied.set(person, to)
    others.set(to, [...(others.get(to) ?? []), person])
  }
  for (const [survivor, merged] of others) {
    const records = [survivor, ...merged].map((person) => state.person(person)!.members)
    change.emit({ kind: 'merged', survivor, others: merged, records, by: 'engine' })
  }
  return emptied
}

/** The most frequent person; ties to the one created first. */
function mostOf(state: StateReader, persons: readonly PersonId[]): PersonId {
  const counts = new Map<PersonId, number>()
  for (const person of persons) counts.set(person, (counts.get(person) ?? 0) + 1)
  const since = (person: PersonId): number => state.person(person)!.since
  return [...counts].sort(([a, x], [b, y]) => y - x || since(a) - since(b))[0]![0]
}
