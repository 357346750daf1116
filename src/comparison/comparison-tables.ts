import type { LinkageModel } from '../model/linkage-model.ts'
import type { StringTable } from '../records/string-table.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { type TokenRelations, tokenRelations } from './name-tokens.ts'
import { type PackedRecords, packRecords } from './packed-records.ts'
import { noRarity, type Rarity, rarityOf } from './rarity.ts'
import { RecordLayout } from './record-layout.ts'
import { type TextFeatures, textFeatures } from './text-features.ts'
import { type TokenFeatures, tokenFeatures } from './token-features.ts'

/** What comparing reads: made once, on shared memory, and read by every thread. */
export interface ComparisonTables {
  readonly layout: RecordLayout
  readonly packed: PackedRecords
  /** The dictionary of name tokens. */
  readonly names: StringTable
  readonly features: TokenFeatures
  /** For threads to share; absent: each keeps its own. */
  readonly relations?: TokenRelations
  readonly texts: Readonly<Record<string, TextFeatures>>
  /** Rarity of first names and of surnames; none if the model has no frequencies. */
  readonly given: Rarity
  readonly surname: Rarity
  readonly none: Rarity
}

/**
 * Works out what the comparisons of a model read of a table.
 *
 * @param order - shape `rows`: the order in which records lie in memory; as they are if absent.
 */
export function comparisonTables(
  model: Pick<LinkageModel, 'comparisons' | 'frequencies'>,
  table: StandardizedTable,
  order?: Uint32Array,
): ComparisonTables {
  const layout = new RecordLayout(model.comparisons)
  return {
    ...valueTables(model, table),
    layout,
    packed: packRecords(table, layout, order),
    features: tokenFeatures(table.names),
  }
}

/** The part of {@link comparisonTables} that is of values, and soon made. */
export function valueTables(
  { comparisons, frequencies }: Pick<LinkageModel, 'comparisons' | 'frequencies'>,
  table: StandardizedTable,
): Omit<ComparisonTables, 'layout' | 'packed' | 'features'> {
  const { names } = table
  const none = noRarity(names)
  return {
    names,
    relations: tokenRelations(names.size),
    texts: textFeatures(comparisons, table),
    none,
    given: frequencies ? rarityOf(names, frequencies.given) : none,
    surname: frequencies ? rarityOf(names, frequencies.surname) : none,
  }
}
