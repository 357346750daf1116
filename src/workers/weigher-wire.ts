import type { ComparisonTables } from '../comparison/comparison-tables.ts'
import { compileComparisons } from '../comparison/compile-comparisons.ts'
import { RecordLayout } from '../comparison/record-layout.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { PairWeigher, type WeighableRecords } from '../scoring/pair-weigher.ts'
import { type TableWire, tableFromWire, tableToWire } from './table-wire.ts'

/** A {@link PairWeigher} as plain data: what is large lies on shared memory. */
export interface WeigherWire {
  /** Names it: a thread compiles it once and keeps it. */
  readonly key: string
  /** Names its tables: weighers of the same ones share what a thread compiled of them. */
  readonly compiled: string
  readonly model: LinkageModel
  readonly table: TableWire
  readonly tables: Omit<ComparisonTables, 'layout' | 'names'>
  readonly flagged: Uint8Array
  readonly socialSecurity: Uint32Array
}

let made = 0

export function weigherToWire(
  model: LinkageModel,
  { standardized, flagged, socialSecurity }: WeighableRecords,
  { packed, features, relations, texts, given, surname, none }: ComparisonTables,
): WeigherWire {
  const key = String(++made)
  return {
    key,
    compiled: key,
    model: lean(model),
    table: tableToWire(standardized),
    tables: {
      packed,
      features,
      ...(relations === undefined ? {} : { relations }),
      texts,
      given,
      surname,
      none,
    },
    flagged,
    socialSecurity,
  }
}

/** The same tables for a model of the same comparisons with other weights. */
export function weigherWith(model: LinkageModel, wire: WeigherWire): WeigherWire {
  return { ...wire, key: String(++made), model: lean(model) }
}

/** The frequencies are in the tables already, and they are most of a model. */
function lean({ frequencies: _, ...model }: LinkageModel): LinkageModel {
  return { ...model, blocking: { ...model.blocking, overfull: [] } }
}

/** @param before - a weigher of the same tables, if there is one. */
export function weigherFromWire(wire: WeigherWire, before?: PairWeigher): PairWeigher {
  const { model, flagged, socialSecurity } = wire
  const standardized = tableFromWire(wire.table)
  const comparisons =
    before?.comparisons ??
    compileComparisons(model, standardized, {
      ...wire.tables,
      names: standardized.names,
      layout: new RecordLayout(model.comparisons),
    })
  return new PairWeigher(model, { standardized, flagged, socialSecurity }, comparisons)
}
