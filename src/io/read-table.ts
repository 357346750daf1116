import { LinkageError } from '../errors.ts'
import type { Table, TablePart } from '../records/table.ts'
import { latin1Note } from './csv-head.ts'
import { RereadAsLatin1, type TextEncoding } from './encoding.ts'
import type { TableFormat } from './file-format.ts'
import { joinPieces } from './join-pieces.ts'
import { readInput } from './read-input.ts'
import { ByteSource, type TableInput } from './read-source.ts'
import type { TableHands } from './table-hands.ts'
import type { TablePiece } from './table-piece.ts'

/**
 * Files ↔ tables: CSV, NDJSON and Parquet in, CSV and a folder of results out. Layer 1.
 *
 * The hard problem: a million rows have to become columns in about a second and in little memory,
 * so bytes go straight from the file into dictionaries, and no string is made on the way; and what
 * is wrong with a file has to be said by line, without repeating what the line says.
 *
 * @module
 */

const CHUNK_BYTES = 1 << 21

/** How far reading has come. */
export interface ReadProgress {
  readonly bytes: number
  /** `undefined` if an input is a stream. */
  readonly totalBytes: number | undefined
  readonly rows: number
}

/** Options of {@link readTable}. */
export interface ReadTableOptions {
  /** Default: by each file's extension, otherwise by how it starts. */
  readonly format?: TableFormat
  /** One ASCII character. Default: comma, tab, semicolon or pipe, whichever fits the file. */
  readonly delimiter?: string
  /** Default `auto`: UTF-8 if the file is, otherwise Windows-1252; UTF-16 by byte order mark. */
  readonly encoding?: TextEncoding
  /** Drop blanks around values; inside CSV quotes they stay. Default true. */
  readonly trim?: boolean
  /** Longest CSV field, in bytes. Default 1 MiB. */
  readonly maxFieldBytes?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ReadProgress) => void
  /** Columns whose values are not wanted: they are there, but no row has a value. Default: none. */
  readonly unread?: ReadonlySet<string>
  /** @internal Bytes per read of a file. Default 2 MiB. */
  readonly chunkBytes?: number
  /** @internal Who reads large CSV files in parts. Default: nobody, each is read as a whole. */
  readonly hands?: TableHands
  /** @internal Bytes per part. Default 4 MiB. */
  readonly segmentBytes?: number
}

/** A table as read from files. */
export interface InputTable extends Table {
  readonly lines: Uint32Array
  /** What a person should know about how the files were read; never a record's values. */
  readonly notes: readonly string[]
}

/**
 * Reads files into one table: their rows one after the other, their columns matched by name (a row
 * has no value in a column its file doesn't have). gzip is unpacked. A file of a header alone gives
 * no rows.
 *
 * @param input - file paths, `-` for standard input, or named streams.
 * @returns values as UTF-8 bytes, as they are in the file, blanks around them dropped.
 * @throws {@link LinkageError} `file-unreadable`, `table-empty`, `binary-input`,
 *   `encoding-invalid`, `encoding-mixed`, `delimiter-invalid`, `csv-ragged-row`,
 *   `csv-unclosed-quote`, `csv-stray-quote`, `field-too-long`, `json-line-invalid`,
 *   `parquet-unreadable`, `table-too-large`, `aborted`.
 *
 * Cost: one pass; holds the table, two chunks, and the longest record.
 *
 * @example
 * ```ts
 * const table = await readTable(['2023.csv', '2024.csv.gz'])
 * table.parts[1]?.sha256 // of 2024.csv.gz
 * cell(table, 0, 'last_name_1') // 'García'
 * ```
 */
export async function readTable(
  input: TableInput | readonly TableInput[],
  options: ReadTableOptions = {},
): Promise<InputTable> {
  const inputs = Array.isArray(input) ? (input as readonly TableInput[]) : [input as TableInput]
  const sizes = await Promise.all(
    inputs.map((input) => new ByteSource(input, { chunkBytes: 1 }).size()),
  )
  const totalBytes = sizes.every((size) => size !== undefined)
    ? sizes.reduce((sum, size) => sum + size, 0)
    : undefined
  const latin1 = new Set<TableInput>()
  for (;;) {
    const reread = await readAll(inputs, options, totalBytes, latin1)
    if (typeof reread === 'object' && 'columns' in reread) return reread
    latin1.add(reread)
  }
}

/** The table, or the input whose encoding was misjudged, if all can be read again. */
async function readAll(
  inputs: readonly TableInput[],
  options: ReadTableOptions,
  totalBytes: number | undefined,
  latin1: ReadonlySet<TableInput>,
): Promise<InputTable | TableInput> {
  const { signal, onProgress, hands } = options
  const pieces: TablePiece[] = []
  const parts: TablePart[] = []
  const notes: string[] = []
  let bytes = 0
  let firstRow = 0
  for (const input of inputs) {
    const chunkBytes = options.chunkBytes ?? CHUNK_BYTES
    const source = new ByteSource(input, { chunkBytes, ...(signal && { signal }) })
    const encoding = latin1.has(input) ? 'latin1' : (options.encoding ?? 'auto')
    let rows = 0
    const tell = (bytesRead: number, rowsRead: number): void => {
      rows = rowsRead
      onProgress?.({ bytes: bytes + bytesRead, totalBytes, rows: firstRow + rows })
    }
    try {
      const read = await readInput(source, { ...options, encoding }, tell)
      pieces.push(...read.pieces)
      notes.push(...read.notes)
    } catch (error) {
      if (!(error instanceof RereadAsLatin1)) throw error
      const again = inputs.every((other) => typeof other === 'string' && other !== '-')
      if (!again) throw new LinkageError('encoding-mixed', { file: source.name })
      return input
    }
    if (latin1.has(input)) notes.push(latin1Note(source.name))
    parts.push({ file: source.name, firstRow, rows, bytes: source.bytes, sha256: source.sha256() })
    bytes += source.bytes
    firstRow += rows
  }
  return { ...(await joinPieces(pieces, hands)), parts, notes }
}
