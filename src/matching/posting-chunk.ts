import type { PostingRun } from './posting-run.ts'

/**
 * A piece of a sorted run as bytes: the number of keys; the keys, ascending, each as the distance of
 * its high half from the beginning of the piece (`width` bytes) and its low half (4 bytes), the highest
 * byte first; how many bytes the list of each takes; the lists: the first code, then distances.
 * Numbers without a width are varints.
 *
 * @module
 */

let scratch = new Uint8Array(1 << 13)
let lengths = new Uint32Array(1 << 8)

/** The keys `[from, to)` of a run as a chunk that begins at `base`; valid until the next call. */
export function encodeChunk(
  { low, high, start, codes }: PostingRun,
  from: number,
  to: number,
  base: number,
  width: number,
): Uint8Array {
  const keys = to - from
  const most = 5 + keys * (width + 9) + 5 * (start[to]! - start[from]!)
  if (most > scratch.length) scratch = new Uint8Array(2 * most)
  if (keys > lengths.length) lengths = new Uint32Array(2 * keys)
  const bytes = scratch
  let at = writeVarint(bytes, 0, keys)
  for (let key = from; key < to; key++) {
    const distance = high[key]! - base
    for (let byte = width - 1; byte >= 0; byte--) bytes[at++] = distance >>> (8 * byte)
    const own = low[key]!
    bytes[at++] = own >>> 24
    bytes[at++] = own >>> 16
    bytes[at++] = own >>> 8
    bytes[at++] = own
  }
  for (let key = from; key < to; key++) {
    let length = 0
    let last = 0
    for (let code = start[key]!; code < start[key + 1]!; code++) {
      length += varintLength(codes[code]! - last)
      last = codes[code]!
    }
    at = writeVarint(bytes, at, length)
  }
  for (let key = from; key < to; key++) {
    let last = 0
    for (let code = start[key]!; code < start[key + 1]!; code++) {
      at = writeVarint(bytes, at, codes[code]! - last)
      last = codes[code]!
    }
  }
  return bytes.subarray(0, at)
}

/** Adds the codes of one key to the open list of a run. */
export function findInChunk(
  bytes: Uint8Array,
  width: number,
  distance: number,
  low: number,
  into: PostingRun,
): void {
  const reader = cursor
  reader.at = 0
  const keys = readVarint(bytes)
  const first = reader.at
  const stride = width + 4
  let [from, to] = [0, keys]
  while (from < to) {
    const middle = (from + to) >>> 1
    const at = first + stride * middle
    let own = 0
    for (let byte = 0; byte < width; byte++) own = (own << 8) | bytes[at + byte]!
    own >>>= 0
    if (own < distance || (own === distance && lowAt(bytes, at + width) < low)) from = middle + 1
    else to = middle
  }
  if (from === keys) return
  const at = first + stride * from
  let own = 0
  for (let byte = 0; byte < width; byte++) own = (own << 8) | bytes[at + byte]!
  if (own >>> 0 !== distance || lowAt(bytes, at + width) !== low) return
  reader.at = first + stride * keys
  let before = 0
  for (let key = 0; key < from; key++) before += readVarint(bytes)
  const length = readVarint(bytes)
  for (let key = from + 1; key < keys; key++) readVarint(bytes)
  reader.at += before
  readList(bytes, length, into)
}

/** Adds the keys of a chunk whose high halves are in `[from, to)` to a run, with their lists. */
export function readChunk(
  bytes: Uint8Array,
  width: number,
  base: number,
  from: number,
  to: number,
  into: PostingRun,
): void {
  const reader = cursor
  reader.at = 0
  const keys = readVarint(bytes)
  const first = reader.at
  const stride = width + 4
  if (keys > lengths.length) lengths = new Uint32Array(2 * keys)
  reader.at = first + stride * keys
  for (let key = 0; key < keys; key++) lengths[key] = readVarint(bytes)
  for (let key = 0; key < keys; key++) {
    const at = first + stride * key
    let distance = 0
    for (let byte = 0; byte < width; byte++) distance = (distance << 8) | bytes[at + byte]!
    const high = base + (distance >>> 0)
    if (high < from || high >= to) {
      reader.at += lengths[key]!
      continue
    }
    readList(bytes, lengths[key]!, into)
    into.end(lowAt(bytes, at + width), high)
  }
}

const cursor = { at: 0 }

function readList(bytes: Uint8Array, length: number, into: PostingRun): void {
  const end = cursor.at + length
  let code = 0
  while (cursor.at < end) {
    code += readVarint(bytes)
    into.push(code)
  }
}

function lowAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
  )
}

function readVarint(bytes: Uint8Array): number {
  let byte = bytes[cursor.at++]!
  if (byte < 128) return byte
  let value = byte & 127
  for (let shift = 7; ; shift += 7) {
    byte = bytes[cursor.at++]!
    value |= (byte & 127) << shift
    if (byte < 128) return value >>> 0
  }
}

function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let to = at
  while (rest > 127) {
    bytes[to++] = (rest & 127) | 128
    rest >>>= 7
  }
  bytes[to++] = rest
  return to
}

function varintLength(value: number): number {
  return value === 0 ? 1 : Math.ceil((32 - Math.clz32(value)) / 7)
}
