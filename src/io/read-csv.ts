import { LinkageError } from '../errors.ts'
import { delimiterByte, sniffDialect } from './csv-dialect.ts'
import { CsvReader } from './csv-reader.ts'
import { Transcoder } from './encoding.ts'
import type { TextReadOptions } from './read-options.ts'
import type { TableBuilder } from './table-builder.ts'

/** Text looked at to find the dialect. */
const HEAD_BYTES = 1 << 16
/** Share of control characters above which a file isn't text. */
const BINARY_SHARE = 0.01

/** Reads one CSV file into `table`; returns notes. */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array>,
  table: TableBuilder,
  options: TextReadOptions,
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
    options.onRows(table.rows)
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
    notes.unshift(`${file}: not UTF-8, read as Windows-1252`)
  }
  return notes
}

function startReader(
  waiting: readonly Uint8Array[],
  table: TableBuilder,
  { file, delimiter, trim, maxFieldBytes }: TextReadOptions,
): CsvReader {
  const head = Buffer.concat(waiting).subarray(0, HEAD_BYTES)
  const sniffed = sniffDialect(head)
  const byte = delimiter === undefined ? sniffed.delimiter : delimiterByte(delimiter)
  refuseBinary(file, head, byte)
  const reader = new CsvReader(table, {
    file,
    delimiter: byte,
    trim,
    maxFieldBytes,
    linesBefore: sniffed.skip > 0 ? 1 : 0,
  })
  let skip = sniffed.skip
  for (const text of waiting) {
    reader.push(text.subarray(Math.min(skip, text.length)), false)
    skip -= Math.min(skip, text.length)
  }
  return reader
}

function refuseBinary(file: string, head: Uint8Array, delimiter: number): void {
  let controls = 0
  for (const byte of head) {
    const control = byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0
    if (control && byte !== delimiter) controls++
  }
  if (controls > head.length * BINARY_SHARE)
    throw new LinkageError('binary-input', { file, line: 1 })
}
