import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { LinkageError } from '../errors.ts'
import { unwritable } from './csv-writer.ts'
import { makeFolder } from './make-folder.ts'

/** Options of {@link createOutputFolder}. */
export interface OutputFolderOptions {
  /** Allow a folder that holds files. Those of the same name, and `replaces`, are replaced. */
  readonly force: boolean
  /** Names of files that are results of an earlier run, to be removed even if not written anew. */
  readonly replaces?: readonly string[]
}

/**
 * A folder of results that appears as a whole or not at all: files are written into a hidden folder
 * on the same disk, and moved when all are there.
 */
export class OutputFolder implements AsyncDisposable {
  readonly #dir: string
  readonly #partial: string
  readonly #replaces: readonly string[]
  /** The hidden folder is inside the folder, which was there before. */
  readonly #inside: boolean
  #done = false

  /** @internal Use {@link createOutputFolder}. */
  constructor(dir: string, partial: string, replaces: readonly string[]) {
    this.#dir = dir
    this.#partial = partial
    this.#replaces = replaces
    this.#inside = dirname(partial) === dir
  }

  /** Where to write the file of that name until {@link commit}. */
  path(name: string): string {
    return join(this.#partial, name)
  }

  /**
   * Moves the files into place. A new folder appears in one step. In a folder that was there, old
   * results go first and each file appears whole, in the order of their names; files of others stay.
   *
   * @throws {@link LinkageError} `output-unwritable`.
   * @throws {@link LinkageError} `output-not-empty` if another run made the folder meanwhile.
   */
  async commit(): Promise<void> {
    try {
      if (!this.#inside) {
        await rename(this.#partial, this.#dir)
      } else {
        const names = (await readdir(this.#partial)).sort()
        for (const name of this.#replaces) await rm(join(this.#dir, name), { force: true })
        for (const name of names) await rename(this.path(name), join(this.#dir, name))
        await rm(this.#partial, { recursive: true, force: true })
      }
    } catch (error) {
      if (isTaken(error)) throw new LinkageError('output-not-empty', { dir: this.#dir })
      throw unwritable(basename(this.#dir), error)
    }
    this.#done = true
  }

  /** Removes what was written, unless it was committed. */
  async discard(): Promise<void> {
    if (!this.#done) await rm(this.#partial, { recursive: true, force: true })
    this.#done = true
  }

  /** {@link discard}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.discard()
  }
}

/**
 * Prepares a folder of results. Nothing is visible in `dir` before {@link OutputFolder.commit}.
 *
 * The hidden folder is `.NAME.partial-PID`: beside `dir` if that is absent, inside it if it is there
 * (it may be a mounted volume, whose surroundings are another disk or read-only). Those of runs that
 * were killed are removed by the next run.
 *
 * @throws {@link LinkageError} `output-not-empty` if `dir` holds files and `force` is false.
 * @throws {@link LinkageError} `output-unwritable` if it cannot be created.
 *
 * @example
 * ```ts
 * await using out = await createOutputFolder('out', { force: false })
 * await writeFile(out.path('summary.json'), '{}')
 * await out.commit() // without it, everything written is removed again
 * ```
 */
export async function createOutputFolder(
  dir: string,
  options: OutputFolderOptions,
): Promise<OutputFolder> {
  const target = resolve(dir)
  const prefix = `.${basename(target)}.partial-`
  try {
    const there = existsSync(target)
    const parent = there ? target : dirname(target)
    makeFolder(parent)
    await removeStale(parent, prefix)
    if (there && !options.force) {
      const names = await readdir(target)
      if (names.some((name) => !name.startsWith(prefix))) {
        throw new LinkageError('output-not-empty', { dir })
      }
    }
    const partial = join(parent, prefix + process.pid)
    await rm(partial, { recursive: true, force: true })
    await mkdir(partial)
    return new OutputFolder(target, partial, options.replaces ?? [])
  } catch (error) {
    throw unwritable(dir, error)
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY'
}

/** Removes hidden folders whose process is gone: they hold people's records. */
async function removeStale(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const pid = Number(name.slice(prefix.length))
    if (Number.isInteger(pid) && pid > 0 && !isRunning(pid)) {
      await rm(join(parent, name), { recursive: true, force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
