import type { PersonIdGenerator } from '../../src/ledger/person-ids.ts'
import { LEDGER_TABLES } from '../../src/ledger/state-tables.ts'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { MATCHING_TABLES } from '../../src/matching/tables.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { Engine, foundRegistry, type NewRegistry } from '../../src/registry/engine.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { registryOver } from '../../src/registry/registry-over.ts'
import { APP_TABLE } from '../../src/registry/transaction.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { ORACLE_TABLE, oracleIndex } from './oracle-index.ts'

/** A registry in memory, and what it stands on. */
export type MemoryRegistry = Registry & { readonly store: Store; readonly engine: Engine }

/** On a clock that ticks by a second, with an index that compares every pair. */
export function memoryRegistry(options: Partial<NewRegistry> = {}): MemoryRegistry {
  return over(oracleIndex, options)
}

/** The same with the index of the library. */
export function indexedRegistry(
  options: Partial<NewRegistry> = {},
  personIds?: PersonIdGenerator,
  indexOf: typeof createMatchIndex = createMatchIndex,
): MemoryRegistry {
  return over(indexOf, options, personIds)
}

function over(
  indexOf: typeof createMatchIndex,
  options: Partial<NewRegistry>,
  personIds?: PersonIdGenerator,
): MemoryRegistry {
  const store = memoryStore([...LEDGER_TABLES, ...MATCHING_TABLES, APP_TABLE, ORACLE_TABLE])
  let time = Date.UTC(2026, 0, 1)
  const now = (): number => {
    time += 1000
    return time
  }
  const parts = { store, indexOf, now, ...(personIds === undefined ? {} : { personIds }) }
  foundRegistry(parts, { model: shippedStudentModel(), ...options }, 'memory')
  const engine = new Engine(parts, 'memory')
  return { ...registryOver(engine), store, engine }
}
