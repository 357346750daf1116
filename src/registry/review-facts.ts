import type { PersonId, ReviewEvidence } from '../ledger/event.ts'
import type {
  DoubtfulPair,
  HeldDecision,
  ReviewFacts,
  StaleDecision,
} from '../review/wanted-items.ts'
import { type Evaluation, isHuman } from './evaluate.ts'
import type { OpenChange } from './open-change.ts'
import { areHeldApart, isCapped, judgePair } from './pair-verdict.ts'
import type { Reconciled } from './reconcile.ts'

/** What the review rules go by, of a closure that is reconciled. */
export function reviewFacts(
  change: OpenChange,
  evaluation: Evaluation,
  { persons, held }: Reconciled,
): ReviewFacts {
  return {
    pairs: [...edgePairs(change, evaluation, persons), ...statedPairs(evaluation, persons)],
    held: held.map((each): HeldDecision => {
      if (each.kind === 'merge') return each
      const { closure } = evaluation
      const numbers = (part: readonly number[]): number[] =>
        part.map((place) => closure.records[place]!.record).sort((a, b) => a - b)
      return {
        kind: 'split',
        person: each.person,
        parts: each.parts.map(numbers),
        evidence: splitEvidence(evaluation, persons, each.person, each.parts.flat()),
      }
    }),
    stale: staleDecisions(evaluation, persons),
  }
}

/** Kept pairs at or above the lower threshold between two persons (R12). */
function* edgePairs(
  { state }: OpenChange,
  evaluation: Evaluation,
  persons: readonly PersonId[],
): Iterable<DoubtfulPair> {
  const { closure, model, humanCores, loaded } = evaluation
  const { lower, upper } = model.thresholds
  const isMade = madeByPeople(humanCores)
  const apart = personsApart(state, evaluation, persons)
  for (const [place, edges] of closure.edges.entries()) {
    const { record, source } = closure.records[place]!
    const person = persons[place]!
    for (const { record: other, weight } of edges) {
      if (weight < lower) continue
      const mate = closure.placeOf.get(other)
      if (mate !== undefined && (mate < place || persons[mate] === person)) continue
      const far = mate === undefined ? state.record(other) : closure.records[mate]!
      const farPerson = mate === undefined ? far?.person : persons[mate]
      if (far === undefined || farPerson === undefined || farPerson === person) continue
      if (model.constraints.withinSource === 'never' && far.source === source) continue
      if (apart.has(pairKey(person, farPerson))) continue
      let kind: DoubtfulPair['kind'] = 'near'
      if (mate !== undefined && weight >= upper) {
        loaded.weigh(place, mate)
        if (!isCapped(evaluation, place, mate)) {
          kind = isMade(place) && isMade(mate) ? 'strong-cores' : 'strong'
        }
      }
      yield { left: record, right: other, persons: [person, farPerson], weight, kind }
    }
  }
}

/**
 * Persons that people hold apart, by any of their records: what they said of one, and of who is one
 * with it, settles the others too; an item about them could not be accepted.
 */
function personsApart(
  state: OpenChange['state'],
  { closure }: Evaluation,
  persons: readonly PersonId[],
): ReadonlySet<string> {
  const apart = new Set<string>()
  for (const [place, assertions] of closure.assertions.entries()) {
    const { record } = closure.records[place]!
    for (const { kind, left, right } of assertions) {
      if (kind !== 'cannot-link') continue
      const other = left === record ? right : left
      const mate = closure.placeOf.get(other)
      const far = mate === undefined ? state.record(other)?.person : persons[mate]
      if (far !== undefined) apart.add(pairKey(persons[place]!, far))
    }
  }
  return apart
}

function pairKey(a: PersonId, b: PersonId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** Does the record stand in a core that people made? */
function madeByPeople(humanCores: Uint32Array): (place: number) => boolean {
  const made = new Set<number>()
  for (const [place, root] of humanCores.entries()) if (root !== place) made.add(root)
  return (place) => made.has(humanCores[place]!)
}

/** Pairs that an identifier speaks for, in doubt or in vain (R5, R6). */
function* statedPairs(
  evaluation: Evaluation,
  persons: readonly PersonId[],
): Iterable<DoubtfulPair> {
  const { closure, loaded, doubtful, refused } = evaluation
  const kinds = [
    ['near', doubtful],
    ['refused', refused],
  ] as const
  for (const [kind, pairs] of kinds) {
    for (const [a, b] of pairs) {
      if (persons[a] === persons[b] || areHeldApart(evaluation, a, b)) continue
      yield {
        left: closure.records[a]!.record,
        right: closure.records[b]!.record,
        persons: [persons[a]!, persons[b]!],
        weight: loaded.weigh(a, b),
        kind,
      }
    }
  }
}

/** Decisions that the engine has changed its mind about since they were made (R14). */
function staleDecisions(evaluation: Evaluation, persons: readonly PersonId[]): StaleDecision[] {
  const { closure } = evaluation
  const stale: StaleDecision[] = []
  for (const [place, assertions] of closure.assertions.entries()) {
    for (const assertion of assertions) {
      if (assertion.left !== closure.records[place]!.record || !isHuman(assertion)) continue
      const mate = closure.placeOf.get(assertion.right)
      if (mate === undefined) continue
      const { weight, verdict } = judgePair(evaluation, place, mate)
      const against = assertion.kind === 'must-link' ? 'non-match' : 'match'
      if (verdict !== against || assertion.verdict === against) continue
      stale.push({
        assertion,
        weight,
        persons: [...new Set([persons[place]!, persons[mate]!])].sort(),
      })
    }
  }
  return stale
}

/** What the leaving records weigh against those that stay. */
function splitEvidence(
  { closure, loaded }: Evaluation,
  persons: readonly PersonId[],
  person: PersonId,
  leaving: readonly number[],
): ReviewEvidence[] {
  const staying = [...persons.keys()].filter(
    (place) => persons[place] === person && !leaving.includes(place),
  )
  return leaving.flatMap((a) =>
    staying.map((b) => {
      const [left, right] = [closure.records[a]!.record, closure.records[b]!.record]
      return { left, right, weight: loaded.weigh(a, b) }
    }),
  )
}
