import { closeSync, openSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { LinkageError } from '../errors.ts'
import { csvField } from './csv-field.ts'
import { reasonOf } from './failure-reason.ts'

/** Bytes collected before they are written. */
const BUFFER_BYTES = 1 << 18
/** UTF-8 needs at most this many bytes for a UTF-16 code unit. */
const BYTES_PER_UNIT = 3

/**
 * Writes a CSV file row by row. Writes are synchronous: a slow disk slows the caller down instead
 * of filling memory, and a full one throws where the row is written.
 *
 * @example
 * ```ts
 * using links = CsvWriter.open('links.csv')
 * links.row(['left_id', 'right_id', 'match_weight'])
 * links.row(['A1', 'B7', 12.5])
 * links.close()
 * ```
 */
export class CsvWriter implements Disposable {
  readonly #file: string
  readonly #descriptor: number
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  #used = 0
  #open = true

  private constructor(file: string, descriptor: number) {
    this.#file = file
    this.#descriptor = descriptor
  }

  /**
   * Creates the file, or empties it.
   *
   * @throws {@link LinkageError} `output-unwritable` if it cannot be created.
   */
  static open(path: string): CsvWriter {
    try {
      return new CsvWriter(basename(path), openSync(path, 'w'))
    } catch (error) {
      throw unwritable(basename(path), error)
    }
  }

  /**
   * Writes one record, quoting where needed.
   *
   * @throws {@link LinkageError} `output-unwritable` if the disk is full, and the like.
   */
  row(values: readonly (string | number)[]): void {
    let line = ''
    for (let at = 0; at < values.length; at++) {
      line += at === 0 ? csvField(values[at]!) : `,${csvField(values[at]!)}`
    }
    // An empty line would be no record at all.
    this.raw(line === '' ? '""\n' : `${line}\n`)
  }

  /** Writes rows that were put together elsewhere. @throws {@link LinkageError} as {@link row}. */
  rows(bytes: Uint8Array): void {
    this.#flush()
    this.#write(bytes)
  }

  /** Writes text as it is: for rows put together by the caller, line end included. */
  raw(text: string): void {
    const most = text.length * BYTES_PER_UNIT
    if (most > BUFFER_BYTES) {
      this.#flush()
      this.#write(Buffer.from(text))
      return
    }
    if (this.#used + most > BUFFER_BYTES) this.#flush()
    this.#used += this.#buffer.write(text, this.#used)
  }

  /** Writes what is left and closes the file; a second call does nothing. */
  close(): void {
    if (!this.#open) return
    try {
      this.#flush()
    } finally {
      this.#release()
    }
  }

  /** Closes the file without writing what is left, if {@link close} was not reached. */
  [Symbol.dispose](): void {
    if (this.#open) this.#release()
  }

  #flush(): void {
    const used = this.#used
    this.#used = 0
    if (used > 0) this.#write(this.#buffer.subarray(0, used))
  }

  #write(bytes: Uint8Array): void {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at)
    } catch (error) {
      throw unwritable(this.#file, error)
    }
  }

  #release(): void {
    this.#open = false
    try {
      closeSync(this.#descriptor)
    } catch (error) {
      throw unwritable(this.#file, error)
    }
  }
}

/** A failed write as the library's error; anything else as it is. */
export function unwritable(file: string, cause: unknown): unknown {
  const reason = reasonOf(cause)
  if (reason === undefined) return cause
  return new LinkageError('output-unwritable', { file, reason }, { cause })
}
