import { crc32 } from 'node:zlib'
import { LinkageError } from '../errors.ts'

/** Bytes of a checksum; it stands behind the value. */
export const CHECKSUM_BYTES = 4

/** What the checksums of a table begin with, so that a value in a wrong table is noticed. */
export function tableSeed(table: string): number {
  return crc32(table)
}

/**
 * Writes the checksum of a key and its value behind the value.
 *
 * @param sealed - the value, and four bytes of room.
 */
export function seal(sealed: Uint8Array, key: Uint8Array, seed: number): void {
  const length = sealed.length - CHECKSUM_BYTES
  const sum = crc32(sealed.subarray(0, length), crc32(key, seed))
  for (let byte = 0; byte < CHECKSUM_BYTES; byte++) sealed[length + byte] = sum >>> (8 * byte)
}

/** The value without its checksum; undefined if they do not fit together. */
export function unseal(sealed: Uint8Array, key: Uint8Array, seed: number): Uint8Array | undefined {
  const length = sealed.length - CHECKSUM_BYTES
  if (length < 0) return
  const value = new Uint8Array(sealed.buffer, sealed.byteOffset, length)
  const sum =
    (sealed[length]! |
      (sealed[length + 1]! << 8) |
      (sealed[length + 2]! << 16) |
      (sealed[length + 3]! << 24)) >>>
    0
  return crc32(value, crc32(key, seed)) === sum ? value : undefined
}

/** The error of a value that does not match its checksum. */
export function checksumError(table: string): LinkageError {
  return new LinkageError('store-damaged', {
    part: `table ${table}`,
    problem: 'a value does not match its checksum',
  })
}
