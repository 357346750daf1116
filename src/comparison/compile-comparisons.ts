import type { Comparison, LinkageModel } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { Comparer } from './comparer.ts'
import { dateComparer } from './date.ts'
import { GIVEN, givenNameComparer } from './given-name.ts'
import { middleNameComparer } from './middle-name.ts'
import { NameTokens } from './name-tokens.ts'
import type { Outcome } from './pair-cache.ts'
import { parentsComparer } from './parents.ts'
import { noRarity, rarityOf } from './rarity.ts'
import { surnameComparer } from './surname.ts'
import {
  addressComparer,
  exactComparer,
  identifierComparer,
  placeComparer,
  textComparer,
} from './values.ts'

/**
 * Comparison: candidate pairs → comparison vectors of levels. Layer 2. The hard problem is cost:
 * a vector is made for every candidate pair, so everything that depends on one value, or on a pair
 * of values, is computed once and kept.
 *
 * @module
 */

/** A model's comparisons, ready to run over one table. Not shared between threads: each makes its own. */
export interface CompiledComparisons {
  /** Comparisons in a vector. */
  readonly width: number
  /**
   * Compares two records.
   *
   * @param levels - receives the level of each comparison, shape `width`.
   * @param rarities - receives the bits that rarity adds, shape `width`.
   */
  compare(left: number, right: number, levels: Uint8Array, rarities: Float32Array): void
}

/** Compiles the comparisons of a model against a table. */
export function compileComparisons(
  model: Pick<LinkageModel, 'comparisons' | 'frequencies'>,
  table: StandardizedTable,
): CompiledComparisons {
  const tokens = new NameTokens(table.names)
  const none = noRarity(table.names)
  const { frequencies } = model
  const given = frequencies ? rarityOf(table.names, frequencies.given) : none
  const surname = frequencies ? rarityOf(table.names, frequencies.surname) : none
  const compile = (comparison: Comparison): Comparer => {
    const rare = 'termFrequency' in comparison && comparison.termFrequency === true
    switch (comparison.kind) {
      case 'given-name':
        return givenNameComparer(table, comparison, tokens, rare ? given : none)
      case 'middle-name':
        return middleNameComparer(table, comparison, tokens)
      case 'surname':
        return surnameComparer(table, comparison.fields, tokens, rare ? surname : none)
      case 'parents':
        return parentsComparer(table, comparison.parents, tokens, rare ? given : none)
      case 'date':
        return dateComparer(table, comparison.field)
      case 'address':
        return addressComparer(table, comparison)
      case 'place':
        return placeComparer(table, comparison)
      case 'identifier':
        return identifierComparer(table, comparison.fields, comparison.within)
      case 'text':
        return textComparer(table, comparison.field, comparison.at)
      case 'exact':
        return exactComparer(table, comparison.field)
    }
  }
  const comparers = model.comparisons.map(compile)
  const absorbed = swapAbsorbs(model.comparisons)
  const out: Outcome = { level: 0, rarity: 0 }
  return {
    width: comparers.length,
    compare(left, right, levels, rarities) {
      for (let at = 0; at < comparers.length; at++) {
        comparers[at]!.compare(left, right, out)
        levels[at] = out.level
        rarities[at] = out.rarity
      }
      for (const { given: by, surname: other } of absorbed) {
        if (levels[by] !== GIVEN['swapped with surname']) continue
        // One event, one weight: the swap is scored with the first name alone.
        levels[other] = NULL_LEVEL
        rarities[other] = 0
      }
    },
  }
}

/** Surname comparisons whose evidence a swap of first and last name already holds. */
function swapAbsorbs(comparisons: readonly Comparison[]): { given: number; surname: number }[] {
  return comparisons.flatMap((comparison, given) => {
    if (comparison.kind !== 'given-name' || comparison.surnames === undefined) return []
    const fields = comparison.surnames
    return comparisons.flatMap((other, surname) =>
      other.kind === 'surname' && other.fields.some((field) => fields.includes(field))
        ? [{ given, surname }]
        : [],
    )
  })
}
