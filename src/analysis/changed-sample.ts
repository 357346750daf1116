import type { ChangedPair } from '../evaluation/changed-pairs.ts'
import { DECISIONS, type PairDecision } from '../evaluation/decision-matrix.ts'
import { Explainer, type Explanation } from '../linker/explain.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { pickPrepared } from '../linker/pick-prepared.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'

/** What is known of a pair. */
export type PairTruth = 'one-child' | 'two-children' | 'unknown'

/** A pair that two models decided differently, with its weight under both. */
export interface WeighedChange {
  /** Records by their place in key order, `left` < `right`. */
  readonly left: number
  readonly right: number
  readonly from: PairDecision
  readonly to: PairDecision
  readonly truth: PairTruth
  /** Bits. */
  readonly firstWeight: number
  readonly secondWeight: number
}

/** Such a pair with the waterfall of both models. */
export interface ExplainedChange extends WeighedChange {
  readonly first: Explanation
  readonly second: Explanation
}

/** Weighs pairs under both models and puts the worst first. */
export function weighChanges(
  changes: readonly ChangedPair[],
  first: LinkageResult,
  second: LinkageResult,
  truthOf: (left: number, right: number) => PairTruth,
): WeighedChange[] {
  if (changes.length === 0) return []
  const [a, b] = [first, second].map(({ model, prepared }) => new PairWeigher(model, prepared)) as [
    PairWeigher,
    PairWeigher,
  ]
  return changes
    .map(({ left, right, from, to }) => ({
      left,
      right,
      from: DECISIONS[from]!,
      to: DECISIONS[to]!,
      truth: truthOf(left, right),
      firstWeight: a.weigh(left, right),
      secondWeight: b.weigh(left, right),
    }))
    .sort(worstFirst)
}

/**
 * From match to non-match or back before changes that a person sees anyway; then those where one
 * model joins two children; then by how far the weights are apart.
 */
function worstFirst(a: WeighedChange, b: WeighedChange): number {
  const apart = ({ firstWeight, secondWeight }: WeighedChange): number =>
    Math.abs(firstWeight - secondWeight)
  return (
    Number(isReview(a)) - Number(isReview(b)) ||
    Number(isHarm(b)) - Number(isHarm(a)) ||
    apart(b) - apart(a) ||
    a.left - b.left ||
    a.right - b.right
  )
}

function isReview({ from, to }: WeighedChange): boolean {
  return from === 'near-match' || to === 'near-match'
}

function isHarm({ from, to, truth }: WeighedChange): boolean {
  return truth === 'two-children' && (from === 'match' || to === 'match')
}

/** The first few of each kind of change, in order, explained. */
export function explainChanges(
  changes: readonly WeighedChange[],
  first: LinkageResult,
  second: LinkageResult,
  perKind: number,
): ExplainedChange[] {
  const taken = new Map<string, number>()
  const shown = changes.filter(({ from, to }) => {
    const count = (taken.get(from + to) ?? 0) + 1
    taken.set(from + to, count)
    return count <= perKind
  })
  if (shown.length === 0) return []
  const records = Uint32Array.from(
    new Set(shown.flatMap(({ left, right }) => [left, right])),
  ).sort()
  const [a, b] = [first, second].map(
    ({ model, prepared }) => new Explainer(model, pickPrepared(prepared, records)),
  ) as [Explainer, Explainer]
  return shown.map((change) => {
    const [left, right] = [records.indexOf(change.left), records.indexOf(change.right)]
    return { ...change, first: a.pair(left, right), second: b.pair(left, right) }
  })
}
