import { pairsOf } from './key-blocks.ts'

/** A block is cut this many times, each time by another hash. */
export const CUTS = 2

/**
 * Into which part a record falls: a function of its own hash and the number of parts, so that a
 * record that arrives alone falls where it falls among a million.
 *
 * @param cut - which one of the {@link CUTS}.
 */
export function cutPartOf(hash: number, parts: number, cut: number): number {
  return Math.floor(((cut === 0 ? hash : again(hash)) / 2 ** 32) * parts)
}

/** Another hash of a hash (the finalizer of MurmurHash3). */
function again(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/**
 * Cuts records by hash into parts, twice and each time otherwise. Every record is in one part of
 * each cut, so that a large group of equal records stays connected: where one cut leaves a few
 * records to themselves, the other does not.
 *
 * @param add - receives each part of two or more records, ascending; valid until it returns.
 * @returns how many distinct pairs the parts hold: those in a part of either cut count once.
 */
export function cutByHash(
  records: Uint32Array,
  parts: number,
  tieHash: Uint32Array,
  add: (records: Uint32Array) => void,
): number {
  const starts = new Uint32Array(parts + 1)
  const sorted = new Uint32Array(records.length)
  /** Records of the part at hand by their part in the first cut. */
  const first = new Uint32Array(parts)
  let pairs = 0
  for (let cut = 0; cut < CUTS; cut++) {
    starts.fill(0)
    for (const record of records) starts[cutPartOf(tieHash[record]!, parts, cut) + 1]!++
    for (let part = 1; part <= parts; part++) starts[part]! += starts[part - 1]!
    const next = starts.slice()
    for (const record of records) {
      sorted[next[cutPartOf(tieHash[record]!, parts, cut)]!++] = record
    }
    for (let part = 0; part < parts; part++) {
      const own = sorted.subarray(starts[part]!, starts[part + 1]!)
      if (own.length < 2) continue
      add(own)
      pairs += pairsOf(own.length)
      if (cut === 0) continue
      for (const record of own) pairs -= first[cutPartOf(tieHash[record]!, parts, 0)]!++
      for (const record of own) first[cutPartOf(tieHash[record]!, parts, 0)] = 0
    }
  }
  return pairs
}
