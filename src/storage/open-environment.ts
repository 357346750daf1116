import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { LinkageError } from '../errors.ts'
import { checkLength, reachLength } from './file-length.ts'
import { LmdbEnvironment } from './lmdb-environment.ts'
import type { LmdbStoreOptions } from './lmdb-options.ts'
import { LmdbReader, LmdbWriter } from './lmdb-reader.ts'
import { prepareLockFile } from './lock-file.ts'
import { generationsIn, lockPath, StoreFile, storePath } from './store-file.ts'
import { FORMAT_TABLE, formatOf, isCurrent, migrate } from './store-format.ts'
import type { WriteGate } from './write-gate.ts'

/** Opens the newest data file of a folder, or makes the first. */
export function openEnvironment(
  dir: string,
  options: LmdbStoreOptions,
  gate: WriteGate,
): LmdbEnvironment {
  const readOnly = options.readOnly ?? false
  for (;;) {
    const generations = generationsIn(dir)
    const generation = generations.at(-1) ?? 1
    if (readOnly && generations.length === 0) throw new LinkageError('registry-missing', { dir })
    if (!readOnly) makeFiles(dir, generation)
    const file = new StoreFile(dir, generation)
    let environment: LmdbEnvironment | undefined
    try {
      checkLength(dir, file)
      const names = [...options.tables, FORMAT_TABLE]
      const open = (): LmdbEnvironment => new LmdbEnvironment(file, names, readOnly)
      environment = readOnly ? open() : gate.hold(open)
      // Not if it was compacted between the look and the opening.
      if (!file.isReplaced) {
        checkFormat(dir, environment, options, gate)
        if (!readOnly) for (const old of generations.slice(0, -1)) removeGeneration(dir, old)
        return environment
      }
    } catch (error) {
      if (environment === undefined) file.close()
      else void environment.close()
      throw error
    }
    void environment.close()
  }
}

/** Removes a data file and what belongs to it. Whoever has it open keeps it until it closes. */
export function removeGeneration(dir: string, generation: number): void {
  const path = storePath(dir, generation)
  rmSync(path, { force: true })
  rmSync(lockPath(path), { force: true })
}

/** An empty file is what LMDB makes a new store of. */
function makeFiles(dir: string, generation: number): void {
  mkdirSync(dir, { recursive: true })
  const path = storePath(dir, generation)
  prepareLockFile(path)
  closeSync(openSync(path, 'a'))
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
    const reason = `it has format ${version ?? 'none'} and must be opened for writing once`
    throw new LinkageError('store-read-only', { dir, reason })
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
