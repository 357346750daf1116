import { ABORT } from 'lmdb'
import { LinkageError } from '../errors.ts'
import { createStore } from './create-store.ts'
import { checkLength, reachLength } from './file-length.ts'
import { LmdbEnvironment } from './lmdb-environment.ts'
import type { LmdbStoreOptions } from './lmdb-options.ts'
import { LmdbReader, LmdbWriter } from './lmdb-reader.ts'
import { prepareLockFile } from './lock-file.ts'
import { StoreFile } from './store-file.ts'
import { generationsIn, isStore, removeOthers, removePartials } from './store-folder.ts'
import { FORMAT_TABLE, formatOf, isCurrent, migrate } from './store-format.ts'
import type { WriteGate } from './write-gate.ts'

/** Opens the data file that is the store in a folder, or makes the first. */
export function openEnvironment(
  dir: string,
  options: LmdbStoreOptions,
  gate: WriteGate,
): LmdbEnvironment {
  const { migrations = [], readOnly = false } = options
  if (!readOnly && !isStore(dir)) createStore(dir, migrations)
  for (;;) {
    const file = new StoreFile(dir)
    let environment: LmdbEnvironment | undefined
    try {
      checkLength(dir, file)
      if (!readOnly) prepareLockFile(file.path)
      const names = [...options.tables, FORMAT_TABLE]
      const open = (): LmdbEnvironment => new LmdbEnvironment(file, names, readOnly)
      environment = readOnly ? open() : gate.hold(open)
      if (!file.isReplaced) {
        checkFormat(dir, environment, options, gate)
        if (!readOnly) cleanFolder(dir, environment, gate)
        return environment
      }
      void environment.close()
    } catch (error) {
      // Compacted between the look and the opening: what went wrong says nothing.
      const isReplaced = file.isReplaced
      if (environment === undefined) file.close()
      else void environment.close()
      if (!isReplaced) throw error
    }
  }
}

/** Removes what former compactions left. */
function cleanFolder(dir: string, { root, file }: LmdbEnvironment, gate: WriteGate): void {
  removePartials(dir)
  if (generationsIn(dir).every((generation) => generation === file.generation)) return
  gate.hold(() =>
    root.transactionSync(() => {
      if (!file.isReplaced) removeOthers(dir, file.generation)
      return ABORT
    }),
  )
}

function checkFormat(
  dir: string,
  { root, tables, file }: LmdbEnvironment,
  { migrations = [], readOnly = false }: LmdbStoreOptions,
  gate: WriteGate,
): void {
  const reader = new LmdbReader(tables)
  const version = formatOf(reader)
  root.resetReadTxn()
  if (isCurrent(version, migrations, dir)) return
  if (readOnly) {
    const supported = migrations.length + 1
    throw new LinkageError('registry-older', { dir, version: version ?? 0, supported })
  }
  gate.hold(() =>
    root.transactionSync(() => {
      const writer = new LmdbWriter(tables, () => {})
      try {
        migrate(writer, migrations, dir)
      } finally {
        writer.end()
      }
    }),
  )
  reachLength(root, file)
}
