import type { Blocks } from './build-blocks.ts'
import { LARGE, LAST, PLACE } from './placed-blocks.ts'

/**
 * Joins the blocks of all rules, and turns block → members into record → slots in `members`. The last
 * of a block finds nobody in it, and has no slot. Cost: O(members).
 *
 * @param lists - the blocks of each rule, ends marked; emptied from the front, so that memory is
 *   free as soon as it can be.
 * @param confirmAbove - blocks of more records are marked as large.
 */
export function arrangeBlocks(
  lists: Uint32Array[],
  rows: number,
  confirmAbove: number,
): Pick<Blocks, 'members' | 'ruleStart' | 'recordStart' | 'recordSlots'> {
  const ruleStart = new Uint32Array(lists.length + 1)
  for (const [rule, { length }] of lists.entries()) ruleStart[rule + 1] = ruleStart[rule]! + length
  const size = ruleStart[lists.length]!
  const members = shared(size)
  const recordStart = shared(rows + 1)
  let blocks = 0
  let slot = 0
  let first = 0
  for (let list = lists.shift(); list !== undefined; list = lists.shift()) {
    members.set(list, slot)
    for (let at = 0; at < list.length; at++, slot++) {
      const member = list[at]!
      if (member < LAST) {
        recordStart[member + 1]!++
        continue
      }
      blocks++
      if (slot - first >= confirmAbove) {
        for (let own = first; own <= slot; own++) members[own]! |= LARGE
      }
      first = slot + 1
    }
  }
  for (let row = 0; row < rows; row++) recordStart[row + 1]! += recordStart[row]!
  const recordSlots = shared(size - blocks)
  const next = recordStart.slice()
  for (let slot = 0; slot < size; slot++) {
    const member = members[slot]!
    if (member < LAST) recordSlots[next[member & PLACE]!++] = slot
  }
  return { members, ruleStart, recordStart, recordSlots }
}

function shared(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length))
}
