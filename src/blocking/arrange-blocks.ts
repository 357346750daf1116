import type { Blocks } from './build-blocks.ts'
import { LAST, PLACE } from './placed-blocks.ts'

/**
 * Joins the blocks of all rules, and turns block → members into record → slots in `members`. Cost:
 * O(members).
 *
 * @param lists - the blocks of each rule, ends marked; emptied from the front, so that memory is
 *   free as soon as it can be.
 * @param confirmAbove - blocks of more records are marked as large.
 */
export function arrangeBlocks(
  lists: Uint32Array[],
  rows: number,
  confirmAbove: number,
): Pick<Blocks, 'members' | 'ends' | 'large' | 'ruleStart' | 'recordStart' | 'recordSlots'> {
  const ruleStart = new Uint32Array(lists.length + 1)
  for (const [rule, { length }] of lists.entries()) ruleStart[rule + 1] = ruleStart[rule]! + length
  const size = ruleStart[lists.length]!
  const members = shared(size)
  const ends = shared(Math.ceil(size / 32))
  const large = shared(Math.ceil(size / 32))
  const recordStart = shared(rows + 1)
  let slot = 0
  let first = 0
  for (let list = lists.shift(); list !== undefined; list = lists.shift()) {
    for (let at = 0; at < list.length; at++, slot++) {
      const member = list[at]!
      members[slot] = member & PLACE
      recordStart[(member & PLACE) + 1]!++
      if (member < LAST) continue
      ends[slot >>> 5]! |= 1 << (slot & 31)
      if (slot - first >= confirmAbove) {
        for (let own = first; own <= slot; own++) large[own >>> 5]! |= 1 << (own & 31)
      }
      first = slot + 1
    }
  }
  for (let row = 0; row < rows; row++) recordStart[row + 1]! += recordStart[row]!
  const recordSlots = shared(size)
  const next = recordStart.slice()
  for (let slot = 0; slot < size; slot++) recordSlots[next[members[slot]!]!++] = slot
  return { members, ends, large, ruleStart, recordStart, recordSlots }
}

function shared(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length))
}
