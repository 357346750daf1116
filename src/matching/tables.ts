/** The tables of the index in a store. */
export const ROWS = 'match-rows'
export const EDGES = 'match-edges'
export const POSTINGS = 'match-postings'
export const INDEX_META = 'match-meta'

/** To be named when the store is opened. */
export const MATCHING_TABLES: readonly string[] = [ROWS, EDGES, POSTINGS, INDEX_META]

const key = new Uint8Array(4)

/** The key of a record in its tables, four bytes; valid until the next call. */
export function recordKey(record: number): Uint8Array {
  key[0] = record >>> 24
  key[1] = record >>> 16
  key[2] = record >>> 8
  key[3] = record
  return key
}

/** The record of such a key. */
export function recordOfKey(bytes: Uint8Array): number {
  return ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0
}
