import type { Blocks } from './build-blocks.ts'
import { LAST, PLACE } from './placed-blocks.ts'

/** Records whose pairs are looked at: enough to be a hundredth or two off. */
const SAMPLE = 8000
/** Blocks up to this size never need confirmation. */
const LEAST = 4
/** Of a pair that more than one rule found. */
const CONFIRMED = 0

/**
 * Above which size blocks need a second rule, so that no more pairs than the budget are compared;
 * undefined if all of them may be.
 *
 * On a large file most pairs are strangers whom one tolerant rule brought together in one middling
 * block; nearly all true pairs are found by several rules, or in a small block. Asking large blocks
 * for a second rule leaves out four pairs of five and loses two true ones in a thousand.
 *
 * Source: meta-blocking by common blocks, Papadakis et al. (2014), "Meta-Blocking: Taking Entity
 * Resolution to the Next Level", TKDE 26(8).
 *
 * @param budget - pairs to compare per record.
 */
export function findConfirmation(
  blocks: Pick<Blocks, 'members' | 'ruleStart' | 'recordStart' | 'recordSlots'>,
  budget: number,
): number | undefined {
  const { recordStart } = blocks
  const records = recordStart.length - 1
  const step = Math.max(1, Math.floor(records / SAMPLE))
  /** By size: pairs that one rule alone found, in no smaller block. */
  const bySize: number[] = []
  let sampled = 0
  let pairs = 0
  for (let left = 0; left < records; left += step) {
    sampled++
    for (const [size, count] of pairsBySize(blocks, left)) {
      pairs += count
      bySize[size] = (bySize[size] ?? 0) + count
    }
  }
  const most = budget * sampled
  if (pairs <= most) return undefined
  let size = bySize.length - 1
  while (size > LEAST && pairs > most) pairs -= bySize[size--] ?? 0
  return Math.max(LEAST, size)
}

/**
 * How many later records share a block with one: by the smallest, if one rule alone found them.
 * Members must not be marked as large yet.
 */
function pairsBySize(
  {
    members,
    ruleStart,
    recordStart,
    recordSlots,
  }: Pick<Blocks, 'members' | 'ruleStart' | 'recordStart' | 'recordSlots'>,
  left: number,
): Map<number, number> {
  const found = new Map<number, { readonly rule: number; size: number }>()
  let rule = 0
  for (let at = recordStart[left]!; at < recordStart[left + 1]!; at++) {
    const own = recordSlots[at]!
    while (own >= ruleStart[rule + 1]!) rule++
    let first = own
    while (first > 0 && members[first - 1]! < LAST) first--
    let last = own
    while (members[last]! < LAST) last++
    const size = last - first + 1
    for (let slot = own + 1; slot <= last; slot++) {
      const right = members[slot]! & PLACE
      const known = found.get(right)
      if (known === undefined) found.set(right, { rule, size })
      else if (known.rule !== rule) known.size = CONFIRMED
      else if (known.size > size) known.size = size
    }
  }
  const counts = new Map<number, number>()
  for (const { size } of found.values()) counts.set(size, (counts.get(size) ?? 0) + 1)
  return counts
}
