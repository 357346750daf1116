import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import {
  isLinkageError,
  LinkageError,
  type LinkageErrorCode,
  type LinkageErrorDetails,
} from '../errors.ts'
import type { CsvHead } from './csv-head.ts'
import { CsvReader } from './csv-reader.ts'
import { RereadAsLatin1, Transcoder } from './encoding.ts'
import { reasonOf } from './failure-reason.ts'
import { TableBuilder } from './table-builder.ts'
import type { TablePiece } from './table-piece.ts'

const CHUNK_BYTES = 1 << 20

/** A part of a CSV file to be read by itself. Plain data. */
export interface SegmentTask {
  readonly path: string
  /** For messages. */
  readonly file: string
  readonly stamp: FileStamp
  readonly head: CsvHead
  readonly trim: boolean
  readonly maxFieldBytes: number
  /** Columns whose values are not wanted, each once. */
  readonly unread: readonly string[]
  /** Where a record begins, if no quotes are open there. */
  readonly from: number
  readonly to: number
  /** Nothing follows. */
  readonly last: boolean
}

/** Which file it was, and which state of it: one that is written meanwhile is no file to read. */
export interface FileStamp {
  readonly inode: number
  readonly size: number
  readonly modified: number
}

/** What a part of a file holds, or what is wrong with it. Lines count from its first, which is 1. */
export type Segment = SegmentRead | SegmentFailure

export interface SegmentRead {
  readonly from: number
  readonly piece: TablePiece
  /** Where the first record begins that isn't whole; `to` if there is none. */
  readonly end: number
  /** Lines before {@link end}. */
  readonly lines: number
}

export interface SegmentFailure {
  readonly from: number
  /** `reread` if it is not UTF-8. */
  readonly failure:
    | 'reread'
    | { readonly code: LinkageErrorCode; readonly details: LinkageErrorDetails[LinkageErrorCode] }
}

/** Reads parts of CSV files, one after the other in the same room. */
export class SegmentReader {
  readonly #table = new TableBuilder()

  /**
   * Reads one part. Whether it began where a record begins only the part before it can say, so what
   * is wrong is told and not thrown: it may be wrong for another reason.
   *
   * Memory: the rows, one chunk and the longest record.
   */
  read(task: SegmentTask): Segment {
    const { from } = task
    try {
      return this.#records(task)
    } catch (error) {
      if (error instanceof RereadAsLatin1) return { from, failure: 'reread' }
      if (!isLinkageError(error)) throw error
      return { from, failure: { code: error.code, details: error.details } }
    }
  }

  #records(task: SegmentTask): SegmentRead {
    const { file, head, from, to, last } = task
    this.#table.clear(head.names, task.unread)
    const transcoder = new Transcoder(file, head.encoding, true)
    const reader = new CsvReader(this.#table, { ...task, ...head, linesBefore: 0 })
    for (const chunk of chunksOf(task)) reader.push(transcoder.push(chunk, false), false)
    if (last) reader.push(transcoder.push(new Uint8Array(0), true), true)
    const unfinished = last ? 0 : transcoder.bytesOf(reader.unfinished)
    const { lines } = reader
    return { from, piece: this.#table.take(), end: to - unfinished, lines }
  }
}

/** The bytes of the part. A chunk's memory is used again for the next. */
function* chunksOf({ path, file, stamp, from, to }: SegmentTask): Generator<Uint8Array> {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, 'r')
    const now = stampOf(fstatSync(descriptor))
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, to - from))
    for (let at = from; at < to; ) {
      const read = readSync(descriptor, buffer, 0, Math.min(buffer.length, to - at), at)
      if (read === 0 || !isSame(now, stamp)) throw changedMeanwhile(file)
      yield buffer.subarray(0, read)
      at += read
    }
  } catch (cause) {
    const reason = reasonOf(cause)
    if (reason === undefined) throw cause
    throw new LinkageError('file-unreadable', { file, reason }, { cause })
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

export function stampOf({ ino, size, mtimeMs }: Stats): FileStamp {
  return { inode: ino, size, modified: mtimeMs }
}

export function isSame(one: FileStamp, other: FileStamp): boolean {
  return one.inode === other.inode && one.size === other.size && one.modified === other.modified
}

export function changedMeanwhile(file: string): LinkageError {
  return new LinkageError('file-unreadable', { file, reason: 'was changed while it was read' })
}
