import { isLinkageError, LinkageError } from '../errors.ts'
import type { PersonId, RecordNumber } from '../ledger/event.ts'
import { resolvePerson } from '../ledger/resolve-person.ts'
import type { StateReader } from '../ledger/state.ts'
import { cannotLinksBetween } from './assertions.ts'
import type { OpenChange } from './open-change.ts'
import { accept, escalate, postpone, reject, unresolvedItem, validate } from './review-actions.ts'
import type { ReviewDecision } from './review-decision.ts'

/**
 * What became of a decision. `unchanged`: an earlier one of the same list had made it so. `refused`:
 * it changed nothing, and `error` says why.
 */
export type DecisionOutcome =
  | { readonly item: number; readonly outcome: 'applied' | 'unchanged' }
  | { readonly item: number; readonly outcome: 'refused'; readonly error: LinkageError }

/**
 * Applies many decisions as one change, each by itself: what one of them is refused for keeps no
 * other back. Whether a decision is stale is judged by the state before the first of them, as they
 * were made side by side.
 *
 * @returns one outcome for each, in their order. Errors are `decision-stale` and what the step throws.
 */
export function applyDecisions(
  change: OpenChange,
  decisions: readonly ReviewDecision[],
): DecisionOutcome[] {
  const before = decisions.map((decision) => attempt(() => checkedSides(change, decision)))
  return decisions.map((decision, at): DecisionOutcome => {
    const { item } = decision
    const sides = before[at]!
    if (isLinkageError(sides)) return { item, outcome: 'refused', error: sides }
    if (isSoAlready(change, decision, sides)) return { item, outcome: 'unchanged' }
    const error = attempt(() => carryOut(change, decision, presentItem(change, item, sides)))
    return error === undefined ? { item, outcome: 'applied' } : { item, outcome: 'refused', error }
  })
}

/** The records of each person of an item. */
type Sides = readonly (readonly RecordNumber[])[]

function checkedSides(change: OpenChange, { item: number, seen }: ReviewDecision): Sides {
  const { persons } = unresolvedItem(change, number)
  const states = persons.map((person) => change.state.person(person)!)
  const changed = states.find(({ version }) => seen !== undefined && version > seen)
  if (changed === undefined) return states.map(({ members }) => members)
  const { person, version } = changed
  throw new LinkageError('decision-stale', { item: number, person, seen: seen!, version })
}

function carryOut(change: OpenChange, decision: ReviewDecision, item: number): undefined {
  const { choice, comment, due } = decision
  const own = comment === undefined ? change : change.because(comment)
  switch (choice) {
    case 'accept':
      accept(own, item, survivorOf(change, decision))
      return
    case 'reject':
      reject(own, item)
      return
    case 'validate':
      validate(own, item)
      return
    case 'postpone':
      postpone(own, item, due ?? Number.NaN, comment)
      return
    case 'escalate':
      escalate(own, item, {
        ...(due === undefined ? {} : { due }),
        ...(comment === undefined ? {} : { note: comment }),
      })
  }
}

/** Who was to survive may have been merged away by an earlier decision. */
function survivorOf(
  { state }: OpenChange,
  { survivor }: ReviewDecision,
): { readonly survivor?: PersonId } {
  return survivor === undefined ? {} : { survivor: resolvePerson(state, survivor).person.person }
}

/**
 * The item that now asks what this one asked: where an earlier decision of the list joined persons,
 * one item may stand for several that were about them.
 */
function presentItem({ state }: OpenChange, item: number, sides: Sides): number {
  if (state.item(item)?.outcome !== 'superseded') return item
  const persons = holders(state, sides)
  const [first = ''] = persons
  const found = state
    .itemsOf(first)
    .find(
      (each) => each.persons.length === persons.size && each.persons.every((it) => persons.has(it)),
    )
  return found?.item ?? item
}

/** Has an earlier decision made it so: one person of all sides, or persons held apart? */
function isSoAlready(
  { state }: OpenChange,
  { item, choice }: ReviewDecision,
  sides: Sides,
): boolean {
  if (state.item(item)?.outcome === undefined) return false
  const isOne = holders(state, sides).size === 1
  if (choice === 'accept') return isOne
  return choice === 'reject' && !isOne && cannotLinksBetween(state, sides).length > 0
}

/** Whose records they are now. */
function holders(state: StateReader, sides: Sides): ReadonlySet<PersonId> {
  return new Set(sides.flat().flatMap((record) => state.record(record)?.person ?? []))
}

function attempt<T>(action: () => T): T | LinkageError {
  try {
    return action()
  } catch (error) {
    if (isLinkageError(error)) return error
    throw error
  }
}
