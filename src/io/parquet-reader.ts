import { open } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from 'hyparquet'
import { isLinkageError, LinkageError } from '../errors.ts'
import { reasonOf } from './failure-reason.ts'
import { type Scale, TEXT_PARSERS, textOf } from './parquet-values.ts'
import type { TableBuilder } from './table-builder.ts'

/** What {@link readParquet} has to know about its file. */
export interface ParquetReadOptions {
  /** For messages. */
  readonly file: string
  readonly trim: boolean
  readonly onRows: () => void
  readonly signal?: AbortSignal
}

const COMPRESSORS: Compressors = {
  GZIP: (input) => gunzipSync(input),
  BROTLI: (input) => brotliDecompressSync(input),
  ZSTD: (input) => zstdDecompressSync(input),
}

/**
 * Reads one Parquet file into `table`, a column of a row group at a time. A row's line is its
 * number in the file.
 *
 * @param content - the path of the file, or its bytes.
 * @throws {@link LinkageError} `parquet-unreadable` if it is damaged, or a column is nested.
 */
export async function readParquet(
  content: string | Uint8Array<ArrayBuffer>,
  table: TableBuilder,
  options: ParquetReadOptions,
): Promise<void> {
  try {
    if (typeof content !== 'string') return await readColumns(inMemory(content), table, options)
    await using handle = await open(content)
    const { size } = await handle.stat()
    const onDisk: AsyncBuffer = {
      byteLength: size,
      async slice(start, end = size) {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start))
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
        return bytesRead === bytes.length ? bytes.buffer : bytes.buffer.slice(0, bytesRead)
      },
    }
    return await readColumns(onDisk, table, options)
  } catch (cause) {
    if (isLinkageError(cause)) throw cause
    const { file } = options
    const reason = reasonOf(cause)
    if (reason !== undefined) throw new LinkageError('file-unreadable', { file, reason }, { cause })
    throw unreadable(file, cause instanceof Error ? cause.message : 'it is damaged', cause)
  }
}

async function readColumns(
  file: AsyncBuffer,
  table: TableBuilder,
  options: ParquetReadOptions,
): Promise<void> {
  const metadata = await parquetMetadataAsync(file, { geoparquet: false })
  const names = flatColumns(metadata, options.file)
  const scales = undoDecimals(metadata)
  const firstRow = table.rows
  for (const [place, name] of names.entries()) {
    const column = table.column(name)
    const scan = await parquetScan({
      file,
      metadata,
      columns: [name],
      compressors: COMPRESSORS,
      parsers: TEXT_PARSERS,
      utf8: false,
      geoparquet: false,
    })
    let row = firstRow
    for (const { rowStart, rowEnd } of scan.ranges) {
      if (options.signal?.aborted) throw new LinkageError('aborted', { stage: 'reading' })
      const values = await scan.readColumn({ column: name, rowStart, rowEnd })
      for (let at = 0; at < values.length; at++) {
        const text = textOf(values[at], scales.get(name))
        if (text === undefined) throw nested(options.file, name)
        // Rows come from the first column's values: a damaged file may claim any number of rows.
        if (place === 0) table.addRow(row - firstRow + 1)
        column.set(row++, options.trim ? text.trim() : text)
      }
    }
    if (row !== table.rows || row - firstRow !== Number(metadata.num_rows))
      throw unreadable(options.file, `column "${name}" lacks values`)
    options.onRows()
  }
}

/** Column names; refuses structures and lists, which are no table. */
function flatColumns(metadata: FileMetaData, file: string): string[] {
  return parquetSchema(metadata).children.map(({ element, children }) => {
    if (children.length > 0 || element.repetition_type === 'REPEATED') {
      throw nested(file, element.name)
    }
    return element.name
  })
}

/**
 * Scales of the decimal columns, whose mark is taken away: the reader would turn them into floating
 * point, and ids are kept to the last digit.
 */
function undoDecimals(metadata: FileMetaData): Map<string, Scale> {
  const scales = new Map<string, Scale>()
  for (const element of metadata.schema) {
    if (element.converted_type !== 'DECIMAL' && element.logical_type?.type !== 'DECIMAL') continue
    scales.set(element.name, element.scale ?? 0)
    delete element.converted_type
    delete element.logical_type
  }
  return scales
}

function inMemory(bytes: Uint8Array<ArrayBuffer>): AsyncBuffer {
  const { buffer, byteOffset, length } = bytes
  return {
    byteLength: length,
    slice: (start, end = length) => buffer.slice(byteOffset + start, byteOffset + end),
  }
}

function nested(file: string, column: string): LinkageError {
  return unreadable(file, `column "${column}" holds lists or structures; flatten it`)
}

function unreadable(file: string, reason: string, cause?: unknown): LinkageError {
  return new LinkageError('parquet-unreadable', { file, reason }, { cause })
}
