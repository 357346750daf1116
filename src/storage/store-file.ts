import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { LinkageError } from '../errors.ts'

/**
 * The data file of a store has a number: compacting writes the file of the next number, and the
 * moment it appears, it is the store. Its lock file has the number too, so that whoever still has the
 * old one open can never mix the two up.
 */
const NAME = /^store-(\d+)\.mdb$/

/** What the newest complete meta page of an LMDB file says. */
export interface StoreMeta {
  /** Number of the last transaction. */
  readonly transaction: number
  readonly pageBytes: number
  readonly lastPage: number
  /** Pages of the tree of names and of the tree of free pages. */
  readonly ownPages: number
}

/** The path of a store's data file with that number. */
export function storePath(dir: string, generation: number): string {
  return join(dir, `store-${generation}.mdb`)
}

/** The path of LMDB's lock file beside a data file. */
export function lockPath(dataPath: string): string {
  return `${dataPath}-lock`
}

/** Numbers of the data files in a folder, ascending; none if there is no such folder. */
export function generationsIn(dir: string): number[] {
  if (!existsSync(dir)) return []
  const numbers = readdirSync(dir).flatMap((name) => {
    const number = NAME.exec(name)?.[1]
    return number === undefined ? [] : [Number(number)]
  })
  return numbers.sort((left, right) => left - right)
}

/** Is there a store in the folder? */
export function isStore(dir: string): boolean {
  return generationsIn(dir).length > 0
}

/** A data file, looked at beside LMDB: its length, its meta pages, and whether it was replaced. */
export class StoreFile {
  readonly path: string
  readonly generation: number
  readonly #next: string
  readonly #file: number

  constructor(dir: string, generation: number) {
    this.path = storePath(dir, generation)
    this.generation = generation
    this.#next = storePath(dir, generation + 1)
    this.#file = openSync(this.path, 'r')
  }

  get bytes(): number {
    return fstatSync(this.#file).size
  }

  /** Was the file compacted away? Cheap; exact only for those who hold the write lock. */
  get isGone(): boolean {
    return fstatSync(this.#file).nlink === 0
  }

  /** As {@link isGone}, also where a compaction was killed before it removed the old file. */
  get isReplaced(): boolean {
    return this.isGone || existsSync(this.#next)
  }

  /** @throws {@link LinkageError} `store-damaged` if there is no meta page. */
  meta(): StoreMeta {
    const first = this.#metaAt(0)
    const second = this.#metaAt(first.pageBytes)
    return first.transaction > second.transaction ? first : second
  }

  /** Bytes that the pages in use may reach to; a file may be shorter if the last ones are free. */
  get bytesExpected(): number {
    const { lastPage, pageBytes } = this.meta()
    return (lastPage + 1) * pageBytes
  }

  close(): void {
    closeSync(this.#file)
  }

  /** Meta page of LMDB's data format 2: after a header of 24 bytes, little endian. */
  #metaAt(position: number): StoreMeta {
    const page = Buffer.alloc(168)
    const read = readSync(this.#file, page, 0, page.length, position)
    const pageBytes = page.readUInt32LE(0x30)
    const isMeta = page.readUInt32LE(0x18) === 0xbeefc0de && page.readUInt32LE(0x1c) === 2
    if (read < page.length || !isMeta || pageBytes < 256 || pageBytes > 65_536) {
      throw new LinkageError('store-damaged', {
        part: this.path,
        problem: 'it does not begin as a data file does',
      })
    }
    const number = (offset: number): number => Number(page.readBigUInt64LE(offset))
    const pagesOf = (tree: number): number =>
      number(tree + 8) + number(tree + 16) + number(tree + 24)
    return {
      transaction: number(0x98),
      pageBytes,
      lastPage: number(0x90),
      ownPages: pagesOf(0x30) + pagesOf(0x60),
    }
  }
}
