import { type FileHandle, open } from 'node:fs/promises'
import { LinkageError, type LinkageErrorCode, type LinkageErrorDetails } from '../errors.ts'
import { CSV_START_BYTES, type CsvStart, csvStart } from './csv-head.ts'
import { cutsOf } from './cut-file.ts'
import { RereadAsLatin1 } from './encoding.ts'
import { FORMAT_HEAD_BYTES, formatOf, type TableFormat } from './file-format.ts'
import type { TextReadOptions } from './read-options.ts'
import {
  changedMeanwhile,
  isSame,
  type Segment,
  type SegmentRead,
  type SegmentTask,
  stampOf,
} from './read-segment.ts'
import type { ByteSource } from './read-source.ts'
import type { TableHands } from './table-hands.ts'
import type { TablePiece } from './table-piece.ts'

/** How a file is read in parts. */
export interface CutOptions extends TextReadOptions {
  readonly format: TableFormat | undefined
  readonly segmentBytes: number
  /** Columns whose values are not wanted. */
  readonly unread: ReadonlySet<string>
  readonly signal?: AbortSignal
  /** Called after each part with the bytes and the rows read so far. */
  readonly onRead: (bytes: number, rows: number) => void
}

/** What was read in parts. */
export interface CutFile {
  readonly pieces: readonly TablePiece[]
  readonly notes: readonly string[]
}

/**
 * Reads a CSV file in parts, all hands at once, and takes its hash meanwhile.
 *
 * Nobody knows whether a line feed in the midst of a file ends a record or stands in quotes. It is
 * taken for an end, and the part before it tells whether it was: if a record goes on there, the next
 * part is read again from where that record began.
 *
 * @returns undefined if it can't be cut: it is no plain CSV file, or too small to be worth it.
 * @throws what reading it as a whole would throw; {@link RereadAsLatin1} if it isn't UTF-8.
 */
export async function readCut(
  source: ByteSource,
  hands: TableHands,
  options: CutOptions,
): Promise<CutFile | undefined> {
  const { path } = source
  const size = await source.size()
  if (path === undefined || size === undefined || size <= options.segmentBytes) return undefined
  await using file = await open(path).catch((error) => {
    throw source.failureOf(error)
  })
  const stamp = stampOf(await file.stat())
  const start = await startOf(file, options)
  if (start === undefined) return undefined
  const cuts = await cutsOf(file, start.from, stamp.size, options.segmentBytes)
  const { trim, maxFieldBytes } = options
  const unread = [...options.unread]
  const tasks = cuts.slice(1).map((to, at) => ({
    ...{ path, file: options.file, stamp, trim, maxFieldBytes, unread },
    head: { delimiter: start.delimiter, names: start.names, encoding: start.encoding },
    from: cuts[at]!,
    to,
    last: at === cuts.length - 2,
  }))
  const [pieces] = await bothOf(readParts(tasks, start.lines, hands, options), hashOf(source))
  if (source.bytes !== stamp.size || !isSame(stamp, stampOf(await file.stat()))) {
    throw changedMeanwhile(options.file)
  }
  return { pieces, notes: start.notes }
}

/** Reads the parts, each behind the one before it. @param lines - before the first of them. */
async function readParts(
  tasks: readonly SegmentTask[],
  lines: number,
  hands: TableHands,
  { signal, onRead }: CutOptions,
): Promise<TablePiece[]> {
  const pieces: TablePiece[] = []
  let at = tasks[0]!.from
  let linesBefore = lines
  let rows = 0
  await hands.readSegments(tasks, async (segment) => {
    if (signal?.aborted) throw new LinkageError('aborted', { stage: 'reading' })
    const task = tasks[pieces.length]!
    const own = segment.from === at ? segment : await readAgain({ ...task, from: at }, hands)
    const { piece, end, lines } = certain(own, linesBefore)
    for (let row = 0; row < piece.rows; row++) piece.lines[row]! += linesBefore
    pieces.push(piece)
    rows += piece.rows
    at = end
    onRead(at, rows)
    linesBefore += lines
  })
  return pieces
}

async function readAgain(task: SegmentTask, hands: TableHands): Promise<Segment> {
  let found: Segment | undefined
  await hands.readSegments([task], async (segment) => {
    found = segment
  })
  return found!
}

/** A part that begins where a record begins: what is wrong with it is wrong with the file. */
function certain(segment: Segment, linesBefore: number): SegmentRead {
  if ('piece' in segment) return segment
  if (segment.failure === 'reread') throw new RereadAsLatin1()
  const { code, details } = segment.failure
  throw new LinkageError(code, inFile(details, linesBefore))
}

/** The details with the line counted from the start of the file. */
function inFile(
  details: LinkageErrorDetails[LinkageErrorCode],
  linesBefore: number,
): LinkageErrorDetails[LinkageErrorCode] {
  return 'line' in details ? { ...details, line: details.line + linesBefore } : details
}

async function startOf(file: FileHandle, options: CutOptions): Promise<CsvStart | undefined> {
  const bytes = Buffer.allocUnsafe(CSV_START_BYTES)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
  const head = bytes.subarray(0, bytesRead)
  const packed = head[0] === 0x1f && head[1] === 0x8b
  const format = options.format ?? formatOf(options.file, head.subarray(0, FORMAT_HEAD_BYTES))
  return packed || format !== 'csv' ? undefined : csvStart(head, options)
}

/** The hash is of what is read. */
async function hashOf(source: ByteSource): Promise<void> {
  for await (const _ of source.chunks());
}

/** Both results, once both have come to their end, whatever that is. */
async function bothOf<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other])
  return [await one, await other]
}
