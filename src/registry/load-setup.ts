import { randomFillSync } from 'node:crypto'
import { SALT_LENGTH } from '../ledger/random-salt.ts'
import type { PreparedRecords } from '../linker/prepare.ts'
import { edgeLists } from '../matching/loaded-edges.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { TextColumn } from '../records/table.ts'
import { stringsToWire, tableToWire } from '../workers/table-wire.ts'
import type { BatchPairs } from './batch-pairs.ts'
import type { LoadSetup, RawColumnWire } from './load-tasks.ts'
import type { LoadedPersons } from './loaded-persons.ts'
import type { PlannedLoad } from './plan-load.ts'
import type { RawFields } from './raw-fields.ts'

interface LoadParts {
  readonly planned: PlannedLoad
  readonly people: LoadedPersons
  readonly pairs: BatchPairs
  readonly raw: RawFields
}

/** Puts together what all tasks of a load go by. */
export function setupOf(
  { frequencies: _, ...model }: LinkageModel,
  { standardized, keys }: PreparedRecords,
  { planned: { plan, numberOf, records }, people, pairs, raw }: LoadParts,
): LoadSetup {
  const salts = new Uint8Array(new SharedArrayBuffer(SALT_LENGTH * records))
  randomFillSync(salts)
  return {
    plan,
    model,
    table: tableToWire(standardized),
    tieHash: keys.hash,
    order: keys.order,
    // A load names its column of sources.
    sources: columnToWire(keys.sources!),
    ids: columnToWire(keys.ids),
    fields: raw.fields.map(({ columns, ...field }) => ({
      ...field,
      columns: columns.map(columnToWire),
    })),
    numberOf,
    personIds: stringsToWire(people.ids),
    personOrder: people.order,
    salts,
    edges: edgeLists(pairs.edges(numberOf), records),
    links: pairs.links,
    weigher: pairs.weigher(),
  }
}

function columnToWire({ ids, values }: TextColumn): RawColumnWire {
  return { ids, values: stringsToWire(values) }
}
