import type { PairVerdict } from '../ledger/event.ts'
import type { WeighedClosure } from './evaluate.ts'

/** What the engine says of a pair by itself, and what it weighs. */
export interface JudgedPair {
  /** Match weight, bits. */
  readonly weight: number
  readonly verdict: PairVerdict
}

/** Judges a pair by weight, bars and identifiers; its clusters may decide otherwise. */
export function judgePair(weighed: WeighedClosure, a: number, b: number): JudgedPair {
  const { loaded, closure, model } = weighed
  const { lower, upper } = model.thresholds
  const weight = loaded.weigh(a, b)
  const capped = isCapped(weighed, a, b)
  const shares = closure.sharing.some((group) => group.includes(a) && group.includes(b))
  if (shares) return { weight, verdict: loaded.bothDisagree(a, b) ? 'near-match' : 'match' }
  if (weight < lower) return { weight, verdict: 'non-match' }
  return { weight, verdict: weight < upper || capped ? 'near-match' : 'match' }
}

/** Can the pair last weighed be a near match at most, whatever its weight? */
export function isCapped(
  { loaded, model, sources }: Pick<WeighedClosure, 'loaded' | 'model' | 'sources'>,
  a: number,
  b: number,
): boolean {
  if (model.constraints.withinSource !== 'match' && sources[a] === sources[b]) return true
  return loaded.capOf(a, b, loaded.isFlagged(a) || loaded.isFlagged(b)) !== undefined
}

/** Do people hold the two apart? */
export function areHeldApart({ closure }: WeighedClosure, a: number, b: number): boolean {
  const other = closure.records[b]!.record
  return closure.assertions[a]!.some(
    ({ kind, left, right }) => kind === 'cannot-link' && (left === other || right === other),
  )
}
