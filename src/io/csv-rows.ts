const COMMA = 0x2c
const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/**
 * CSV rows as bytes, field by field: a part of a file that goes behind others.
 *
 * @example
 * ```ts
 * const rows = new CsvRows()
 * rows.field(utf8('García, Ana'), 0, 12)
 * rows.endRow()
 * rows.take() // "García, Ana" in quotes, and a line feed
 * ```
 */
export class CsvRows {
  #buffer = new Uint8Array(1 << 16)
  #used = 0
  /** Of the row that {@link field} began. */
  #fields = 0
  #rowStart = 0

  /** Adds a field to the row: `bytes[start, end)` in UTF-8, quoted where {@link csvField} would. */
  field(bytes: Uint8Array, start: number, end: number): void {
    // Every byte may be a quote to double, and there are the comma and two quotes.
    this.#makeRoom(2 * (end - start) + 3)
    const buffer = this.#buffer
    let to = this.#used
    if (this.#fields > 0) buffer[to++] = COMMA
    const from = to
    let plain = start === end || !(isBlank(bytes[start]!) || isBlank(bytes[end - 1]!))
    for (let at = start; plain && at < end; at++) {
      const byte = bytes[at]!
      plain = byte !== COMMA && byte !== QUOTE && byte !== LF && byte !== CR
      buffer[to++] = byte
    }
    if (!plain) to = quote(bytes, start, end, buffer, from)
    this.#used = to
    this.#fields++
  }

  /** Ends the row. An empty line would be no record at all, so a row of one empty field is `""`. */
  endRow(): void {
    this.#makeRoom(3)
    if (this.#used === this.#rowStart) {
      this.#buffer[this.#used++] = QUOTE
      this.#buffer[this.#used++] = QUOTE
    }
    this.#buffer[this.#used++] = LF
    this.#fields = 0
    this.#rowStart = this.#used
  }

  /** The rows so far, and begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const rows = this.#buffer.slice(0, this.#used)
    this.#used = 0
    this.#rowStart = 0
    return rows
  }

  #makeRoom(bytes: number): void {
    if (this.#used + bytes <= this.#buffer.length) return
    const grown = new Uint8Array(2 * (this.#used + bytes))
    grown.set(this.#buffer.subarray(0, this.#used))
    this.#buffer = grown
  }
}

/** A blank that a reader would trim. */
function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09
}

/** Writes a field in quotes; returns where it ends. */
function quote(bytes: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  let next = at
  to[next++] = QUOTE
  for (let from = start; from < end; from++) {
    const byte = bytes[from]!
    if (byte === QUOTE) to[next++] = QUOTE
    to[next++] = byte
  }
  to[next++] = QUOTE
  return next
}
