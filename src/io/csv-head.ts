import { LinkageError } from '../errors.ts'
import { delimiterByte, sniffDialect } from './csv-dialect.ts'
import { CsvParser } from './csv-parser.ts'
import { headerNames } from './csv-reader.ts'
import { type TextEncoding, Transcoder } from './encoding.ts'
import type { TextReadOptions } from './read-options.ts'

/** Text looked at to find the dialect. */
export const HEAD_BYTES: number = 1 << 16
/** Share of control characters above which a file isn't text. */
const BINARY_SHARE = 0.01
/** A byte order mark, and a character cut short. */
const SPARE_BYTES = 8

/** What the start of a CSV file says about the rest. */
export interface CsvHead {
  /** One byte. */
  readonly delimiter: number
  readonly names: readonly string[]
  readonly encoding: TextEncoding
}

/** {@link CsvHead}, and where the records begin. */
export interface CsvStart extends CsvHead {
  /** The first byte after the header. */
  readonly from: number
  /** Lines before it. */
  readonly lines: number
  readonly notes: readonly string[]
}

/**
 * The delimiter of a file, and how many bytes to pass over before its header.
 *
 * @param head - UTF-8: the first {@link HEAD_BYTES} of the file, or all of it.
 * @throws {@link LinkageError} `binary-input`, `delimiter-invalid`.
 */
export function csvDialect(
  head: Uint8Array,
  { file, delimiter }: Pick<TextReadOptions, 'file' | 'delimiter'>,
): { readonly delimiter: number; readonly skip: number } {
  const sniffed = sniffDialect(head)
  const byte = delimiter === undefined ? sniffed.delimiter : delimiterByte(delimiter)
  refuseBinary(file, head, byte)
  return { delimiter: byte, skip: sniffed.skip }
}

/**
 * Reads the header of a file whose records are to be read by others.
 *
 * @param bytes - the start of the file, {@link CSV_START_BYTES} if it has as many.
 * @returns undefined if this start does not say enough, or the file can only be read as a whole.
 * @throws what reading the whole file would throw.
 */
export function csvStart(bytes: Uint8Array, options: TextReadOptions): CsvStart | undefined {
  const { file } = options
  const transcoder = new Transcoder(file, options.encoding)
  const head = transcoder.push(bytes, false).subarray(0, HEAD_BYTES)
  if (head.length === 0 || transcoder.encoding === 'utf-16' || head.includes(0)) return undefined
  const { delimiter, skip } = csvDialect(head, options)
  const parser = new CsvParser({ ...options, delimiter })
  const text = head.subarray(skip)
  let found: ReturnType<typeof headerNames> | undefined
  // A copy, with the parser's spare byte: it writes where it reads.
  const scratch = new Uint8Array(text.length + 1)
  scratch.set(text)
  const at = parser.parseHeader(scratch, 0, text.length, false, (spans) => {
    found = headerNames(file, scratch, spans)
    return found.names
  })
  if (found === undefined) return undefined
  const latin1 = transcoder.encoding === 'windows-1252'
  const notes = [...found.notes]
  if (latin1 && options.encoding === 'auto') notes.unshift(latin1Note(file))
  const mark = !latin1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  return {
    delimiter,
    names: found.names,
    encoding: latin1 ? 'latin1' : options.encoding,
    from: mark + transcoder.bytesOf(head.subarray(0, skip + at)),
    lines: parser.line - 1 + (skip > 0 ? 1 : 0),
    notes,
  }
}

/** What {@link csvStart} wants to see. */
export const CSV_START_BYTES: number = HEAD_BYTES + SPARE_BYTES

/** Says that a file was not what it was taken for. */
export function latin1Note(file: string): string {
  return `${file}: not UTF-8, read as Windows-1252`
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
