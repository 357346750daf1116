import { csvDialect, HEAD_BYTES, latin1Note } from './csv-head.ts'
import { CsvReader } from './csv-reader.ts'
import { Transcoder } from './encoding.ts'
import type { WholeReadOptions } from './read-options.ts'
import type { TableBuilder } from './table-builder.ts'

/** Reads one CSV file into `table`; returns notes. */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array>,
  table: TableBuilder,
  options: WholeReadOptions,
): Promise<string[]> {
  const { file } = options
  const transcoder = new Transcoder(file, options.encoding)
  const waiting: Uint8Array[] = []
  let waitingBytes = 0
  let reader: CsvReader | undefined
  for await (const chunk of chunks) {
    const text = transcoder.push(chunk, false)
    if (reader !== undefined) {
      reader.push(text, false)
    } else {
      // Copied, because the chunk's memory is used again for a later one.
      waiting.push(Uint8Array.from(text))
      waitingBytes += text.length
      if (waitingBytes >= HEAD_BYTES) reader = startReader(waiting, table, options)
    }
    options.onRows()
  }
  const last = transcoder.push(new Uint8Array(0), true)
  if (reader === undefined) {
    waiting.push(last)
    reader = startReader(waiting, table, options)
    reader.push(new Uint8Array(0), true)
  } else {
    reader.push(last, true)
  }
  const notes = [...reader.notes]
  if (transcoder.encoding === 'windows-1252' && options.encoding === 'auto') {
    notes.unshift(latin1Note(file))
  }
  return notes
}

function startReader(
  waiting: readonly Uint8Array[],
  table: TableBuilder,
  options: WholeReadOptions,
): CsvReader {
  const head = Buffer.concat(waiting).subarray(0, HEAD_BYTES)
  const dialect = csvDialect(head, options)
  let { skip } = dialect
  const reader = new CsvReader(table, {
    ...options,
    delimiter: dialect.delimiter,
    linesBefore: skip > 0 ? 1 : 0,
  })
  for (const text of waiting) {
    reader.push(text.subarray(Math.min(skip, text.length)), false)
    skip -= Math.min(skip, text.length)
  }
  return reader
}
