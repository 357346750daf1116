import { LinkageError } from '../errors.ts'
import type {
  Assertion,
  PersonId,
  RecordNumber,
  ReviewItem,
  ReviewOutcome,
  ReviewProposal,
} from '../ledger/event.ts'
import { escalated, postponed, proposed, reassigned } from '../review/steps.ts'
import {
  assertPairs,
  cannotLinksBetween,
  crossPairs,
  humanCoreOf,
  retractAll,
} from './assertions.ts'
import { gatherClosure } from './closure.ts'
import { evaluate } from './evaluate.ts'
import { checkMerge, type Merge, mergeNow } from './merge-persons.ts'
import { joinPersons, partPerson } from './move-records.ts'
import type { OpenChange } from './open-change.ts'
import { refuseLocked, waitsForSecondParty } from './refuse.ts'
import { settle } from './settle.ts'
import { checkSplit, splitNow } from './split-person.ts'

export interface AcceptOptions {
  /** Who survives, where persons are joined. Default: who was created first. */
  readonly survivor?: PersonId
}

/**
 * Accepts what an item proposes, or, where policy says so, proposes it to a second party (R24).
 *
 * @throws {@link LinkageError} `item-unknown`, `item-closed`, `item-step-invalid`, and what a merge or
 *   split refuses.
 */
export function accept(change: OpenChange, number: number, options: AcceptOptions = {}): void {
  const item = unresolvedItem(change, number)
  if (item.status === 'awaiting-validation') {
    throw stepInvalid(
      item,
      'it awaits validation by a second party; validate, reject or withdraw it',
    )
  }
  const proposal = proposalOf(change, item, options)
  checkProposal(change, item, proposal)
  const records = recordsOf(change, item.persons)
  if (proposal.kind !== 'retract' && waitsForSecondParty(change, records)) {
    const { author, policies, time } = change
    const due = policies.dueAfter > 0 ? time + policies.dueAfter : undefined
    change.emit({ kind: 'rewritten', item: proposed(item, proposal, author, due) })
  } else carryOut(change, item, proposal)
}

/**
 * A second party agrees: what was proposed takes effect.
 *
 * @throws {@link LinkageError} `second-party-needed` if it is the proposer.
 */
export function validate(change: OpenChange, number: number): void {
  const item = unresolvedItem(change, number)
  const { proposal, proposedBy } = item
  if (item.status !== 'awaiting-validation' || proposal === undefined) {
    throw stepInvalid(item, 'it does not await validation')
  }
  if (proposedBy === change.author) {
    throw new LinkageError('second-party-needed', {
      problem: `item ${number} is their own proposal`,
    })
  }
  checkProposal(change, item, proposal)
  carryOut(change, item, proposal)
}

/**
 * Says no. Persons that were not to be joined are held apart, records that were not to leave are held
 * together, and a decision that looked stale is confirmed. The proposal of a person is dropped.
 *
 * @throws {@link LinkageError} `item-unknown`, `item-closed`, `assertion-contradicts`.
 */
export function reject(change: OpenChange, number: number): void {
  const item = unresolvedItem(change, number)
  const records = recordsOf(change, item.persons)
  if (item.reason === 'user-merge' || item.reason === 'user-split') {
    resolve(change, item, 'rejected')
  } else if (item.reason === 'stale-decision') {
    const standing = standingOf(change, item)
    resolve(change, item, 'rejected')
    for (const assertion of standing) {
      retractAll(change, [assertion])
      const { kind, left, right, origin } = assertion
      assertPairs(change, kind, [[left, right]], origin)
    }
  } else {
    refuseLocked(change.state, item.persons, [number])
    const stays = item.reason === 'potential-split'
    const groups = stays ? partsOf(change, item) : membersOf(change, item.persons)
    if (stays) refuseApart(change, groups)
    else refuseTogether(change, groups)
    resolve(change, item, 'rejected')
    assertPairs(change, stays ? 'must-link' : 'cannot-link', crossPairs(groups), 'rejection')
  }
  settle(change, records, { touched: item.persons })
}

/**
 * The proposer takes the proposal back.
 *
 * @throws {@link LinkageError} `item-step-invalid` if none awaits validation.
 */
export function withdraw(change: OpenChange, number: number): void {
  const item = unresolvedItem(change, number)
  if (item.status !== 'awaiting-validation') throw stepInvalid(item, 'it does not await validation')
  resolve(change, item, 'withdrawn')
  settle(change, recordsOf(change, item.persons), { touched: item.persons })
}

/** @param until - milliseconds since 1970. */
export function postpone(change: OpenChange, number: number, until: number, note?: string): void {
  const item = unresolvedItem(change, number)
  if (item.status === 'awaiting-validation') throw stepInvalid(item, 'it awaits validation')
  if (!isToCome(change, until)) {
    throw stepInvalid(item, 'it must be put off to a time to come')
  }
  change.emit({ kind: 'rewritten', item: postponed(item, until, note) })
}

export function reassign(change: OpenChange, number: number, to: string, note?: string): void {
  const item = unresolvedItem(change, number)
  change.emit({ kind: 'rewritten', item: reassigned(item, to, note) })
}

/** How an item is escalated. */
export interface Escalation {
  /** Who works on it there; default nobody in particular. */
  readonly to?: string
  /** Until when, in milliseconds since 1970; default what the policy says. */
  readonly due?: number
  readonly note?: string
}

/** @throws {@link LinkageError} `item-unknown`, `item-closed`; `item-step-invalid` if it is due already. */
export function escalate(
  change: OpenChange,
  number: number,
  { to, due, note }: Escalation = {},
): void {
  const { policies, time } = change
  const item = unresolvedItem(change, number)
  if (due !== undefined && !isToCome(change, due)) {
    throw stepInvalid(item, 'it must be due at a time to come')
  }
  const byPolicy = policies.dueAfter > 0 ? time + policies.dueAfter : undefined
  change.emit({ kind: 'rewritten', item: escalated(item, due ?? byPolicy, to, note) })
}

function isToCome({ time }: OpenChange, due: number): boolean {
  return Number.isSafeInteger(due) && due > time
}

/** @throws {@link LinkageError} `item-unknown`, `item-closed`. */
export function unresolvedItem({ state }: OpenChange, number: number): ReviewItem {
  const found = state.item(number)
  if (found === undefined) throw new LinkageError('item-unknown', { item: number })
  const { outcome, ...item } = found
  if (outcome !== undefined) throw new LinkageError('item-closed', { item: number, outcome })
  return item
}

function stepInvalid({ item }: ReviewItem, problem: string): LinkageError {
  return new LinkageError('item-step-invalid', { item, problem })
}

function resolve(change: OpenChange, { item }: ReviewItem, outcome: ReviewOutcome): void {
  change.emit({ kind: 'resolved', item, outcome })
}

function membersOf(
  { state }: OpenChange,
  persons: readonly PersonId[],
): (readonly RecordNumber[])[] {
  return persons.map((person) => state.person(person)!.members)
}

function recordsOf(change: OpenChange, persons: readonly PersonId[]): RecordNumber[] {
  return membersOf(change, persons).flat()
}

/** What accepting does, as the item says or as its reason implies. */
function proposalOf(
  { state }: OpenChange,
  item: ReviewItem,
  { survivor }: AcceptOptions,
): ReviewProposal {
  if (item.proposal !== undefined) return item.proposal
  const [first, ...others] = [...item.persons].sort(
    (a, b) => state.person(a)!.since - state.person(b)!.since,
  )
  if (survivor === undefined) return { kind: 'merge', survivor: first!, others }
  if (!item.persons.includes(survivor)) {
    throw stepInvalid(item, `${survivor} is none of its persons`)
  }
  return { kind: 'merge', survivor, others: item.persons.filter((each) => each !== survivor) }
}

function checkProposal(change: OpenChange, item: ReviewItem, proposal: ReviewProposal): void {
  const { state } = change
  if (proposal.kind === 'split') checkSplit(change, proposal, item.item)
  else if (proposal.kind === 'merge') {
    if (item.reason !== 'contradiction') checkMerge(change, proposal, item.item)
    else refuseLocked(state, item.persons, [item.item])
  }
}

/** Makes true what was checked. The item goes first: it is settled, whatever the state says of it. */
function carryOut(change: OpenChange, item: ReviewItem, proposal: ReviewProposal): void {
  const standing = proposal.kind === 'retract' ? standingOf(change, item) : []
  const asPartition = isOfPartition(change, item)
  resolve(change, item, 'accepted')
  const records = recordsOf(change, item.persons)
  const touched = item.persons
  switch (proposal.kind) {
    case 'retract':
      retractAll(change, standing)
      settle(change, records, { touched })
      break
    case 'split':
      if (!asPartition) splitNow(change, proposal)
      else {
        partPerson(change, proposal.person, proposal.parts)
        settle(change, records, { touched })
      }
      break
    case 'merge':
      if (!asPartition) mergeAnyway(change, proposal)
      else {
        joinPersons(change, proposal.survivor, proposal.others, 'auto')
        settle(change, records, { touched })
      }
  }
}

/** A merge may go against what people said, where the item is about that very contradiction. */
function mergeAnyway(change: OpenChange, merge: Merge): void {
  const groups = membersOf(change, [merge.survivor, ...merge.others])
  retractAll(change, cannotLinksBetween(change.state, groups))
  mergeNow(change, merge)
}

/**
 * Does the partition want it, and only a policy hold it back? Then accepting lets it come true, and
 * states nothing that would change the partition (R11).
 */
function isOfPartition(change: OpenChange, item: ReviewItem): boolean {
  if (item.reason === 'potential-split') return true
  if (item.reason !== 'potential-merge') return false
  const { closure, clusters } = evaluate(
    change,
    gatherClosure(change, recordsOf(change, item.persons)),
  )
  const wanted = recordsOf(change, item.persons).map((each) => clusters[closure.placeOf.get(each)!])
  return new Set(wanted).size === 1
}

function standingOf({ state }: OpenChange, { proposal }: ReviewItem): Assertion[] {
  if (proposal?.kind !== 'retract') return []
  return proposal.assertions
    .map((assertion) => state.assertion(assertion))
    .filter((assertion) => assertion !== undefined)
}

/** The records that stay, and each part that was to leave. */
function partsOf({ state }: OpenChange, { proposal }: ReviewItem): (readonly RecordNumber[])[] {
  if (proposal?.kind !== 'split') return []
  const leaving = new Set(proposal.parts.flat())
  const { members } = state.person(proposal.person)!
  return [members.filter((record) => !leaving.has(record)), ...proposal.parts]
}

function refuseApart({ state }: OpenChange, groups: readonly (readonly RecordNumber[])[]): void {
  const apart = cannotLinksBetween(state, groups).map(({ assertion }) => assertion)
  if (apart.length > 0) throw new LinkageError('assertion-contradicts', { assertions: apart })
}

function refuseTogether({ state }: OpenChange, groups: readonly (readonly RecordNumber[])[]): void {
  for (const [at, group] of groups.entries()) {
    for (const record of group) {
      const core = humanCoreOf(state, record)
      const isOne = groups.slice(at + 1).some((other) => other.some((each) => core.has(each)))
      if (!isOne) continue
      const assertions = state.assertionsOf(record).map(({ assertion }) => assertion)
      throw new LinkageError('assertion-contradicts', { assertions })
    }
  }
}
