import type { LinkKind, PersonId } from '../ledger/event.ts'
import { aggregateOf, byCore } from './aggregate.ts'
import { assignPersons } from './assign-persons.ts'
import type { Evaluation } from './evaluate.ts'
import { linkEvidence } from './link-evidence.ts'
import type { OpenChange } from './open-change.ts'
import { areHeldApart, isCapped } from './pair-verdict.ts'
import { formGroups, type HeldBack } from './person-groups.ts'

/** Who is who once a closure is reconciled. */
export interface Reconciled {
  /** By place. */
  readonly persons: readonly PersonId[]
  /** What the policies hold back. */
  readonly held: readonly HeldBack[]
}

/**
 * Makes persons what the partition says, as far as the policies let it (R4, R11), and tells it as
 * events: what is created, what parts, what joins, each link that changes, and what redirects.
 *
 * @param torn - persons that may be split whatever the policy, because people said so.
 */
export function reconcile(
  change: OpenChange,
  evaluation: Evaluation,
  torn: ReadonlySet<PersonId>,
): Reconciled {
  const { state, policies } = change
  const { closure, loaded, cores, clusters } = evaluation
  const before = closure.records.map(({ person }) => person)
  const coresOf = (places: readonly number[]): number[][] =>
    byCore(places, (place) => cores[place]!).map((core) => [...core])
  const { groups, claims, held } = formGroups({
    clusters,
    cores,
    persons: before,
    mergePersons: policies.mergePersons,
    splitPersons: policies.splitPersons,
    torn,
    aggregate: (newcomers, members) =>
      aggregateOf(coresOf(newcomers), coresOf(members), (a, b) => loaded.weigh(a, b)),
    barred: (newcomers, members) =>
      newcomers.some((a) => members.some((b) => isBarred(evaluation, a, b))),
    upper: evaluation.model.thresholds.upper,
  })
  const sinceOf = (person: PersonId): number => state.person(person)!.since
  const assigned = assignPersons(groups, claims, sinceOf)
  const persons: PersonId[] = []
  const created = new Map<PersonId, PersonId[]>()
  for (const group of [...groups.keys()].sort((a, b) => groups[a]![0]! - groups[b]![0]!)) {
    const places = groups[group]!
    const person = assigned[group] ?? createPerson(change, places, before, created)
    for (const place of places) persons[place] = person
  }
  for (const [person, parts] of created) {
    const stays = persons.includes(person)
    if (stays) change.emit({ kind: 'split', person, parts, by: 'engine' })
  }
  const emptied = mergeEmptied(change, before, persons)
  link(change, evaluation, before, persons)
  for (const [person, to] of emptied) change.emit({ kind: 'redirected', person, to })
  return { persons, held }
}

function isBarred(evaluation: Evaluation, a: number, b: number): boolean {
  if (areHeldApart(evaluation, a, b)) return true
  evaluation.loaded.weigh(a, b)
  return isCapped(evaluation, a, b)
}

/** A fresh person; it remembers whom most of its records were with. */
function createPerson(
  change: OpenChange,
  places: readonly number[],
  before: readonly (PersonId | undefined)[],
  created: Map<PersonId, PersonId[]>,
): PersonId {
  const former = mostOf(
    places.map((place) => before[place]),
    (each) => change.state.person(each)!.since,
  )
  const person = change.create(former)
  if (former !== undefined) created.set(former, [...(created.get(former) ?? []), person])
  return person
}

/** Persons whose records all went elsewhere, and where their ids resolve to now. */
function mergeEmptied(
  change: OpenChange,
  before: readonly (PersonId | undefined)[],
  persons: readonly PersonId[],
): Map<PersonId, PersonId> {
  const sinceOf = (person: PersonId): number => change.state.person(person)?.since ?? Infinity
  const kept = new Set(persons)
  const gone = new Map<PersonId, PersonId[]>()
  for (const [place, person] of before.entries()) {
    if (person === undefined || kept.has(person)) continue
    gone.set(person, [...(gone.get(person) ?? []), persons[place]!])
  }
  const others = new Map<PersonId, PersonId[]>()
  const emptied = new Map<PersonId, PersonId>()
  for (const person of [...gone.keys()].sort((a, b) => sinceOf(a) - sinceOf(b))) {
    const to = mostOf(gone.get(person)!, sinceOf)!
    emptied.set(person, to)
    others.set(to, [...(others.get(to) ?? []), person])
  }
  for (const [survivor, merged] of others) {
    const records = [survivor, ...merged].map((each) => change.state.person(each)?.members ?? [])
    change.emit({ kind: 'merged', survivor, others: merged, records, by: 'engine' })
  }
  return emptied
}

/** The most frequent person; ties to the one created first. */
function mostOf(
  persons: readonly (PersonId | undefined)[],
  sinceOf: (person: PersonId) => number,
): PersonId | undefined {
  const counts = new Map<PersonId, number>()
  for (const person of persons) {
    if (person !== undefined) counts.set(person, (counts.get(person) ?? 0) + 1)
  }
  return [...counts.keys()].sort(
    (a, b) => counts.get(b)! - counts.get(a)! || sinceOf(a) - sinceOf(b),
  )[0]
}

/** Tells each link that is new or of another kind. */
function link(
  change: OpenChange,
  evaluation: Evaluation,
  before: readonly (PersonId | undefined)[],
  persons: readonly PersonId[],
): void {
  const { closure, cores, humanCores } = evaluation
  const members = new Map<PersonId, number[]>()
  for (const [place, person] of persons.entries()) {
    members.set(person, [...(members.get(person) ?? []), place])
  }
  for (const [place, person] of persons.entries()) {
    const { record, link: kindBefore } = closure.records[place]!
    const mates = members.get(person)!.filter((mate) => mate !== place)
    const isOne = (by: Uint32Array): boolean => mates.some((mate) => by[mate] === by[place])
    const kind: LinkKind = isOne(humanCores) ? 'verified' : isOne(cores) ? 'asserted' : 'auto'
    const former = before[place]
    if (former === person && kindBefore === kind) continue
    if (former !== undefined && former !== person) {
      change.emit({ kind: 'unlinked', record, person: former })
    }
    const evidence = linkEvidence(evaluation, place, mates)
    const known = evidence === undefined ? {} : { evidence }
    change.emit({ kind: 'linked', record, person, link: kind, ...known })
  }
}
