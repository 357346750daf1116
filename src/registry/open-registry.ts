import { existsSync, readdirSync, statSync } from 'node:fs'
import { LinkageError } from '../errors.ts'
import type { PersonIdGenerator } from '../ledger/person-ids.ts'
import { createMatchIndex } from '../matching/store-match-index.ts'
import { text } from '../model/shape.ts'
import { restoreStore } from '../storage/copy-store.ts'
import type { StoreStats, WriteTimes } from '../storage/lmdb-options.ts'
import type { LmdbStore } from '../storage/lmdb-store.ts'
import { isStore } from '../storage/store-folder.ts'
import { verifyStore } from '../storage/verify-store.ts'
import type { SurvivorshipOptions } from '../survivorship/survivorship-of.ts'
import { IN_FOLDER, IN_FOLDER_PROMISED, OPENING, VERIFYING } from './argument-shapes.ts'
import { behindDoor, checkArguments } from './door.ts'
import { Engine, type EngineOptions, foundRegistry, type NewRegistry } from './engine.ts'
import { type MatchManyOptions, matchMany, type RecordToMatch } from './match-many.ts'
import type { MatchAnswer } from './match-record.ts'
import { Preparing } from './preparing.ts'
import type { Registry } from './registry.ts'
import { registryOver } from './registry-over.ts'
import { openRegistryStore } from './registry-store.ts'
import type { VerifyReport } from './verify-report.ts'
import { type VerifyOptions, verifyOnThreads } from './verify-threads.ts'

/** Options of {@link openRegistry}. */
export interface OpenOptions {
  /** Makes a new registry in a folder that is empty or absent. */
  readonly create?: NewRegistry
  /** Nothing can be written then, and the write lock is not asked for. Default false. */
  readonly readOnly?: boolean
  /** How values of several records become one view. Default: what the model suggests. */
  readonly survivorship?: SurvivorshipOptions
  /**
   * Default: ids of the style that the registry was founded with. Give the same one whenever the
   * registry is opened.
   */
  readonly personIds?: PersonIdGenerator
  /**
   * Threads beside this one that prepare what is submitted (`submit`, `submitAll`, `prepare`), at most as
   * many as the machine runs at once: each has the registry open for reading. Changes no answer.
   * Default 0.
   */
  readonly threads?: number
  /** Records to be prepared before such threads are started. Default 2,000. */
  readonly threadsFrom?: number
  /** Told of each write how long it waited for the write lock and held it, come of it what may. */
  readonly onWrite?: (times: WriteTimes) => void
  /** Milliseconds since 1970. Default: the computer's clock. */
  readonly now?: () => number
  /** Bytes that the registry may take on disk. Default: no bound. */
  readonly maxBytes?: number
  /** How long a write waits for another writer. Default 10,000 milliseconds. */
  readonly lockTimeoutMs?: number
}

/** A registry in a folder. */
export interface OpenedRegistry extends Registry {
  readonly dir: string
  /**
   * Copies the registry as of one instant into a folder that is empty or absent, while others write.
   * The copy is a registry itself.
   */
  backup(to: string): Promise<void>
  /**
   * Who many records are, on several threads: the answers of `match`, in the order of the records,
   * each of the registry as it is when it is looked at. No more records are read than are soon
   * looked up.
   *
   * @throws {@link LinkageError} `aborted`, `worker-lost`.
   */
  matchMany(
    records: Iterable<RecordToMatch> | AsyncIterable<RecordToMatch>,
    options?: MatchManyOptions,
  ): AsyncIterable<MatchAnswer>
  /**
   * Rewrites the data file without what is free in it, while others read and write: what was erased is
   * gone from it then.
   */
  compact(): Promise<void>
  /** What it takes on disk. */
  storage(): StoreStats
}

/**
 * Opens the registry in a folder, or makes one. Any number of threads and processes may have it open.
 *
 * @throws {@link LinkageError} `registry-missing`; with `create` `registry-exists`,
 *   `store-not-empty`, `registry-option-invalid`, `model-invalid`; `argument-invalid`, `registry-newer`,
 *   `registry-older` with `readOnly`, `store-damaged`, `store-busy`, `store-read-only`,
 *   `store-unwritable`, `store-full`.
 *
 * @example
 * ```ts
 * const registry = await openRegistry('children', { create: { model: shippedStudentModel() } })
 * await registry.submit({ source: 'TX', id: '17', fields: { first_name: 'Ana' } })
 * await registry.close()
 * ```
 */
export async function openRegistry(
  dir: string,
  options: OpenOptions = {},
): Promise<OpenedRegistry> {
  checkArguments('openRegistry', OPENING, [dir, options])
  const { create, survivorship, personIds, now = Date.now, threads = 0, threadsFrom } = options
  if (create === undefined && !isStore(dir)) throw new LinkageError('registry-missing', { dir })
  if (create !== undefined) refuseTaken(dir)
  const store = openStore(dir, options)
  const engine: EngineOptions = {
    store,
    indexOf: createMatchIndex,
    now,
    ...(personIds === undefined ? {} : { personIds }),
  }
  try {
    if (create !== undefined) foundRegistry(engine, create, dir)
    const own = new Engine(engine, dir)
    const preparing = new Preparing(own, {
      dir: store.dir,
      threads,
      ...(threadsFrom === undefined ? {} : { threadsFrom }),
    })
    return opened(store, registryOver(own, survivorship, preparing))
  } catch (error) {
    await store.close()
    throw error
  }
}

/**
 * Makes a registry from a copy that `backup` made, once the copy has proved whole.
 *
 * @param to - a folder that is empty or absent.
 * @throws {@link LinkageError} `registry-missing`, `store-damaged`, `store-not-empty`,
 *   `store-unwritable`, `store-full`.
 */
export async function restoreRegistry(from: string, to: string): Promise<void> {
  checkArguments('restoreRegistry', { from: text, to: text }, [from, to])
  await restoreStore(from, to)
}

/**
 * Looks through all of a registry as of one instant: every value's checksum, in a process of its own,
 * as damage may end the process that reads it; then what `Registry.verify` looks at, on several
 * threads where there is enough. Others may write meanwhile; pages that they free are not used again
 * until it is done.
 *
 * @throws {@link LinkageError} `registry-missing`, `registry-older`, `aborted`, `worker-lost`.
 *
 * Stages of progress: `scan`, `ledger`, `replay`, `index`, `postings`, `partition`.
 */
export async function verifyRegistryIn(
  dir: string,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  checkArguments('verifyRegistryIn', VERIFYING, [dir, options])
  options.onProgress?.({ stage: 'scan', done: 0 })
  const { findings } = await verifyStore(dir)
  if (findings.length === 0) return verifyOnThreads(dir, options)
  const faults = findings.map(({ part, problem }) => ({
    check: 'store' as const,
    problem,
    subjects: [part],
  }))
  return { entries: 0, sequence: 0, hash: '', faults }
}

/** A store without a registry in it is what a first try left that failed. */
function refuseTaken(dir: string): void {
  // What is no folder at all is told by the store.
  if (!existsSync(dir) || !statSync(dir).isDirectory()) return
  if (readdirSync(dir).length > 0 && !isStore(dir)) {
    throw new LinkageError('store-not-empty', { dir })
  }
}

function openStore(
  dir: string,
  { readOnly = false, maxBytes, lockTimeoutMs, onWrite }: OpenOptions,
): LmdbStore {
  return openRegistryStore(dir, {
    readOnly,
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(lockTimeoutMs === undefined ? {} : { lockTimeoutMs }),
    ...(onWrite === undefined ? {} : { onWrite }),
  })
}

function opened(store: LmdbStore, registry: Registry): OpenedRegistry {
  const inFolder: Omit<OpenedRegistry, keyof Registry> = {
    dir: store.dir,
    backup: (to) => store.backup(to),
    matchMany: (records, options) =>
      matchMany({ dir: store.dir, match: registry.match }, records, options),
    compact: () => store.compact(),
    storage: () => store.stats(),
  }
  const own = behindDoor(inFolder as OpenedRegistry, IN_FOLDER, IN_FOLDER_PROMISED)
  // The registry's own accessors stay accessors: the model may change.
  return Object.defineProperties(own, Object.getOwnPropertyDescriptors(registry)) as OpenedRegistry
}
