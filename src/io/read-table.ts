import { LinkageError } from '../errors.ts'
import type { Table } from '../records/table.ts'
import { type Peeked, peek } from './chunks.ts'
import { RereadAsLatin1, type TextEncoding } from './encoding.ts'
import { extensionOf, FORMAT_HEAD_BYTES, formatOf, type TableFormat } from './file-format.ts'
import { readParquet } from './parquet-reader.ts'
import { readCsv } from './read-csv.ts'
import { readNdjson } from './read-ndjson.ts'
import { ByteSource, type TableInput } from './read-source.ts'
import { TableBuilder } from './table-builder.ts'

/**
 * Files ↔ tables: CSV, NDJSON and Parquet in, CSV and a folder of results out. Layer 1.
 *
 * The hard problem: a million rows have to become columns in about a second and in little memory,
 * so bytes go straight from the file into dictionaries, and no string is made on the way; and what
 * is wrong with a file has to be said by line, without repeating what the line says.
 *
 * @module
 */

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
  /** @internal Bytes per read of a file. Default 2 MiB. */
  readonly chunkBytes?: number
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
  const table = new TableBuilder()
  const notes: string[] = []
  let bytes = 0
  const report = (): void => options.onProgress?.({ bytes, totalBytes, rows: table.rows })
  for (const input of inputs) {
    const source = new ByteSource(input, {
      chunkBytes: options.chunkBytes ?? 1 << 21,
      ...(options.signal && { signal: options.signal }),
      onBytes: (count) => {
        bytes += count
      },
    })
    const encoding = latin1.has(input) ? 'latin1' : (options.encoding ?? 'auto')
    try {
      notes.push(...(await readSource(source, table, { ...options, encoding }, report)))
    } catch (error) {
      if (!(error instanceof RereadAsLatin1)) throw error
      const again = inputs.every((other) => typeof other === 'string' && other !== '-')
      if (!again) throw new LinkageError('encoding-mixed', { file: source.name })
      return input
    }
    if (latin1.has(input)) notes.push(`${source.name}: not UTF-8, read as Windows-1252`)
    table.endPart(source.name, source.bytes, source.sha256())
    report()
  }
  return { ...table.build(), notes }
}

async function readSource(
  source: ByteSource,
  table: TableBuilder,
  options: ReadTableOptions & { readonly encoding: TextEncoding },
  onRows: () => void,
): Promise<string[]> {
  const file = source.name
  const peeked = await peek(source.chunks(), FORMAT_HEAD_BYTES)
  if (peeked.head.length === 0) throw new LinkageError('table-empty', { file })
  const format = options.format ?? formatOf(file, peeked.head)
  const trim = options.trim ?? true
  if (format === 'parquet') {
    const { signal } = options
    const content = await parquetContent(source, peeked)
    await readParquet(content, table, { file, trim, onRows, ...(signal && { signal }) })
    return []
  }
  const textOptions = {
    file,
    trim,
    onRows,
    encoding: options.encoding,
    delimiter: options.delimiter ?? (extensionOf(file) === 'tsv' ? '\t' : undefined),
    maxFieldBytes: options.maxFieldBytes ?? 1 << 20,
  }
  if (format === 'csv') return readCsv(peeked.chunks, table, textOptions)
  if (/^(?:\xef\xbb\xbf)?\s*\[/.test(String.fromCharCode(...peeked.head))) {
    throw new LinkageError('json-line-invalid', { file, line: 1, reason: 'starts a JSON array' })
  }
  return readNdjson(peeked.chunks, table, textOptions)
}

/** Reads all of the file, so that it is hashed; its bytes are kept only if it has no path to seek. */
async function parquetContent(
  source: ByteSource,
  { head, chunks }: Peeked,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const seekable = source.path !== undefined && head[0] === 0x50 && !source.path.endsWith('.gz')
  const kept: Uint8Array[] = []
  for await (const chunk of chunks) if (!seekable) kept.push(Uint8Array.from(chunk))
  return seekable ? source.path! : Uint8Array.from(Buffer.concat(kept))
}
