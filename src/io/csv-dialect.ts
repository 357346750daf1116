import { LinkageError } from '../errors.ts'

/** How a CSV file separates its fields, and where its header starts. */
export interface CsvDialect {
  /** One byte. */
  readonly delimiter: number
  /** Bytes before the header: Excel's `sep=;` line, if there is one. */
  readonly skip: number
}

const COMMA = 0x2c
const SEMICOLON = 0x3b
const TAB = 0x09
const PIPE = 0x7c
/** Ties go to the first. */
const CANDIDATES = [COMMA, TAB, SEMICOLON, PIPE] as const

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20

/** Records looked at; more do not change the answer. */
const SAMPLE_RECORDS = 50

/**
 * Finds the delimiter from the first bytes of a file: among comma, tab, semicolon and pipe the one
 * that splits the header into many fields and most records into as many. A file of one column gets
 * the comma.
 *
 * @param head - UTF-8, from the start of the file; the last record may be cut.
 */
export function sniffDialect(head: Uint8Array): CsvDialect {
  const named = /^sep=([\x20-\x7e\t])(?:\r\n|\n|\r)/.exec(
    String.fromCharCode(...head.subarray(0, 8)),
  )
  if (named !== null) {
    return { delimiter: named[1]!.charCodeAt(0), skip: named[0].length }
  }
  let best: number = COMMA
  let bestScore = 0
  for (const delimiter of CANDIDATES) {
    const counts = fieldCounts(head, delimiter)
    const width = counts[0] ?? 1
    const agreeing = counts.filter((count) => count === width).length
    const score = counts.length === 0 ? 0 : (agreeing / counts.length) * (width - 1)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return { delimiter: best, skip: 0 }
}

/**
 * The byte of a delimiter given by name.
 *
 * @throws {@link LinkageError} `delimiter-invalid` unless it is one usable ASCII character.
 */
export function delimiterByte(delimiter: string): number {
  const byte = delimiter.charCodeAt(0)
  const usable = delimiter.length === 1 && byte > 0 && byte < 0x80
  if (!usable || byte === QUOTE || byte === LF || byte === CR) {
    throw new LinkageError('delimiter-invalid', { delimiter })
  }
  return byte
}

/** Fields of each of the first records, empty lines left out, the cut last one too. */
function fieldCounts(head: Uint8Array, delimiter: number): number[] {
  const counts: number[] = []
  let fields = 1
  let empty = true
  let atStart = true
  for (let at = 0; at < head.length && counts.length < SAMPLE_RECORDS; at++) {
    const byte = head[at]!
    if (byte === QUOTE && atStart) {
      at = endOfQuoted(head, at + 1)
      atStart = false
      empty = false
    } else if (byte === delimiter) {
      fields++
      atStart = true
      empty = false
    } else if (byte === LF || byte === CR) {
      if (!empty) counts.push(fields)
      fields = 1
      empty = true
      atStart = true
    } else if (byte !== SPACE) {
      atStart = false
      empty = false
    }
  }
  // A head that is all of a small file may lack the last line end.
  if (counts.length === 0 && !empty) counts.push(fields)
  return counts
}

/** The closing quote's position; doubled quotes do not close. */
function endOfQuoted(head: Uint8Array, from: number): number {
  for (let at = from; at < head.length; at++) {
    if (head[at] !== QUOTE) continue
    if (head[at + 1] !== QUOTE) return at
    at++
  }
  return head.length
}
