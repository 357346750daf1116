import { APP_TABLE, type Transaction } from '../../registry/transaction.ts'
import type { RangeOptions, StoreEntry, StoreReader } from '../../storage/store.ts'

/** The exchange’s own keys, as they stand in one snapshot of the registry’s store. */
export interface AppReader {
  get(key: Uint8Array): Uint8Array | undefined
  range(options: RangeOptions): Iterable<StoreEntry>
}

/** The same within a transaction, and what is written there. */
export interface AppWriter extends AppReader {
  put(key: Uint8Array, value: Uint8Array): void
  remove(key: Uint8Array): boolean
}

export function appReader(reader: StoreReader): AppReader {
  return {
    get: (key) => reader.get(APP_TABLE, key),
    range: (options) => reader.range(APP_TABLE, options),
  }
}

export function appWriter({ change: { writer } }: Transaction): AppWriter {
  return {
    ...appReader(writer),
    put: (key, value) => writer.put(APP_TABLE, key, value),
    remove: (key) => writer.remove(APP_TABLE, key),
  }
}
