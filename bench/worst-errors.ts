import { Explainer } from '../src/linker/explain.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import { errorPairs } from './error-pairs.ts'
import { pairText } from './pair-text.ts'

/** An error with what the model thought of it. */
export interface WorstError {
  readonly error: 'false match' | 'missed'
  /** In bits. */
  readonly weight: number
  /** Ids, evidence and values, on four lines. */
  readonly text: string
}

/**
 * The errors in which the model was most wrong: false matches first (the highest weight first), then
 * missed pairs (the lowest weight first), blocked or not.
 */
export function worstErrors(
  result: LinkageResult,
  truthColumn: string,
  most: number,
): readonly WorstError[] {
  const { labels, model, prepared } = result
  const explainer = new Explainer(model, prepared)
  const { falseMatches, missed, unblocked } = errorPairs(result, truthColumn)
  const apart = unblocked.filter(({ left, right }) => labels[left] !== labels[right])
  const weighed = (error: WorstError['error'], pairs: typeof missed) =>
    pairs.map((pair) => ({ error, pair, weight: explainer.pair(pair.left, pair.right).weight }))
  return [
    ...weighed('false match', falseMatches).sort((a, b) => b.weight - a.weight),
    ...weighed('missed', [...missed, ...apart]).sort((a, b) => a.weight - b.weight),
  ]
    .slice(0, most)
    .map(({ error, pair, weight }) => ({
      error,
      weight,
      text: pairText(pair, prepared, explainer),
    }))
}
