import { randomFillSync } from 'node:crypto'

/** Bytes of a salt. */
export const SALT_LENGTH = 16

/** Fetched many at a time: a call of the operating system costs more than a record's whole payload. */
const pool = new Uint8Array(256 * SALT_LENGTH)
let at = pool.length

/** 16 random bytes. */
export function randomSalt(): Uint8Array {
  if (at === pool.length) {
    randomFillSync(pool)
    at = 0
  }
  at += SALT_LENGTH
  return pool.slice(at - SALT_LENGTH, at)
}
