import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { LinkageError } from '../errors.ts'
import { syncFile } from './sync-file.ts'

/**
 * The folder of a store: data files by number, each with LMDB's lock file, and a file `current` that
 * says which of them is the store. Compacting writes the next data file and then replaces `current`,
 * which is one step for everybody. Lock files have numbers too, so that whoever still has the old one
 * open can never mix the two up.
 */
const NUMBERED = /^store-(\d+)\.mdb(?:-lock)?$/
const PARTIAL = /\.partial-(\d+)-\d+-\d+(?:-lock)?$/

/** Children's records are in it: a store's folder, or a copy's, is its owner's alone unless it was there. */
export const FOLDER_MODE = 0o700

let partials = 0

/** The file that says which data file is the store. */
export function currentPath(dir: string): string {
  return join(dir, 'current')
}

/** The path of the data file with that number. */
export function storePath(dir: string, generation: number): string {
  return join(dir, `store-${generation}.mdb`)
}

/** The path of LMDB's lock file beside a data file. */
export function lockPath(dataPath: string): string {
  return `${dataPath}-lock`
}

/** A name for a file that is being written and will be moved to a path; no two are the same. */
export function partialPath(path: string): string {
  return `${path}.partial-${process.pid}-${threadId}-${++partials}`
}

/** Is there a store in the folder? */
export function isStore(dir: string): boolean {
  return existsSync(currentPath(dir))
}

/** The number that `current` holds. */
export function parseCurrent(text: string, dir: string): number {
  const generation = Number(text)
  if (!/^\d+\n$/.test(text) || !Number.isSafeInteger(generation)) {
    const problem = 'it holds no number of a data file'
    throw new LinkageError('store-damaged', { part: currentPath(dir), problem })
  }
  return generation
}

/**
 * Says which data file is the store; on disk when it returns.
 *
 * @param isFirst - leaves `current` as it is if it is there.
 */
export function pointTo(dir: string, generation: number, isFirst: boolean): void {
  const current = currentPath(dir)
  const partial = partialPath(current)
  try {
    const file = openSync(partial, 'wx')
    try {
      writeSync(file, `${generation}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (isFirst) linkIfAbsent(partial, current)
    else renameSync(partial, current)
    syncFile(dir)
  } finally {
    rmSync(partial, { force: true })
  }
}

/** Gives a file a second name unless there is one of that name. */
export function linkIfAbsent(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    if (!existsSync(to)) throw error
  }
}

/** Numbers of the data files that are there. */
export function generationsIn(dir: string): number[] {
  return readdirSync(dir).flatMap((name) => {
    const generation = NUMBERED.exec(name)?.[1]
    return generation === undefined ? [] : [Number(generation)]
  })
}

/**
 * Removes all data files but one. Only for those who hold its write lock while it is the store:
 * otherwise the other could be about to become the store.
 */
export function removeOthers(dir: string, generation: number): void {
  for (const name of readdirSync(dir)) {
    const number = NUMBERED.exec(name)?.[1]
    if (number !== undefined && Number(number) !== generation) {
      rmSync(join(dir, name), { force: true })
    }
  }
}

/** Removes what is left of processes that were killed as they wrote a file. */
export function removePartials(dir: string): void {
  for (const name of readdirSync(dir)) {
    const pid = PARTIAL.exec(name)?.[1]
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(dir, name), { force: true })
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
