import { LinkageError } from '../errors.ts'
import { Transcoder } from './encoding.ts'
import { NdjsonReader } from './ndjson-reader.ts'
import type { WholeReadOptions } from './read-options.ts'
import type { TableBuilder } from './table-builder.ts'

/** Reads one NDJSON file into `table`; returns notes. */
export async function readNdjson(
  chunks: AsyncIterable<Uint8Array>,
  table: TableBuilder,
  options: WholeReadOptions,
): Promise<string[]> {
  const { file, trim, maxFieldBytes } = options
  const before = table.rows
  const transcoder = new Transcoder(file, options.encoding)
  const reader = new NdjsonReader(table, { file, trim, maxLineBytes: maxFieldBytes * 16 })
  for await (const chunk of chunks) {
    reader.push(transcoder.push(chunk, false), false)
    options.onRows()
  }
  reader.push(transcoder.push(new Uint8Array(0), true), true)
  if (table.rows === before) throw new LinkageError('table-empty', { file })
  const latin1 = transcoder.encoding === 'windows-1252' && options.encoding === 'auto'
  return latin1 ? [`${file}: not UTF-8, read as Windows-1252`] : []
}
