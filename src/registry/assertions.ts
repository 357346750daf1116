import type { Assertion, AssertionOrigin, PairVerdict, RecordNumber } from '../ledger/event.ts'
import type { StateReader } from '../ledger/state.ts'
import { gatherClosure } from './closure.ts'
import { isHuman, weighClosure } from './evaluate.ts'
import type { OpenChange } from './open-change.ts'
import { judgePair } from './pair-verdict.ts'

/** Two records. */
export type RecordPair = readonly [left: RecordNumber, right: RecordNumber]

/** Every pair of records of two different groups. */
export function crossPairs(groups: readonly (readonly RecordNumber[])[]): RecordPair[] {
  return groups.flatMap((left, at) =>
    groups
      .slice(at + 1)
      .flatMap((right) => left.flatMap((a) => right.map((b): RecordPair => [a, b]))),
  )
}

/** What stands about a pair, of one kind. */
export function standing(
  state: StateReader,
  [a, b]: RecordPair,
  kind: Assertion['kind'],
): Assertion | undefined {
  return state
    .assertionsOf(a)
    .find((each) => each.kind === kind && (each.left === b || each.right === b))
}

/** Cannot-links between records of different groups. */
export function cannotLinksBetween(
  state: StateReader,
  groups: readonly (readonly RecordNumber[])[],
): Assertion[] {
  return between(state, groups, ({ kind }) => kind === 'cannot-link')
}

/** Must-links by people between records of different groups. */
export function mustLinksBetween(
  state: StateReader,
  groups: readonly (readonly RecordNumber[])[],
): Assertion[] {
  return between(state, groups, (each) => each.kind === 'must-link' && isHuman(each))
}

function between(
  state: StateReader,
  groups: readonly (readonly RecordNumber[])[],
  wanted: (assertion: Assertion) => boolean,
): Assertion[] {
  const groupOf = new Map(
    groups.flatMap((group, at) => group.map((record) => [record, at] as const)),
  )
  const found = new Map<number, Assertion>()
  for (const record of groupOf.keys()) {
    for (const assertion of state.assertionsOf(record)) {
      const [left, right] = [groupOf.get(assertion.left), groupOf.get(assertion.right)]
      if (left === undefined || right === undefined || left === right) continue
      if (wanted(assertion)) found.set(assertion.assertion, assertion)
    }
  }
  return [...found.values()].sort((a, b) => a.assertion - b.assertion)
}

/**
 * Records that people hold together with one, itself included.
 *
 * @param without - must-links that are as good as retracted.
 */
export function humanCoreOf(
  state: StateReader,
  record: RecordNumber,
  without: ReadonlySet<number> = new Set(),
): Set<RecordNumber> {
  const core = new Set([record])
  for (const member of core) {
    for (const each of state.assertionsOf(member)) {
      if (each.kind !== 'must-link' || !isHuman(each) || without.has(each.assertion)) continue
      const other = each.left === member ? each.right : each.left
      if (state.record(other)?.deleted === false) core.add(other)
    }
  }
  return core
}

/** Says what the engine says of pairs now, so that it shows when it changes its mind (R14). */
export function judgePairs(
  change: OpenChange,
  records: readonly RecordNumber[],
): (pair: RecordPair) => PairVerdict {
  const weighed = weighClosure(change, gatherClosure(change, records))
  const { placeOf } = weighed.closure
  return ([a, b]) => judgePair(weighed, placeOf.get(a)!, placeOf.get(b)!).verdict
}

/** States facts about pairs, in the order of the pairs; one that stands already is not stated twice. */
export function assertPairs(
  change: OpenChange,
  kind: Assertion['kind'],
  pairs: readonly RecordPair[],
  origin: AssertionOrigin,
): void {
  const { state, author, reason, time } = change
  const missing = pairs.filter((pair) => {
    const stands = standing(state, pair, kind)
    return stands === undefined || (origin !== 'source' && !isHuman(stands))
  })
  if (missing.length === 0) return
  const verdictOf = judgePairs(change, missing.flat())
  for (const pair of missing) {
    const [left, right] = pair[0] < pair[1] ? pair : [pair[1], pair[0]]
    const assertion: Assertion = {
      assertion: change.next,
      kind,
      left,
      right,
      leftVersion: state.record(left)!.version,
      rightVersion: state.record(right)!.version,
      verdict: verdictOf(pair),
      origin,
      author,
      reason,
      time,
    }
    change.emit({ kind: 'asserted', assertion })
  }
}

/** States a fact again that was taken back. */
export function restate(change: OpenChange, fact: Assertion): void {
  const { state, author, reason, time } = change
  const { kind, left, right, origin } = fact
  if ([left, right].every((record) => state.record(record)?.deleted === false)) {
    assertPairs(change, kind, [[left, right]], origin)
    return
  }
  // Of a deleted record there is nothing to judge by: the fact waits for its return as it did before.
  if (standing(state, [left, right], kind) !== undefined) return
  const assertion = { ...fact, assertion: change.next, author, reason, time }
  change.emit({ kind: 'asserted', assertion })
}

/** Takes facts back. */
export function retractAll(change: OpenChange, assertions: readonly Assertion[]): void {
  for (const assertion of assertions) change.emit({ kind: 'retracted', assertion })
}
