import { LinkageError } from '../errors.ts'
import type { PersonId, RecordNumber } from '../ledger/event.ts'
import { aggregateOf, byCore } from './aggregate.ts'
import { assertPairs, crossPairs } from './assertions.ts'
import { gatherClosure } from './closure.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { findRecord } from './find.ts'
import { moveRecords } from './move-records.ts'
import type { OpenChange } from './open-change.ts'
import type { RecordKey } from './record-key.ts'

/** Where a caller wants a record that arrived after a merge. */
export interface Placement extends RecordKey {
  readonly person: PersonId
}

/** A record that arrived after a merge that was taken back, and where it went (R22). */
export interface Arrival extends RecordKey {
  readonly person: PersonId
  /** Did the caller say so? Otherwise it is where the record fits best. */
  readonly chosen: boolean
}

/** A person whose merges were just parted. */
export interface Parted {
  readonly survivor: PersonId
  readonly parts: readonly PersonId[]
  /** Records that the parts held at the time of the merges. */
  readonly groups: readonly (readonly RecordNumber[])[]
}

/**
 * Places what arrived after the merges. What the caller chose is stated as a fact; the rest goes with the
 * part that the partition puts it to, or that it weighs most against.
 *
 * @param placement - may name arrivals at other persons too.
 * @throws {@link LinkageError} `record-not-of-person` if an arrival is to go to none of the parts.
 */
export function placeArrivals(
  change: OpenChange,
  { survivor, parts, groups }: Parted,
  placement: readonly Placement[],
): Arrival[] {
  const { state } = change
  const old = new Set(groups.flat())
  const arrivals = state.person(survivor)!.members.filter((record) => !old.has(record))
  if (arrivals.length === 0) return []
  const chosen = new Map<RecordNumber, PersonId>()
  for (const { source, id, person } of placement) {
    const { record } = findRecord(state, { source, id })
    if (!arrivals.includes(record)) continue
    if (!parts.includes(person)) {
      throw new LinkageError('record-not-of-person', { source, id, person })
    }
    chosen.set(record, person)
  }
  const membersOf = (person: PersonId): RecordNumber[] =>
    state.person(person)!.members.filter((record) => old.has(record))
  for (const [record, person] of chosen) {
    for (const part of parts) {
      const pairs = crossPairs([[record], membersOf(part)])
      assertPairs(change, part === person ? 'must-link' : 'cannot-link', pairs, 'undo')
    }
  }
  const evaluation = evaluate(change, gatherClosure(change, [...arrivals, ...old]))
  return arrivals.map((record) => {
    const wanted = chosen.get(record)
    const person = wanted ?? bestPart(evaluation, record, parts, membersOf) ?? survivor
    const { source, id } = state.record(record)!
    moveRecords(change, [record], person)
    return { source, id, person, chosen: wanted !== undefined }
  })
}

function bestPart(
  { closure, clusters, cores, loaded }: Evaluation,
  record: RecordNumber,
  parts: readonly PersonId[],
  membersOf: (person: PersonId) => readonly RecordNumber[],
): PersonId | undefined {
  const place = closure.placeOf.get(record)!
  let best: PersonId | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const part of parts) {
    const places = membersOf(part).map((each) => closure.placeOf.get(each)!)
    if (places.length === 0) continue
    const weight = places.some((other) => clusters[other] === clusters[place])
      ? Number.POSITIVE_INFINITY
      : aggregateOf(
          [[place]],
          byCore(places, (other) => cores[other]!),
          (a, b) => loaded.weigh(a, b),
        )
    if (weight > most) [best, most] = [part, weight]
  }
  return best
}
