import type { RecordShape, StandardRecord } from './record-shape.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

let scratch = new Uint8Array(1 << 10)

/**
 * A standardized record as bytes: the dates, four bytes each, the lowest first; then each text in
 * UTF-8 after its length in bytes (two bytes from 128 on: the low seven bits with 128 added, then
 * the rest).
 */
export function encodeRecord(record: StandardRecord): Uint8Array {
  const most = record.texts.reduce(
    (sum, text) => sum + 2 + 3 * text.length,
    4 * record.dates.length,
  )
  if (most > scratch.length) scratch = new Uint8Array(2 * most)
  let at = 0
  for (const date of record.dates) {
    scratch[at++] = date
    scratch[at++] = date >>> 8
    scratch[at++] = date >>> 16
    scratch[at++] = date >>> 24
  }
  for (const text of record.texts) at = writeText(text, at)
  return scratch.slice(0, at)
}

function writeText(text: string, start: number): number {
  // Nearly all texts are short ASCII.
  if (text.length < 128) {
    let at = start + 1
    for (let unit = 0; unit < text.length; unit++) {
      const code = text.charCodeAt(unit)
      if (code >= 128) return writeLong(text, start)
      scratch[at++] = code
    }
    scratch[start] = text.length
    return at
  }
  return writeLong(text, start)
}

function writeLong(text: string, start: number): number {
  const { written } = encoder.encodeInto(text, scratch.subarray(start + 2))
  if (written < 128) {
    scratch[start] = written
    scratch.copyWithin(start + 1, start + 2, start + 2 + written)
    return start + 1 + written
  }
  scratch[start] = (written & 127) | 128
  scratch[start + 1] = written >>> 7
  return start + 2 + written
}

/** Reads what {@link encodeRecord} wrote. */
export function decodeRecord(shape: RecordShape, bytes: Uint8Array): StandardRecord {
  let at = 0
  const dates = shape.dates.map(() => {
    const date = dateAt(bytes, at)
    at += 4
    return date
  })
  const texts = shape.texts.map(() => {
    let length = bytes[at++]!
    if (length >= 128) length = (length & 127) | (bytes[at++]! << 7)
    const start = at
    at += length
    return textAt(bytes, start, at)
  })
  return { texts, dates }
}

/**
 * Some texts of a record that {@link encodeRecord} wrote.
 *
 * @param from - where the record begins in the bytes.
 * @param places - at least one, in the shape.
 */
export function textsAt(
  { dates }: RecordShape,
  bytes: Uint8Array,
  from: number,
  places: readonly number[],
): string[] {
  const texts = places.map(() => '')
  const last = Math.max(...places)
  let at = from + 4 * dates.length
  for (let place = 0; place <= last; place++) {
    let length = bytes[at++]!
    if (length >= 128) length = (length & 127) | (bytes[at++]! << 7)
    for (let k = 0; k < places.length; k++) {
      if (places[k] === place) texts[k] = textAt(bytes, at, at + length)
    }
    at += length
  }
  return texts
}

function textAt(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    // Nearly all are short ASCII, where this loop beats the decoder's call.
    if (byte >= 0x80 || at - start === 64) return decoder.decode(bytes.subarray(start, end))
    text += String.fromCharCode(byte)
  }
  return text
}

/** A date in its four bytes. */
export function dateAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
  )
}
