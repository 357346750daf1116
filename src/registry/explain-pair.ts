import type { Assertion, PairVerdict, PersonId } from '../ledger/event.ts'
import type { ScoreStep } from '../scoring/explain-score.ts'
import { statedProbability } from '../scoring/match-probability.ts'
import type { PairBar } from '../scoring/pair-weigher.ts'
import { aggregateOf, byCore } from './aggregate.ts'
import { gatherClosure, type RegistryView } from './closure.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { findRecord } from './find.ts'
import { judgePair } from './pair-verdict.ts'
import type { RecordKey } from './record-key.ts'

/** Why two records are of one person, or not (R28). */
export interface PairExplanation {
  readonly persons: readonly [left: PersonId, right: PersonId]
  readonly isOne: boolean
  /** Match weight of the pair, bits: the sum of the steps. */
  readonly weight: number
  readonly probability: number
  /** What the engine says of this pair alone; its persons may decide otherwise. */
  readonly verdict: PairVerdict
  /** Why the pair can be a near match at most, if so. */
  readonly bar?: PairBar | string
  /** Prior first, then each comparison, then what a shared family takes back. */
  readonly steps: readonly ScoreStep[]
  /** Names of the blocking rules that found the pair; none if it was not looked at. */
  readonly rules: readonly string[]
  /** Facts about the two that stand. */
  readonly assertions: readonly Assertion[]
  /** What the persons weigh against each other: the lower median, bits; of one person the pair's. */
  readonly aggregate: number
  /** Does the partition put the two together, whatever a policy holds back? */
  readonly isOneByPartition: boolean
}

/** @throws {@link LinkageError} `record-unknown`. */
export function explainPair(
  view: RegistryView,
  left: RecordKey,
  right: RecordKey,
): PairExplanation {
  const { state, index } = view
  const a = findRecord(state, left)
  const b = findRecord(state, right)
  const evaluation = evaluate(view, gatherClosure(view, [a.record, b.record]))
  const { closure, loaded, clusters, model } = evaluation
  const [x, y] = [closure.placeOf.get(a.record)!, closure.placeOf.get(b.record)!]
  const { weight, verdict } = judgePair(evaluation, x, y)
  const bar = barOf(evaluation, x, y)
  const edge = closure.edges[x]!.find(({ record }) => record === b.record)
  return {
    persons: [a.person!, b.person!],
    isOne: a.person === b.person,
    weight,
    probability: statedProbability(weight, model.calibration),
    verdict,
    ...(bar === undefined ? {} : { bar }),
    steps: loaded.explain(x, y),
    rules: (edge?.rules ?? []).map((rule) => index.model.blocking.rules[rule]!.name),
    assertions: state
      .assertionsOf(a.record)
      .filter((each) => each.left === b.record || each.right === b.record),
    aggregate: a.person === b.person ? weight : between(evaluation, a.person!, b.person!),
    isOneByPartition: clusters[x] === clusters[y],
  }

  function barOf({ sources }: Evaluation, one: number, other: number): string | undefined {
    loaded.weigh(one, other)
    const flagged = loaded.isFlagged(one) || loaded.isFlagged(other)
    const cap = loaded.capOf(one, other, flagged)
    if (cap !== undefined) return cap
    const ofOneSource = sources[one] === sources[other]
    return ofOneSource && model.constraints.withinSource !== 'match' ? 'within-source' : undefined
  }
}

function between({ closure, cores, loaded }: Evaluation, a: PersonId, b: PersonId): number {
  const coresOf = (person: PersonId): readonly (readonly number[])[] => {
    const places = [...closure.records.keys()].filter(
      (place) => closure.records[place]!.person === person,
    )
    return byCore(places, (place) => cores[place]!)
  }
  return aggregateOf(coresOf(a), coresOf(b), (x, y) => loaded.weigh(x, y))
}
