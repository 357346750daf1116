import type { Blocks } from './build-blocks.ts'

/** Blocks one after the other. */
export interface BlockList {
  /** Shape `blocks + 1`: block `b` holds `members[start[b], start[b + 1])`. */
  readonly start: Uint32Array
  readonly members: Uint32Array
}

/**
 * Turns block → members into record → slots in `members`. Cost: O(members).
 *
 * @param confirmAbove - blocks of more records are marked as large.
 */
export function arrangeBlocks(
  { start, members }: BlockList,
  rows: number,
  confirmAbove: number,
): Pick<Blocks, 'ends' | 'large' | 'recordStart' | 'recordSlots'> {
  const ends = bits(members.length)
  const large = bits(members.length)
  for (let block = 1; block < start.length; block++) {
    const last = start[block]! - 1
    ends[last >>> 5]! |= 1 << (last & 31)
    const first = start[block - 1]!
    if (last - first < confirmAbove) continue
    for (let slot = first; slot <= last; slot++) large[slot >>> 5]! |= 1 << (slot & 31)
  }
  const recordStart = new Uint32Array(new SharedArrayBuffer(4 * (rows + 1)))
  for (let slot = 0; slot < members.length; slot++) recordStart[members[slot]! + 1]!++
  for (let row = 0; row < rows; row++) recordStart[row + 1]! += recordStart[row]!
  const recordSlots = new Uint32Array(new SharedArrayBuffer(4 * members.length))
  const next = recordStart.slice()
  for (let slot = 0; slot < members.length; slot++) recordSlots[next[members[slot]!]!++] = slot
  return { ends, large, recordStart, recordSlots }
}

function bits(count: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * Math.ceil(count / 32)))
}
