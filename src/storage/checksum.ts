import { crc32 } from 'node:zlib'
import { LinkageError } from '../errors.ts'

/** Bytes of a checksum; it stands behind the value. */
export const CHECKSUM_BYTES = 4

/** What the checksums of a table begin with, so that a value in a wrong table is noticed. */
export function tableSeed(table: string): number {
  return crc32(table)
}

/** So many bytes are summed here sooner than by a call of the library. */
const MOST_BY_HAND = 96

/** By byte, for each of four bytes that are summed at once: CRC-32, the lowest bit first. */
const SUMS = tables()

function tables(): Int32Array {
  const sums = new Int32Array(4 * 256)
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
    sums[byte] = sum
  }
  for (let at = 256; at < sums.length; at++) {
    const before = sums[at - 256]!
    sums[at] = sums[before & 255]! ^ (before >>> 8)
  }
  return sums
}

/**
 * CRC-32 of `bytes[from, to)`, as `crc32` of zlib has it: nearly all keys and values are so short that
 * the call of a library, and a view to hand it, take longer.
 *
 * @param seed - the sum of what stands before.
 */
export function sumOf(bytes: Uint8Array, from: number, to: number, seed: number): number {
  if (to - from > MOST_BY_HAND) return crc32(bytes.subarray(from, to), seed)
  let sum = ~seed
  let at = from
  for (; at + 4 <= to; at += 4) {
    sum ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    sum =
      SUMS[768 + (sum & 255)]! ^
      SUMS[512 + ((sum >>> 8) & 255)]! ^
      SUMS[256 + ((sum >>> 16) & 255)]! ^
      SUMS[sum >>> 24]!
  }
  for (; at < to; at++) sum = SUMS[(sum ^ bytes[at]!) & 255]! ^ (sum >>> 8)
  return ~sum >>> 0
}

/**
 * Writes the checksum of a key and its value behind the value.
 *
 * @param sealed - the value, and four bytes of room.
 */
export function seal(sealed: Uint8Array, key: Uint8Array, seed: number): void {
  const length = sealed.length - CHECKSUM_BYTES
  const sum = sumOf(sealed, 0, length, sumOf(key, 0, key.length, seed))
  for (let byte = 0; byte < CHECKSUM_BYTES; byte++) sealed[length + byte] = sum >>> (8 * byte)
}

/** The value without its checksum; undefined if they do not fit together. */
export function unseal(sealed: Uint8Array, key: Uint8Array, seed: number): Uint8Array | undefined {
  const value = new Uint8Array(
    sealed.buffer,
    sealed.byteOffset,
    Math.max(0, sealed.length - CHECKSUM_BYTES),
  )
  return isSealed(sealed, value, key, seed) ? value : undefined
}

/** Does the checksum behind the value fit? */
function isSealed(sealed: Uint8Array, value: Uint8Array, key: Uint8Array, seed: number): boolean {
  const { length } = value
  if (sealed.length < CHECKSUM_BYTES) return false
  const before = sumOf(key, 0, key.length, seed)
  const sum = length > MOST_BY_HAND ? crc32(value, before) : sumOf(value, 0, length, before)
  const kept =
    sealed[length]! |
    (sealed[length + 1]! << 8) |
    (sealed[length + 2]! << 16) |
    (sealed[length + 3]! << 24)
  return kept >>> 0 === sum
}

/** The error of a value that does not match its checksum. */
export function checksumError(table: string): LinkageError {
  return new LinkageError('store-damaged', {
    part: `table ${table}`,
    problem: 'a value does not match its checksum',
  })
}
