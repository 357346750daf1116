import { LinkageError } from '../errors.ts'

/**
 * Records as positions in a buffer. Field `c` of record `r` is at index `c * capacity + r`: a column
 * is one run.
 */
export interface FieldSpans {
  readonly width: number
  /** Records there is room for. */
  readonly capacity: number
  /** Records in the batch; only this many of each column are valid. */
  rows: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The line each record starts on; 1 is the first of the file. */
  readonly lines: Uint32Array
}

/** What the parser has to know. */
export interface CsvParserOptions {
  /** For messages. */
  readonly file: string
  /** One byte. */
  readonly delimiter: number
  /** Whether blanks around unquoted fields, and around quotes, are dropped. */
  readonly trim: boolean
  readonly maxFieldBytes: number
  /** The columns' names, for text whose header is elsewhere. */
  readonly names?: readonly string[]
}

/**
 * Fields and records per batch. Many, because a column's dictionary has to be fetched into the CPU's
 * cache for each: with batches of 512 records, a million took half as long again.
 */
const BATCH_FIELDS = 1 << 19
const BATCH_ROWS = 1 << 12

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

// Kinds of bytes; 0 is text, and what is at most BLANK belongs to a field.
const BLANK = 1
const DELIMITER = 2
const LINE_FEED = 3
const CARRIAGE_RETURN = 4

/**
 * The CSV state machine: bytes → positions of fields, whole records at a time. It copies nothing;
 * only a field with doubled quotes is rewritten, shorter, where it stands.
 *
 * RFC 4180, and as the world writes it: LF, CRLF or CR line ends, quotes only at the start of a
 * field (elsewhere they are text), empty lines skipped, surplus empty fields at the end tolerated.
 */
export class CsvParser {
  readonly #options: CsvParserOptions
  readonly #kinds = new Uint8Array(256)
  #names: readonly string[] = []
  #spans: FieldSpans = spansOf(64, 1)
  #line = 1
  /** Fields of the current record, of which the spans hold the first `width`. */
  #fields = 0
  /** Span indices of the current record's fields with doubled quotes, once per doubled quote. */
  readonly #escaped: number[] = []

  constructor(options: CsvParserOptions) {
    this.#options = options
    if (options.trim) {
      this.#kinds[0x20] = BLANK
      this.#kinds[0x09] = BLANK
    }
    this.#kinds[options.delimiter] = DELIMITER
    this.#kinds[LF] = LINE_FEED
    this.#kinds[CR] = CARRIAGE_RETURN
    if (options.names !== undefined) this.#start(options.names)
  }

  /** The line the next record starts on. */
  get line(): number {
    return this.#line
  }

  /**
   * Reads the first record. Same contract as {@link parse}; `onHeader` is not called while the
   * record isn't whole.
   */
  parseHeader(
    bytes: Uint8Array,
    from: number,
    end: number,
    final: boolean,
    onHeader: (spans: FieldSpans) => readonly string[],
  ): number {
    bytes[end] = LF
    let at = from
    while (at < end && this.#names.length === 0) {
      const next = this.#scanRecord(bytes, at, end, final)
      if (next < 0) break
      at = next
      if (this.#fields === 0) continue
      const { starts, ends, lines } = this.#spans
      this.#start(onHeader({ width: this.#fields, capacity: 1, rows: 1, starts, ends, lines }))
    }
    return at
  }

  /** The header is known: from here on records are expected. */
  #start(names: readonly string[]): void {
    this.#names = names
    const capacity = Math.ceil(BATCH_FIELDS / names.length)
    this.#spans = spansOf(names.length, Math.min(BATCH_ROWS, capacity))
  }

  /**
   * Reads whole records from `bytes[from, end)`.
   *
   * @param bytes - must have one spare byte after `end`, which is overwritten; fields with doubled
   *   quotes are rewritten in place.
   * @param final - nothing follows, so that the last record needs no line end.
   * @param onBatch - gets records in order; the positions and the bytes are valid during the call.
   * @returns where the first record starts that isn't whole yet (`end` if there is none).
   * @throws {@link LinkageError} `csv-ragged-row`, `csv-unclosed-quote`, `csv-stray-quote`,
   *   `field-too-long`.
   */
  parse(
    bytes: Uint8Array,
    from: number,
    end: number,
    final: boolean,
    onBatch: (spans: FieldSpans) => void,
  ): number {
    // The sentinel ends every scan, so that the inner loops need no bounds check.
    bytes[end] = LF
    const spans = this.#spans
    let at = from
    while (at < end) {
      const line = this.#line
      const next = this.#scanRecord(bytes, at, end, final)
      if (next < 0) break
      at = next
      if (this.#fields === 0) continue
      if (this.#fields !== spans.width) throw this.#ragged(line)
      spans.lines[spans.rows++] = line
      if (spans.rows === spans.capacity) {
        onBatch(spans)
        spans.rows = 0
      }
    }
    if (spans.rows > 0) onBatch(spans)
    spans.rows = 0
    return at
  }

  /** Scans one record; returns the start of the next, or -1 if the bytes end before it does. */
  #scanRecord(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    const kinds = this.#kinds
    const { maxFieldBytes } = this.#options
    let { starts, ends } = this.#spans
    const width = this.#names.length
    const { capacity, rows } = this.#spans
    let line = this.#line
    let field = 0
    let surplus = 0
    let at = from
    for (;;) {
      const begin = at
      while (kinds[bytes[at]!] === BLANK) at++
      let start = at
      let stop: number
      let kind: number
      let quoted = false
      if (bytes[at] === QUOTE) {
        quoted = true
        start = ++at
        const opened = line
        for (;;) {
          let byte = bytes[at]!
          while (byte !== QUOTE && byte > CR) byte = bytes[++at]!
          if (at >= end) return this.#unfinishedQuote(at - start, opened, final)
          if (byte === QUOTE) {
            if (at + 1 === end && !final) return this.#unfinishedQuote(at - start, opened, false)
            if (bytes[at + 1] !== QUOTE) break
            if (width === 0 || field < width) this.#escaped.push(field * capacity + rows)
            at++
          } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) {
            line++
          }
          at++
        }
        stop = at++
        while (kinds[bytes[at]!] === BLANK) at++
        kind = kinds[bytes[at]!]!
        if (kind <= BLANK) {
          throw new LinkageError('csv-stray-quote', { file: this.#options.file, line: opened })
        }
      } else {
        while (kinds[bytes[at]!]! <= BLANK) at++
        kind = kinds[bytes[at]!]!
        stop = at
        while (stop > start && kinds[bytes[stop - 1]!] === BLANK) stop--
      }
      if (at - begin - (quoted ? 2 : 0) > maxFieldBytes) throw this.#tooLong(field, line)
      if (!final && (at >= end || (kind === CARRIAGE_RETURN && at + 1 === end))) {
        this.#escaped.length = 0
        return -1
      }

      if (width === 0 || field < width) {
        if (width === 0 && field === starts.length) ({ starts, ends } = this.#widen())
        starts[field * capacity + rows] = start
        ends[field * capacity + rows] = stop
        field++
      } else {
        surplus++
        if (stop > start) field = width + surplus
      }
      if (kind === DELIMITER && at < end) {
        at++
        continue
      }
      const blank = !quoted && field === 1 && surplus === 0 && stop === start
      this.#fields = blank ? 0 : field
      this.#line = line + 1
      if (this.#escaped.length > 0) this.#undouble(bytes)
      if (at >= end) return end
      return kind === CARRIAGE_RETURN && bytes[at + 1] === LF && at + 1 < end ? at + 2 : at + 1
    }
  }

  /** Takes one quote of each doubled pair out of the record's fields. */
  #undouble(bytes: Uint8Array): void {
    const { starts, ends } = this.#spans
    let last = -1
    for (const field of this.#escaped) {
      if (field === last) continue
      last = field
      let to = starts[field]!
      const end = ends[field]!
      for (let at = to; at < end; at++) {
        const byte = bytes[at]!
        bytes[to++] = byte
        if (byte === QUOTE) at++
      }
      ends[field] = to
    }
    this.#escaped.length = 0
  }

  /** More room for the header, whose width is not known beforehand. */
  #widen(): FieldSpans {
    const old = this.#spans
    this.#spans = spansOf(old.starts.length * 2, 1)
    this.#spans.starts.set(old.starts)
    this.#spans.ends.set(old.ends)
    return this.#spans
  }

  #unfinishedQuote(length: number, line: number, final: boolean): -1 {
    if (final || length > this.#options.maxFieldBytes) {
      throw new LinkageError('csv-unclosed-quote', { file: this.#options.file, line })
    }
    this.#escaped.length = 0
    return -1
  }

  #tooLong(field: number, line: number): LinkageError {
    const { file, maxFieldBytes: limit } = this.#options
    const column = this.#names[field] ?? `column_${field + 1}`
    return new LinkageError('field-too-long', { file, line, column, limit })
  }

  #ragged(line: number): LinkageError {
    const { file } = this.#options
    const expected = this.#names.length
    return new LinkageError('csv-ragged-row', { file, line, expected, actual: this.#fields })
  }
}

function spansOf(width: number, capacity: number): FieldSpans {
  return {
    width,
    capacity,
    rows: 0,
    starts: new Int32Array(width * capacity),
    ends: new Int32Array(width * capacity),
    lines: new Uint32Array(capacity),
  }
}
