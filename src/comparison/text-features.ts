import type { Comparison } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { leastMatches, lettersOf, mayMatch, metaOf } from './letter-bounds.ts'
import { textColumn } from './value-texts.ts'

/** Two words for each value of a column: its letters, and length and beginning. On shared memory. */
export type TextFeatures = Uint32Array

/** Features of the columns that are compared by spelling, by field. */
export function textFeatures(
  comparisons: readonly Comparison[],
  table: StandardizedTable,
): Readonly<Record<string, TextFeatures>> {
  return Object.fromEntries(
    [...speltFields(comparisons)].flatMap((field) => {
      const values = textColumn(table, field)?.values
      if (values === undefined) return []
      const features = new Uint32Array(new SharedArrayBuffer(8 * values.size))
      for (let id = 1; id < values.size; id++) setTextFeatures(features, id, values.get(id))
      return [[field, features] as const]
    }),
  )
}

/** The fields whose values are compared by spelling. */
export function speltFields(comparisons: readonly Comparison[]): ReadonlySet<string> {
  const fields = comparisons.flatMap((comparison) => {
    if (comparison.kind === 'text') return [comparison.field]
    return comparison.kind === 'place' && comparison.city !== undefined ? [comparison.city] : []
  })
  return new Set(fields)
}

export function setTextFeatures(features: TextFeatures, id: number, text: string): void {
  features[2 * id] = lettersOf(text)
  features[2 * id + 1] = metaOf(text)
}

/** Below this a common prefix does not count, and bounds say nothing. */
const LEAST_BOUNDED = 0.7

/** Tells values that cannot reach a Jaro–Winkler similarity from their features. */
export class TextFilter {
  readonly #features: TextFeatures | undefined
  readonly #needed: Uint8Array

  /** @param least - the similarity to reach. */
  constructor(features: TextFeatures | undefined, least: number) {
    this.#features = least >= LEAST_BOUNDED ? features : undefined
    this.#needed = leastMatches([Math.max(least, LEAST_BOUNDED)], () => Infinity)
  }

  /** False is sure. */
  mayReach(left: number, right: number): boolean {
    const features = this.#features
    if (features === undefined) return true
    const a = left << 1
    const b = right << 1
    return mayMatch(this.#needed, 0, features[a]!, features[b]!, features[a + 1]!, features[b + 1]!)
  }
}
