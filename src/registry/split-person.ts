import { LinkageError } from '../errors.ts'
import type { PersonId, RecordNumber } from '../ledger/event.ts'
import { assertPairs, crossPairs, mustLinksBetween, retractAll } from './assertions.ts'
import { findPerson, findRecord } from './find.ts'
import { partPerson } from './move-records.ts'
import type { OpenChange } from './open-change.ts'
import type { RecordKey } from './record-key.ts'
import { refuseLocked, waitsForSecondParty } from './refuse.ts'
import { openItem } from './rewrite-queue.ts'
import { settle } from './settle.ts'

/** A person to become several. */
export interface Split {
  /** What is not named stays with it. */
  readonly person: PersonId
  /** The records of each part that leaves. */
  readonly parts: readonly (readonly RecordKey[])[]
}

/** As {@link Split}, by numbers. */
export interface NumberedSplit {
  readonly person: PersonId
  readonly parts: readonly (readonly RecordNumber[])[]
}

/**
 * Splits a person because people say so (R3), or proposes it to a second party (R24).
 *
 * @throws {@link LinkageError} `person-unknown`, `person-redirected`, `record-unknown`,
 *   `record-not-of-person`, `split-leaves-nothing`, `persons-locked`.
 */
export function split(change: OpenChange, { person, parts }: Split): void {
  const { state } = change
  const split = {
    person,
    parts: parts.map((part) => part.map((key) => findRecord(state, key).record)),
  }
  checkSplit(change, split)
  const { members } = state.person(person)!
  if (!waitsForSecondParty(change, members)) splitNow(change, split)
  else {
    openItem(change, {
      reason: 'user-split',
      status: 'awaiting-validation',
      persons: [person],
      records: split.parts.flat().sort((a, b) => a - b),
      evidence: [],
      proposal: { kind: 'split', ...split },
      proposedBy: change.author,
      ...(change.reason === '' ? {} : { note: change.reason }),
    })
    settle(change, members)
  }
}

/** Removes a record from its person (R7): a split of one. */
export function unlink(change: OpenChange, key: RecordKey): void {
  split(change, { person: findRecord(change.state, key).person!, parts: [[key]] })
}

/** @param except - an item that proposes it. */
export function checkSplit(
  { state }: OpenChange,
  { person, parts }: NumberedSplit,
  except?: number,
): void {
  const { members } = findPerson(state, person)
  refuseLocked(state, [person], except === undefined ? [] : [except])
  const left = new Set(members)
  for (const record of parts.flat()) {
    if (left.delete(record)) continue
    const { source, id } = state.record(record)!
    throw new LinkageError('record-not-of-person', { source, id, person })
  }
  if (left.size === 0 || parts.length === 0 || parts.some((part) => part.length === 0)) {
    throw new LinkageError('split-leaves-nothing', { person })
  }
}

/** Splits what was checked; every record of a part is held apart from every record of another. */
export function splitNow(change: OpenChange, { person, parts }: NumberedSplit): void {
  const { members } = change.state.person(person)!
  const leaving = new Set(parts.flat())
  const groups = [members.filter((record) => !leaving.has(record)), ...parts]
  retractAll(change, mustLinksBetween(change.state, groups))
  assertPairs(change, 'cannot-link', crossPairs(groups), 'split')
  partPerson(change, person, parts)
  settle(change, members)
}
