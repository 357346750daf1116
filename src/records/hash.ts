/**
 * 64-bit hashes as two 32-bit lanes. Blocking keys, sampling and content ids hash the *bytes of
 * values*, never dictionary ids, so that they are the same for any order of input.
 *
 * Two multiply-xorshift lanes with different constants and a final avalanche (after MurmurHash3's
 * finalizer, Appleby 2011). Not cryptographic: nothing here protects a secret.
 *
 * @module
 */

/** The high 32 bits of the last {@link hashBytes} / {@link hashString} / {@link combineHash} call. */
export let hashHigh = 0

/** Hashes `bytes[start, end)`; returns the low 32 bits, leaves the high 32 in {@link hashHigh}. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed = 0): number {
  let low = 0xdeadbeef ^ seed
  let high = 0x41c6ce57 ^ seed
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    low = Math.imul(low ^ byte, 2654435761)
    high = Math.imul(high ^ byte, 1597334677)
  }
  return finish(low, high)
}

/** Hashes a string's UTF-16 code units; same contract as {@link hashBytes}. */
export function hashString(value: string, seed = 0): number {
  let low = 0xdeadbeef ^ seed
  let high = 0x41c6ce57 ^ seed
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at)
    low = Math.imul(low ^ unit, 2654435761)
    high = Math.imul(high ^ unit, 1597334677)
  }
  return finish(low, high)
}

/** Hashes two 64-bit hashes into one, order-dependent; same contract as {@link hashBytes}. */
export function combineHash(lowA: number, highA: number, lowB: number, highB: number): number {
  let low = Math.imul(lowA ^ 0x9e3779b9, 2654435761)
  let high = Math.imul(highA ^ 0x85ebca6b, 1597334677)
  low = Math.imul((low ^ (low >>> 15)) + lowB, 2246822507)
  high = Math.imul((high ^ (high >>> 13)) + highB, 3266489909)
  return finish(low, high)
}

/** As {@link combineHash}, but writes both halves to `[at]`: where there are millions, it is faster. */
export function combineHashTo(
  lowA: number,
  highA: number,
  lowB: number,
  highB: number,
  lows: Uint32Array,
  highs: Uint32Array,
  at: number,
): void {
  let low = Math.imul(lowA ^ 0x9e3779b9, 2654435761)
  let high = Math.imul(highA ^ 0x85ebca6b, 1597334677)
  low = Math.imul((low ^ (low >>> 15)) + lowB, 2246822507)
  high = Math.imul((high ^ (high >>> 13)) + highB, 3266489909)
  let a = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  let b = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b)
  b = Math.imul(b ^ (b >>> 16), 0xc2b2ae35)
  lows[at] = a ^ (a >>> 13)
  highs[at] = b ^ (b >>> 13)
}

function finish(low: number, high: number): number {
  let a = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  let b = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b)
  b = Math.imul(b ^ (b >>> 16), 0xc2b2ae35)
  hashHigh = (b ^ (b >>> 13)) >>> 0
  return (a ^ (a >>> 13)) >>> 0
}

/** The 16 hexadecimal digits of a 64-bit hash. */
export function hexHash(low: number, high: number): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
