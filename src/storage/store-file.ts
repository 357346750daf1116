import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { LinkageError } from '../errors.ts'
import { currentPath, parseCurrent, storePath } from './store-folder.ts'

/** What the newest complete meta page of an LMDB file says. */
export interface StoreMeta {
  /** Number of the last transaction. */
  readonly transaction: number
  readonly pageBytes: number
  readonly lastPage: number
  /** Pages of the tree of names and of the tree of free pages. */
  readonly ownPages: number
}

/** The data file of a store, looked at beside LMDB: its length, its meta pages, and whether it still is. */
export class StoreFile {
  readonly path: string
  readonly generation: number
  readonly #current: number
  readonly #file: number

  /**
   * @throws {@link LinkageError} `registry-missing` if there is no store, `store-damaged` if it has no
   *   data file.
   */
  constructor(dir: string) {
    for (;;) {
      this.#current = openCurrent(dir)
      try {
        this.generation = parseCurrent(readFileSync(this.#current, 'utf8'), dir)
        this.path = storePath(dir, this.generation)
        this.#file = openSync(this.path, 'r')
        return
      } catch (error) {
        const isMissing = !this.isReplaced
        closeSync(this.#current)
        if (isMissing) throw missingError(error, currentPath(dir))
      }
    }
  }

  get bytes(): number {
    return fstatSync(this.#file).size
  }

  /** Is another file the store now? Exact for those who hold the write lock. */
  get isReplaced(): boolean {
    return fstatSync(this.#current).nlink === 0
  }

  /** @throws {@link LinkageError} `store-damaged` if it does not begin with two meta pages. */
  checkHead(): void {
    if (this.bytes < 2 * this.meta().pageBytes) throw this.#headError()
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
    closeSync(this.#current)
  }

  /** Meta page of LMDB's data format 2: after a header of 24 bytes, little endian. */
  #metaAt(position: number): StoreMeta {
    const page = Buffer.alloc(168)
    const read = readSync(this.#file, page, 0, page.length, position)
    const pageBytes = page.readUInt32LE(0x30)
    const isMeta = page.readUInt32LE(0x18) === 0xbeefc0de && page.readUInt32LE(0x1c) === 2
    if (read < page.length || !isMeta || pageBytes < 256 || pageBytes > 65_536) {
      throw this.#headError()
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

  #headError(): LinkageError {
    const problem = 'it does not begin as a data file does'
    return new LinkageError('store-damaged', { part: this.path, problem })
  }
}

function openCurrent(dir: string): number {
  try {
    return openSync(currentPath(dir), 'r')
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'ENOTDIR')) throw error
    throw new LinkageError('registry-missing', { dir })
  }
}

function missingError(error: unknown, part: string): unknown {
  if (!hasCode(error, 'ENOENT')) return error
  return new LinkageError('store-damaged', { part, problem: 'the data file it names is missing' })
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
