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
import { type PairBatch, pairBatch } from './pair-batch.ts'
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
  /** First-name comparisons that hold the evidence of a surname comparison if the two are swapped. */
  readonly swaps: readonly Swap[]
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
  /**
   * Makes one comparison for all living pairs of a batch. A surname comparison comes after the
   * first name that it may be swapped with (see {@link swaps}).
   */
  compareColumn(at: number, batch: PairBatch): void
  /** Makes all comparisons for all living pairs of a batch. */
  compareBatch(batch: PairBatch): void
}

/** One event, one weight: a swap of first and last name is scored with the first name alone. */
export interface Swap {
  readonly given: number
  readonly surname: number
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
  const tokens = new NameTokens(tables.names, tables.features, tables.relations)
  const comparers = model.comparisons.map((comparison) =>
    comparerOf(comparison, table, tables, tokens),
  )
  const kinds = Uint8Array.from(model.comparisons, ({ kind }) => KIND[kind])
  const swaps = swapsOf(model.comparisons)
  const width = comparers.length
  const compareColumn: CompiledComparisons['compareColumn'] = (at, batch) => {
    const { left, right, alive, size, levels, rarities } = batch
    const from = at * batch.capacity
    const comparer = comparers[at]!
    // A loop for each kind, though they look alike: only so does each know whom it calls.
    switch (kinds[at]) {
      case KIND['given-name']:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as GivenNameComparer).compare(left[i]!, right[i]!)
          rarities[from + i] = (comparer as GivenNameComparer).rarity
        }
        break
      case KIND.surname:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as SurnameComparer).compare(left[i]!, right[i]!)
          rarities[from + i] = (comparer as SurnameComparer).rarity
        }
        for (const { given, surname } of swaps) if (surname === at) absorb(batch, given, at)
        break
      case KIND.parents:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as ParentsComparer).compare(left[i]!, right[i]!)
          rarities[from + i] = (comparer as ParentsComparer).rarity
        }
        break
      case KIND['middle-name']:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as MiddleNameComparer).compare(left[i]!, right[i]!)
        }
        break
      case KIND.date:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as DateComparer).compare(left[i]!, right[i]!)
        }
        break
      case KIND.exact:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as ExactComparer).compare(left[i]!, right[i]!)
        }
        break
      case KIND.identifier:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as IdentifierComparer).compare(left[i]!, right[i]!)
        }
        break
      case KIND.place:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as PlaceComparer).compare(left[i]!, right[i]!)
        }
        break
      case KIND.address:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as AddressComparer).compare(left[i]!, right[i]!)
        }
        break
      case KIND.text:
        for (let k = 0; k < size; k++) {
          const i = alive[k]!
          levels[from + i] = (comparer as TextComparer).compare(left[i]!, right[i]!)
        }
        break
    }
  }
  // First names first: the surnames may have to wait for them.
  const sequence = [...comparers.keys()].sort(
    (a, b) => Number(kinds[b] === KIND['given-name']) - Number(kinds[a] === KIND['given-name']),
  )
  const compareBatch: CompiledComparisons['compareBatch'] = (batch) => {
    for (let k = 0; k < width; k++) compareColumn(sequence[k]!, batch)
  }
  const single = pairBatch(1, width)
  single.size = 1
  const compareAt: CompiledComparisons['compareAt'] = (left, right, levels, rarities) => {
    single.left[0] = left
    single.right[0] = right
    single.levels = levels
    single.rarities = rarities
    compareBatch(single)
  }
  const { start } = tables.packed
  return {
    width,
    tables,
    swaps,
    compareAt,
    compareColumn,
    compareBatch,
    compare(left, right, levels, rarities) {
      compareAt(start[left]!, start[right]!, levels, rarities)
    },
  }
}

/** Where first and last name are swapped, the surname says nothing more. */
function absorb(
  { alive, size, capacity, levels, rarities }: PairBatch,
  given: number,
  surname: number,
): void {
  for (let k = 0; k < size; k++) {
    const i = alive[k]!
    if (levels[given * capacity + i] !== GIVEN['swapped with surname']) continue
    levels[surname * capacity + i] = NULL_LEVEL
    rarities[surname * capacity + i] = 0
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

function swapsOf(comparisons: readonly Comparison[]): Swap[] {
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
