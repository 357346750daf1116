import { LinkageError } from '../errors.ts'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import type { StoreReader, StoreWriter } from './store.ts'

/** The table that says which format the others have. */
export const FORMAT_TABLE = 'format'

const VERSION = new TextEncoder().encode('version')

/**
 * Brings a store from one format to the next. It runs in one transaction together with those that
 * follow, so that a store has the old format or the new one.
 */
export type Migration = (writer: StoreWriter) => void

/** The format of a store; undefined for one that is new. */
export function formatOf(reader: StoreReader): number | undefined {
  const value = reader.get(FORMAT_TABLE, VERSION)
  if (value === undefined) return
  const bytes = new ByteReader(value, FORMAT_TABLE)
  const version = bytes.u32()
  bytes.end()
  return version
}

/**
 * Does a store have the format that the migrations lead to? That is 1 without migrations, and one
 * more for each.
 *
 * @throws {@link LinkageError} `registry-newer` if it has a later one.
 */
export function isCurrent(
  version: number | undefined,
  migrations: readonly Migration[],
  dir: string,
): boolean {
  const supported = migrations.length + 1
  if (version !== undefined && version > supported) {
    throw new LinkageError('registry-newer', { dir, version, supported })
  }
  return version === supported
}

/** Gives a new store its format, and an old one every migration that it lacks. */
export function migrate(writer: StoreWriter, migrations: readonly Migration[], dir: string): void {
  const version = formatOf(writer)
  if (isCurrent(version, migrations, dir)) return
  if (version !== undefined) {
    for (const migration of migrations.slice(version - 1)) migration(writer)
  }
  writer.put(FORMAT_TABLE, VERSION, new ByteWriter(4).u32(migrations.length + 1).finish())
}
