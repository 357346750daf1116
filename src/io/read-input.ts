import { LinkageError } from '../errors.ts'
import { type Peeked, peek } from './chunks.ts'
import type { TextEncoding } from './encoding.ts'
import { extensionOf, FORMAT_HEAD_BYTES, formatOf } from './file-format.ts'
import { readCsv } from './read-csv.ts'
import { readCut } from './read-cut.ts'
import { readNdjson } from './read-ndjson.ts'
import type { TextReadOptions } from './read-options.ts'
import type { ByteSource } from './read-source.ts'
import type { ReadTableOptions } from './read-table.ts'
import { TableBuilder } from './table-builder.ts'
import type { TablePiece } from './table-piece.ts'

/** What one input holds. */
export interface InputRows {
  readonly pieces: readonly TablePiece[]
  readonly notes: readonly string[]
}

type InputOptions = ReadTableOptions & { readonly encoding: TextEncoding }

const SEGMENT_BYTES = 1 << 22

/**
 * Reads one input, of whatever format: in parts if there are hands for it and it can be cut,
 * otherwise as a whole.
 *
 * @param tell - called now and then with the bytes and the rows read so far; at last with all.
 */
export async function readInput(
  source: ByteSource,
  options: InputOptions,
  tell: (bytes: number, rows: number) => void,
): Promise<InputRows> {
  const { hands, signal, format } = options
  if (hands !== undefined) {
    const cut = await readCut(source, hands, {
      ...textOptions(source, options),
      format,
      unread: options.unread ?? new Set(),
      segmentBytes: options.segmentBytes ?? SEGMENT_BYTES,
      ...(signal && { signal }),
      onRead: tell,
    })
    if (cut !== undefined) return cut
  }
  const table = new TableBuilder(options.unread)
  const notes = await readWhole(source, table, options, () => tell(source.bytes, table.rows))
  tell(source.bytes, table.rows)
  return { pieces: [table.build()], notes }
}

/** What reading the text of a file depends on. */
function textOptions(source: ByteSource, options: InputOptions): TextReadOptions {
  const file = source.name
  return {
    file,
    trim: options.trim ?? true,
    encoding: options.encoding,
    delimiter: options.delimiter ?? (extensionOf(file) === 'tsv' ? '\t' : undefined),
    maxFieldBytes: options.maxFieldBytes ?? 1 << 20,
  }
}

async function readWhole(
  source: ByteSource,
  table: TableBuilder,
  options: InputOptions,
  onRows: () => void,
): Promise<string[]> {
  const file = source.name
  const peeked = await peek(source.chunks(), FORMAT_HEAD_BYTES)
  if (peeked.head.length === 0) throw new LinkageError('table-empty', { file })
  const format = options.format ?? formatOf(file, peeked.head)
  const text = { ...textOptions(source, options), onRows }
  if (format === 'parquet') {
    const { signal } = options
    // Few files are of this format: its codecs are loaded for those alone.
    const { readParquet } = await import('./parquet-reader.ts')
    const content = await parquetContent(source, peeked)
    await readParquet(content, table, { file, trim: text.trim, onRows, ...(signal && { signal }) })
    return []
  }
  if (format === 'csv') return readCsv(peeked.chunks, table, text)
  if (/^(?:\xef\xbb\xbf)?\s*\[/.test(String.fromCharCode(...peeked.head))) {
    throw new LinkageError('json-line-invalid', { file, line: 1, reason: 'starts a JSON array' })
  }
  return readNdjson(peeked.chunks, table, text)
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
