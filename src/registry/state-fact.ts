import { LinkageError } from '../errors.ts'
import type { Assertion, PersonId, RecordNumber } from '../ledger/event.ts'
import {
  assertPairs,
  cannotLinksBetween,
  humanCoreOf,
  mustLinksBetween,
  retractAll,
} from './assertions.ts'
import { findRecord } from './find.ts'
import { joinPersons } from './move-records.ts'
import type { OpenChange } from './open-change.ts'
import type { RecordKey } from './record-key.ts'
import { refuseLocked, waitsForSecondParty } from './refuse.ts'
import { settle } from './settle.ts'

/** A fact about two records, stated by people (R6). */
export interface Fact {
  readonly kind: Exclude<Assertion['kind'], 'near-match'>
  readonly left: RecordKey
  readonly right: RecordKey
}

/**
 * States a fact, and does at once what it says.
 *
 * @throws {@link LinkageError} `record-unknown`, `assertion-contradicts`, `persons-locked`;
 *   `second-party-needed` if it joins or parts persons that policy protects: propose a merge or split.
 */
export function assertFact(change: OpenChange, { kind, left, right }: Fact): void {
  const { state } = change
  const a = findRecord(state, left)
  const b = findRecord(state, right)
  if (a.record === b.record) {
    throw new LinkageError('record-not-of-person', { ...left, person: a.person! })
  }
  refuseContradiction(change, kind, a.record, b.record)
  const persons = [...new Set([a.person!, b.person!])]
  const changes = (kind === 'must-link') === persons.length > 1
  const records = persons.flatMap((person) => state.person(person)!.members)
  if (changes) {
    refuseLocked(state, persons)
    if (waitsForSecondParty(change, records)) {
      const problem = `it ${kind === 'must-link' ? 'joins' : 'parts'} persons; propose a merge or split`
      throw new LinkageError('second-party-needed', { problem })
    }
  }
  assertPairs(change, kind, [[a.record, b.record]], 'stated')
  if (changes && kind === 'must-link') joinIfFree(change, persons)
  settle(change, records, { torn: kind === 'cannot-link' ? persons : [], touched: persons })
}

function refuseContradiction(
  { state }: OpenChange,
  kind: Fact['kind'],
  a: RecordNumber,
  b: RecordNumber,
): void {
  const cores = [humanCoreOf(state, a), humanCoreOf(state, b)] as const
  const isOne = cores[0].has(b)
  const against =
    kind === 'cannot-link'
      ? isOne
        ? mustLinksBetween(
            state,
            [...cores[0]].map((record) => [record]),
          )
        : []
      : isOne
        ? []
        : cannotLinksBetween(
            state,
            cores.map((core) => [...core]),
          )
  if (against.length === 0) return
  const assertions = against.map(({ assertion }) => assertion)
  throw new LinkageError('assertion-contradicts', { assertions })
}

/** Joins the persons as wholes, the first one created surviving, unless other members are apart. */
function joinIfFree(change: OpenChange, persons: readonly PersonId[]): void {
  const { state } = change
  const parts = persons.map((person) => state.person(person)!.members)
  if (cannotLinksBetween(state, parts).length > 0) return
  const [survivor, ...others] = [...persons].sort(
    (a, b) => state.person(a)!.since - state.person(b)!.since,
  )
  joinPersons(change, survivor!, others, 'verified')
}

/**
 * Takes a fact back and decides anew.
 *
 * @throws {@link LinkageError} `assertion-unknown`.
 */
export function retractFact(change: OpenChange, number: number): void {
  const assertion = change.state.assertion(number)
  if (assertion === undefined) throw new LinkageError('assertion-unknown', { assertion: number })
  const persons = [assertion.left, assertion.right].flatMap(
    (record) => change.state.record(record)?.person ?? [],
  )
  refuseLocked(change.state, persons)
  retractAll(change, [assertion])
  settle(change, [assertion.left, assertion.right])
}
