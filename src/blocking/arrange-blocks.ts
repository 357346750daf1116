import type { Blocks } from './build-blocks.ts'
import { LARGE, LAST, PLACE } from './placed-blocks.ts'

/**
 * Joins the blocks of all rules, and turns block → members into record → slots in `members`. The last
 * of a block finds nobody in it, and has no slot. Cost: O(members).
 *
 * @param lists - the blocks of each rule, ends marked; emptied from the front, so that memory is
 *   free as soon as it can be.
 */
export function arrangeBlocks(
  lists: Uint32Array[],
  rows: number,
): Pick<Blocks, 'members' | 'ruleStart' | 'recordStart' | 'recordSlots'> {
  const ruleStart = new Uint32Array(lists.length + 1)
  for (const [rule, { length }] of lists.entries()) ruleStart[rule + 1] = ruleStart[rule]! + length
  const size = ruleStart[lists.length]!
  const members = shared(size)
  const recordStart = shared(rows + 1)
  let blocks = 0
  let slot = 0
  for (let list = lists.shift(); list !== undefined; list = lists.shift()) {
    members.set(list, slot)
    slot += list.length
    for (let at = 0; at < list.length; at++) {
      const member = list[at]!
      if (member < LAST) recordStart[member + 1]!++
      else blocks++
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

/** Marks the members of blocks of more than so many records. */
export function markLarge(members: Uint32Array, confirmAbove: number): void {
  for (let slot = 0, first = 0; slot < members.length; slot++) {
    if (members[slot]! < LAST) continue
    if (slot - first >= confirmAbove) {
      for (let own = first; own <= slot; own++) members[own]! |= LARGE
    }
    first = slot + 1
  }
}

function shared(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length))
}
