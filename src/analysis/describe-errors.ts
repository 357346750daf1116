import { RecordPairSet, type RecordPairs } from '../clustering/record-pairs.ts'
import { Explainer, type Explanation } from '../linker/explain.ts'
import { pickPrepared } from '../linker/pick-prepared.ts'
import type { RecordKeys } from '../linker/record-keys.ts'
import { matchProbability } from '../scoring/match-probability.ts'
import { type Decisions, nearMatches } from './decisions.ts'
import type { ErrorReason, ErrorRecord, EvaluationError } from './evaluation.ts'
import { whichAreCandidates } from './which-are-candidates.ts'
import type { WrongPair } from './wrong-pairs.ts'

/** Says of each wrong pair why it was decided so, and how its weight adds up. */
export function describeErrors(
  decisions: Decisions,
  wrong: readonly WrongPair[],
): EvaluationError[] {
  if (wrong.length === 0) return []
  const { keys, links, evidence, candidates } = decisions
  const pairs = {
    left: Uint32Array.from(wrong, ({ left }) => left),
    right: Uint32Array.from(wrong, ({ right }) => right),
  }
  const near = new RecordPairSet(nearMatches(links))
  const compared = candidates === undefined ? undefined : whichAreCandidates(candidates, pairs)
  const explain = evidence === undefined ? undefined : explainer(evidence, pairs)
  return wrong.map(({ kind, left, right, pairs, weight }, at): EvaluationError => {
    const explanation = explain?.(left, right)
    const reason = reasonOf({
      kind,
      isNear: near.has(left, right),
      isWeighed: explanation !== undefined || !Number.isNaN(weight),
      ...(compared === undefined ? {} : { isCandidate: compared[at] === 1 }),
      ...(explanation === undefined ? {} : { explanation }),
    })
    return {
      kind,
      left: errorRecord(keys, left),
      right: errorRecord(keys, right),
      reason,
      ...(reason === 'capped' && explanation?.bar ? { bar: explanation.bar } : {}),
      pairs,
      ...weighed(explanation, weight),
    }
  })
}

/** Explains pairs of a few records, which are picked out so that a million others need not be compiled. */
function explainer(
  { model, prepared }: NonNullable<Decisions['evidence']>,
  { left, right }: RecordPairs,
): (left: number, right: number) => Explanation {
  const records = Uint32Array.from(new Set([...left, ...right])).sort()
  const placeOf = new Map(Array.from(records, (record, place) => [record, place]))
  const few = new Explainer(model, pickPrepared(prepared, records))
  return (a, b) => few.pair(placeOf.get(a)!, placeOf.get(b)!)
}

function weighed(
  explanation: Explanation | undefined,
  weight: number,
): Pick<EvaluationError, 'weight' | 'probability' | 'steps'> {
  if (explanation !== undefined) {
    const { weight, probability, steps } = explanation
    return { weight, probability, steps }
  }
  return Number.isNaN(weight) ? {} : { weight, probability: matchProbability(weight) }
}

function reasonOf({
  kind,
  isNear,
  isCandidate,
  explanation,
  isWeighed,
}: {
  readonly kind: WrongPair['kind']
  readonly isNear: boolean
  readonly isCandidate?: boolean
  readonly explanation?: Explanation
  readonly isWeighed: boolean
}): ErrorReason {
  if (kind === 'false-match') {
    return (explanation?.verdict ?? 'match') === 'match' && isWeighed ? 'weight' : 'joined'
  }
  if (isNear) {
    if (explanation === undefined) return 'near-match'
    if (explanation.bar !== undefined) return 'capped'
    return explanation.verdict === 'match' ? 'kept-apart' : 'between'
  }
  if (isCandidate === undefined) {
    return explanation?.verdict === 'non-match' ? 'below-lower' : 'not-listed'
  }
  if (!isCandidate) return 'blocking'
  return explanation?.verdict === 'non-match' ? 'below-lower' : 'held-apart'
}

function errorRecord({ ids, sources, order }: RecordKeys, record: number): ErrorRecord {
  const row = order[record]!
  const source = sources?.values.get(sources.ids[row]!)
  return {
    record,
    ...(source === undefined ? {} : { source }),
    id: ids.values.get(ids.ids[row]!),
  }
}
