import { LEDGER_MIGRATIONS } from '../ledger/ledger-migrations.ts'
import { LEDGER_TABLES } from '../ledger/state-tables.ts'
import { MATCHING_TABLES } from '../matching/tables.ts'
import type { LmdbStoreOptions } from '../storage/lmdb-options.ts'
import { type LmdbStore, openLmdbStore } from '../storage/lmdb-store.ts'
import { APP_TABLE } from './transaction.ts'

const TABLES: readonly string[] = [...LEDGER_TABLES, ...MATCHING_TABLES, APP_TABLE]

/** Opens the store of a registry. */
export function openRegistryStore(
  dir: string,
  options: Omit<LmdbStoreOptions, 'tables' | 'migrations'>,
): LmdbStore {
  return openLmdbStore(dir, { tables: TABLES, migrations: LEDGER_MIGRATIONS, ...options })
}
