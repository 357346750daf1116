import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { LinkageError } from '../errors.ts'

/** How text is encoded, if the caller knows; `latin1` is read as its superset Windows-1252. */
export type TextEncoding = 'utf-8' | 'latin1' | 'auto'

/**
 * Thrown when text turns out not to be UTF-8 after parts of it were read as UTF-8: it has to be
 * read again from its start, as Windows-1252.
 */
export class RereadAsLatin1 extends Error {
  override readonly name = 'RereadAsLatin1'
}

/** Code points of the bytes 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252). */
const WINDOWS_1252 = Uint16Array.of(
  ...[0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160],
  ...[0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013],
  ...[0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178],
)

/**
 * Turns a file's bytes, chunk by chunk, into UTF-8 bytes without a byte order mark.
 *
 * The whole file has one encoding: UTF-16 if a byte order mark says so, UTF-8 if every byte fits,
 * otherwise Windows-1252 from its first byte on.
 */
export class Transcoder {
  readonly #file: string
  readonly #requested: TextEncoding
  #encoding: 'utf-8' | 'windows-1252' | 'utf-16' | undefined
  #utf16: TextDecoder | undefined
  /** A sequence cut by the end of the last chunk; before the encoding is known, the first bytes. */
  #pending: Uint8Array = new Uint8Array(0)
  /** Nothing but ASCII so far: what was read means the same in Windows-1252. */
  #onlyAscii = true

  /** @param inside - what comes is a part of a file that does not hold its start. */
  constructor(file: string, requested: TextEncoding, inside = false) {
    this.#file = file
    this.#requested = requested
    if (!inside) return
    this.#encoding = requested === 'latin1' ? 'windows-1252' : 'utf-8'
    this.#onlyAscii = false
  }

  /** The encoding found, for notes; `undefined` before the first bytes. */
  get encoding(): 'utf-8' | 'windows-1252' | 'utf-16' | undefined {
    return this.#encoding
  }

  /** How many of the file's bytes this UTF-8 was made of; not for UTF-16. */
  bytesOf(text: Uint8Array): number {
    if (this.#encoding !== 'windows-1252' || isAscii(text)) return text.length
    let characters = 0
    for (const byte of text) if ((byte & 0xc0) !== 0x80) characters++
    return characters
  }

  /**
   * UTF-8 of the next chunk; `final` says that none follows. The result may share its memory.
   *
   * @throws {@link LinkageError} `encoding-invalid` if the encoding was named and does not fit.
   * @throws {@link RereadAsLatin1} if the text read so far was taken for UTF-8, and is not.
   */
  push(chunk: Uint8Array, final: boolean): Uint8Array {
    let bytes = chunk
    if (this.#pending.length > 0) {
      bytes = Buffer.concat([this.#pending, chunk])
      this.#pending = new Uint8Array(0)
    }
    if (this.#encoding === undefined) {
      if (bytes.length < 3 && !final) {
        this.#pending = Uint8Array.from(bytes)
        return new Uint8Array(0)
      }
      bytes = bytes.subarray(this.#start(bytes))
    }
    if (this.#utf16 !== undefined) return this.#fromUtf16(this.#utf16, bytes, final)
    if (this.#encoding === 'windows-1252') return windows1252ToUtf8(bytes)
    return this.#checkUtf8(bytes, final)
  }

  /** Decides by the byte order mark; returns its length. */
  #start(bytes: Uint8Array): number {
    const [first, second, third] = bytes
    this.#encoding = this.#requested === 'latin1' ? 'windows-1252' : 'utf-8'
    if (first === 0xef && second === 0xbb && third === 0xbf) {
      return this.#encoding === 'utf-8' ? 3 : 0
    }
    if (this.#requested !== 'auto') return 0
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
      this.#encoding = 'utf-16'
      this.#utf16 = new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be', { fatal: true })
    }
    return 0
  }

  #fromUtf16(decoder: TextDecoder, bytes: Uint8Array, final: boolean): Uint8Array {
    try {
      return Buffer.from(decoder.decode(bytes, { stream: !final }))
    } catch (cause) {
      const details = { file: this.#file, encoding: 'UTF-16' }
      throw new LinkageError('encoding-invalid', details, { cause })
    }
  }

  #checkUtf8(bytes: Uint8Array, final: boolean): Uint8Array {
    if (isAscii(bytes)) return bytes
    const end = final ? bytes.length : endOfWholeSequences(bytes)
    const whole = bytes.subarray(0, end)
    if (isUtf8(whole)) {
      this.#onlyAscii &&= isAscii(whole)
      this.#pending = Uint8Array.from(bytes.subarray(end))
      return whole
    }
    if (this.#requested === 'utf-8') {
      throw new LinkageError('encoding-invalid', { file: this.#file, encoding: 'UTF-8' })
    }
    if (!this.#onlyAscii) throw new RereadAsLatin1()
    this.#encoding = 'windows-1252'
    return windows1252ToUtf8(bytes)
  }
}

/** Where the last sequence starts if it is cut short, otherwise the end. */
function endOfWholeSequences(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function windows1252ToUtf8(bytes: Uint8Array): Uint8Array {
  if (isAscii(bytes)) return bytes
  const text = new Uint8Array(bytes.length * 3)
  let used = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    const code = byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80]! : byte
    if (code < 0x80) {
      text[used++] = code
    } else if (code < 0x800) {
      text[used++] = 0xc0 | (code >> 6)
      text[used++] = 0x80 | (code & 0x3f)
    } else {
      text[used++] = 0xe0 | (code >> 12)
      text[used++] = 0x80 | ((code >> 6) & 0x3f)
      text[used++] = 0x80 | (code & 0x3f)
    }
  }
  return text.subarray(0, used)
}
