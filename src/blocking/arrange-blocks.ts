import type { Blocks } from './build-blocks.ts'
import { placesIn } from './scan-order.ts'

/** Blocks one after the other, as splitting leaves them: by record numbers. */
export interface BlockList {
  /** Shape `blocks + 1`: block `b` holds `members[start[b], start[b + 1])`. */
  readonly start: Uint32Array
  readonly members: Uint32Array
  /** Shape `rules + 1`: rule `k` has the blocks `[ruleStart[k], ruleStart[k + 1])`. */
  readonly ruleStart: Uint32Array
}

/**
 * Arranges blocks for scanning: records by their place in the scan, blocks of a rule by their first
 * place. Records near one another then find their blocks, and one another, near in memory.
 *
 * Cost: O(members), and a short sort within each block.
 */
export function arrangeBlocks(
  { start, members, ruleStart }: BlockList,
  order: Uint32Array,
): Pick<Blocks, 'order' | 'members' | 'ends' | 'ruleStart' | 'recordStart' | 'recordSlots'> {
  const places = placesIn(order)
  const arranged = new Uint32Array(new SharedArrayBuffer(4 * members.length))
  const ends = new Uint32Array(new SharedArrayBuffer(4 * Math.ceil(members.length / 32)))
  const recordStart = new Uint32Array(new SharedArrayBuffer(4 * (order.length + 1)))
  const ruleSlots = new Uint32Array(ruleStart.length)
  let slot = 0
  for (let rule = 0; rule + 1 < ruleStart.length; rule++) {
    for (const block of byFirstPlace(start, members, ruleStart, rule, places)) {
      const from = slot
      for (let at = start[block]!; at < start[block + 1]!; at++) {
        const place = places[members[at]!]!
        recordStart[place + 1]!++
        let to = slot++
        for (; to > from && arranged[to - 1]! > place; to--) arranged[to] = arranged[to - 1]!
        arranged[to] = place
      }
      const last = slot - 1
      ends[last >>> 5]! |= 1 << (last & 31)
    }
    ruleSlots[rule + 1] = slot
  }
  for (let place = 0; place < order.length; place++) recordStart[place + 1]! += recordStart[place]!
  const recordSlots = new Uint32Array(new SharedArrayBuffer(4 * members.length))
  const next = recordStart.slice()
  for (let at = 0; at < slot; at++) recordSlots[next[arranged[at]!]!++] = at
  return { order, members: arranged, ends, ruleStart: ruleSlots, recordStart, recordSlots }
}

/** The blocks of a rule in the order of their first places: a counting sort. */
function byFirstPlace(
  start: Uint32Array,
  members: Uint32Array,
  ruleStart: Uint32Array,
  rule: number,
  places: Uint32Array,
): Uint32Array {
  const from = ruleStart[rule]!
  const first = new Uint32Array(ruleStart[rule + 1]! - from)
  const next = new Uint32Array(places.length + 1)
  for (let block = 0; block < first.length; block++) {
    let least = places.length - 1
    for (let at = start[from + block]!; at < start[from + block + 1]!; at++) {
      least = Math.min(least, places[members[at]!]!)
    }
    first[block] = least
    next[least + 1]!++
  }
  for (let place = 0; place < places.length; place++) next[place + 1]! += next[place]!
  const sorted = new Uint32Array(first.length)
  for (let block = 0; block < first.length; block++) {
    sorted[next[first[block]!]!++] = from + block
  }
  return sorted
}
