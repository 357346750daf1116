import type { Comparison, LinkageModel } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { AddressComparer, PlaceComparer } from './address.ts'
import type { Comparer } from './comparer.ts'
import { type ComparisonTables, comparisonTables } from './comparison-tables.ts'
import { DateComparer } from './date.ts'
import { GIVEN, GivenNameComparer } from './given-name.ts'
import { IdentifierComparer } from './identifier.ts'
import { MiddleNameComparer } from './middle-name.ts'
import { NameTokens } from './name-tokens.ts'
import { ParentsComparer } from './parents.ts'
import { SurnameComparer } from './surname.ts'
import { ExactComparer, TextComparer } from './values.ts'

/**
 * Comparison: candidate pairs → comparison vectors of levels. Layer 2. The hard problem is cost:
 * a vector is made for every candidate pair, so records are packed into runs of words, most pairs of
 * names are told apart by a few bits, and what needs the letters is computed once and kept.
 *
 * @module
 */

/** A model's comparisons, ready to run over one table. Not shared between threads: each makes its own. */
export interface CompiledComparisons {
  /** Comparisons in a vector. */
  readonly width: number
  /** What other threads need to compile the same. */
  readonly tables: ComparisonTables
  /**
   * Compares two records.
   *
   * @param levels - receives the level of each comparison, shape `width`.
   * @param rarities - receives the bits that rarity adds, shape `width`; 0 stands where there is no
   *   rarity, and is not written again.
   */
  compare(left: number, right: number, levels: Uint8Array, rarities: Float32Array): void
  /** As {@link compare}, of records by where they begin in the packed words. */
  compareAt(left: number, right: number, levels: Uint8Array, rarities: Float32Array): void
}

/** Numbers for kinds: a switch on them is a jump. */
const KIND = {
  'given-name': 0,
  surname: 1,
  parents: 2,
  'middle-name': 3,
  date: 4,
  exact: 5,
  identifier: 6,
  place: 7,
  address: 8,
  text: 9,
} as const satisfies Record<Comparison['kind'], number>

/**
 * Compiles the comparisons of a model against a table.
 *
 * @param tables - from {@link comparisonTables} for this table and the same comparisons (m and u
 *   aside) and frequencies; made here if absent.
 */
export function compileComparisons(
  model: Pick<LinkageModel, 'comparisons' | 'frequencies'>,
  table: StandardizedTable,
  tables: ComparisonTables = comparisonTables(model, table),
): CompiledComparisons {
  const tokens = new NameTokens(tables.names, tables.features)
  const comparers = model.comparisons.map((comparison) =>
    comparerOf(comparison, table, tables, tokens),
  )
  const kinds = Uint8Array.from(model.comparisons, ({ kind }) => KIND[kind])
  const absorbed = swapAbsorbs(model.comparisons)
  const compareAt: CompiledComparisons['compareAt'] = (left, right, levels, rarities) => {
    for (let at = 0; at < comparers.length; at++) {
      const comparer = comparers[at]!
      // A call for each kind, though they look alike: only so does each know whom it calls.
      switch (kinds[at]) {
        case KIND['given-name']:
          levels[at] = (comparer as GivenNameComparer).compare(left, right)
          rarities[at] = (comparer as GivenNameComparer).rarity
          break
        case KIND.surname:
          levels[at] = (comparer as SurnameComparer).compare(left, right)
          rarities[at] = (comparer as SurnameComparer).rarity
          break
        case KIND.parents:
          levels[at] = (comparer as ParentsComparer).compare(left, right)
          rarities[at] = (comparer as ParentsComparer).rarity
          break
        case KIND['middle-name']:
          levels[at] = (comparer as MiddleNameComparer).compare(left, right)
          break
        case KIND.date:
          levels[at] = (comparer as DateComparer).compare(left, right)
          break
        case KIND.exact:
          levels[at] = (comparer as ExactComparer).compare(left, right)
          break
        case KIND.identifier:
          levels[at] = (comparer as IdentifierComparer).compare(left, right)
          break
        case KIND.place:
          levels[at] = (comparer as PlaceComparer).compare(left, right)
          break
        case KIND.address:
          levels[at] = (comparer as AddressComparer).compare(left, right)
          break
        case KIND.text:
          levels[at] = (comparer as TextComparer).compare(left, right)
          break
      }
    }
    for (let at = 0; at < absorbed.length; at++) {
      const { given, surname } = absorbed[at]!
      if (levels[given] !== GIVEN['swapped with surname']) continue
      // One event, one weight: the swap is scored with the first name alone.
      levels[surname] = NULL_LEVEL
      rarities[surname] = 0
    }
  }
  const { start } = tables.packed
  return {
    width: comparers.length,
    tables,
    compareAt,
    compare(left, right, levels, rarities) {
      compareAt(start[left]!, start[right]!, levels, rarities)
    },
  }
}

function comparerOf(
  comparison: Comparison,
  table: StandardizedTable,
  tables: ComparisonTables,
  tokens: NameTokens,
): Comparer {
  const rare = 'termFrequency' in comparison && comparison.termFrequency === true
  const given = rare ? tables.given : tables.none
  switch (comparison.kind) {
    case 'given-name':
      return new GivenNameComparer(tables, comparison, tokens, given)
    case 'middle-name':
      return new MiddleNameComparer(tables, comparison, tokens)
    case 'surname': {
      const surname = rare ? tables.surname : tables.none
      return new SurnameComparer(tables, comparison.fields, tokens, surname)
    }
    case 'parents':
      return new ParentsComparer(tables, comparison.parents, tokens, given)
    case 'date':
      return new DateComparer(tables, comparison.field)
    case 'address':
      return new AddressComparer(table, tables, comparison)
    case 'place':
      return new PlaceComparer(table, tables, comparison)
    case 'identifier':
      return new IdentifierComparer(table, tables, comparison.fields, comparison.within)
    case 'text':
      return new TextComparer(table, tables, comparison.field, comparison.at)
    case 'exact':
      return new ExactComparer(tables, comparison.field)
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
