import { LEDGER_TABLES } from '../../src/ledger/state-tables.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { Engine, foundRegistry, type NewRegistry } from '../../src/registry/engine.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { registryOver } from '../../src/registry/registry-over.ts'
import { APP_TABLE } from '../../src/registry/transaction.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { ORACLE_TABLE, oracleIndex } from './oracle-index.ts'

/** A registry in memory whose index compares every pair, on a clock that ticks by a second. */
export function memoryRegistry(
  options: Partial<NewRegistry> = {},
): Registry & { readonly store: Store } {
  const store = memoryStore([...LEDGER_TABLES, APP_TABLE, ORACLE_TABLE])
  let time = Date.UTC(2026, 0, 1)
  const now = (): number => {
    time += 1000
    return time
  }
  const engine = { store, indexOf: oracleIndex, now }
  foundRegistry(engine, { model: shippedStudentModel(), ...options }, 'memory')
  return { ...registryOver(new Engine(engine, 'memory')), store }
}
