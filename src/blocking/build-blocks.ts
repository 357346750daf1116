import type { Blocking, OverfullKey } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { cutByHash } from './cut-by-hash.ts'
import { NumberList } from './growable.ts'
import { TokenKeyCache } from './key-part.ts'
import { Overfull } from './overfull.ts'
import {
  affordableLimit,
  collectBlocks,
  forEachRawBlock,
  pairsOf,
  type RawBlocks,
} from './raw-blocks.ts'
import { RuleBlocks } from './rule-blocks.ts'

/**
 * Blocking: rules → blocks → candidate pairs. Layer 2. The hard problem is that rules overlap and
 * blocks may be huge: every pair must come out once, no set of pairs may be stored, and no block
 * may explode. So blocks stand rule by rule, each record keeps its places in them *after* splitting,
 * and candidates are found record by record (see `candidate-pairs.ts`).
 *
 * @module
 */

/** Blocks of two or more records, numbered in the order of rules, then keys. */
export interface Blocks {
  readonly count: number
  /** Shape `count + 1`: block `b` holds `members[start[b], start[b + 1])`, ascending. */
  readonly start: Uint32Array
  readonly members: Uint32Array
  /** A bit for each place in `members`: set at the last member of a block. */
  readonly ends: Uint32Array
  /** Shape `rules + 1`: the blocks of rule `k` are in `members[ruleStart[k], ruleStart[k + 1])`. */
  readonly ruleStart: Uint32Array
  /** Shape `rows + 1`: record `r` stands in `members` at `recordSlots[recordStart[r], recordStart[r + 1])`, ascending. */
  readonly recordStart: Uint32Array
  readonly recordSlots: Uint32Array
  readonly rules: readonly RuleCost[]
  readonly worst: readonly WorstBlock[]
  readonly overfull: readonly OverfullKey[]
  readonly emergencies: number
  /** The block size above which blocks were split, after the pair budget. */
  readonly limit: number
}

export interface RuleCost {
  readonly name: string
  /** Blocks, after splitting. */
  readonly blocks: number
  /** Σ n(n−1)/2 over these blocks: a pair that shares two keys of the rule counts twice. */
  readonly rawPairs: number
  /** Over-full blocks that were split. */
  readonly split: number
}

/** A block before splitting. */
export interface WorstBlock {
  readonly rule: string
  readonly records: number
  /** Its part of all pairs that its rule would make unsplit. */
  readonly share: number
  readonly split: boolean
}

const WORST_SHOWN = 10

/**
 * Builds the blocks of all rules, splitting over-full ones by finer keys and then by a hash of the
 * record into overlapping parts.
 *
 * @param tieHash - shape `rows`: a hash of each record's key, which cuts what no finer key can.
 */
export function buildBlocks(
  table: StandardizedTable,
  blocking: Blocking,
  tieHash: Uint32Array,
): Blocks {
  const cache = new TokenKeyCache(table)
  const compiled = blocking.rules.map((rule) => ({
    name: rule.name,
    blocks: new RuleBlocks(rule, table, cache),
  }))
  const raw: (RawBlocks | undefined)[] = compiled.map(({ blocks }) => collectBlocks(blocks))
  const overfull = new Overfull(blocking.overfull)
  const limit = blocking.overfull
    ? blocking.maxBlockSize
    : affordableLimit(raw as readonly RawBlocks[], blocking, table.rows)
  const start = new NumberList()
  const members = new NumberList()
  start.push(0)
  const ruleStart = [0]
  let count = 0
  const rules: RuleCost[] = []
  const worst: WorstBlock[] = []
  for (const [rule, { name, blocks }] of compiled.entries()) {
    const cost = { rawPairs: 0, split: 0, unsplitPairs: 0 }
    const largest: { records: number; split: boolean }[] = []
    const add = (records: ArrayLike<number>): void => {
      if (records.length < 2) return
      for (let at = 0; at < records.length; at++) members.push(records[at]!)
      start.push(members.size)
      cost.rawPairs += pairsOf(records.length)
    }
    const place = (low: number, high: number, records: Uint32Array, depth: number): boolean => {
      const finerLeft = depth < blocks.depth
      const parts = overfull.decide(name, low, high, records.length, limit, finerLeft)
      if (parts < 0) {
        add(records)
        return false
      }
      cost.split++
      if (parts === 0 && finerLeft) {
        const own = records.slice()
        blocks.forEachFiner(depth, low, high, own, (finerLow, finerHigh, part) => {
          place(finerLow, finerHigh, part, depth + 1)
        })
      } else cutByHash(records, Math.max(2, parts), tieHash, add)
      return true
    }
    forEachRawBlock(raw[rule] as RawBlocks, (low, high, records) => {
      cost.unsplitPairs += pairsOf(records.length)
      const size = records.length
      const split = place(low, high, records, 0)
      noteLargest(largest, size, split)
    })
    // Not needed any more; a large file is glad of the room.
    raw[rule] = undefined
    rules.push({ name, blocks: start.size - 1 - count, rawPairs: cost.rawPairs, split: cost.split })
    count = start.size - 1
    ruleStart.push(members.size)
    for (const { records, split } of largest) {
      worst.push({ rule: name, records, share: pairsOf(records) / cost.unsplitPairs, split })
    }
  }
  worst.sort((a, b) => b.records - a.records || (a.rule < b.rule ? -1 : 1))
  const shared = { start: start.toShared(), members: members.toShared() }
  return {
    count: start.size - 1,
    ...shared,
    ...invert(shared.start, shared.members, table.rows),
    ruleStart: Uint32Array.from(ruleStart),
    rules,
    worst: worst.slice(0, WORST_SHOWN),
    overfull: overfull.list(),
    emergencies: overfull.emergencies,
    limit,
  }
}

function noteLargest(
  largest: { records: number; split: boolean }[],
  records: number,
  split: boolean,
): void {
  if (largest.length === WORST_SHOWN && largest.at(-1)!.records >= records) return
  largest.push({ records, split })
  largest.sort((a, b) => b.records - a.records)
  if (largest.length > WORST_SHOWN) largest.pop()
}

/** Block → members turned into record → places in `members`. */
function invert(
  start: Uint32Array,
  members: Uint32Array,
  rows: number,
): Pick<Blocks, 'ends' | 'recordStart' | 'recordSlots'> {
  const ends = new Uint32Array(new SharedArrayBuffer(4 * Math.ceil(members.length / 32)))
  for (let block = 1; block < start.length; block++) {
    const last = start[block]! - 1
    ends[last >>> 5]! |= 1 << (last & 31)
  }
  const recordStart = new Uint32Array(new SharedArrayBuffer(4 * (rows + 1)))
  for (let slot = 0; slot < members.length; slot++) recordStart[members[slot]! + 1]!++
  for (let record = 0; record < rows; record++) recordStart[record + 1]! += recordStart[record]!
  const recordSlots = new Uint32Array(new SharedArrayBuffer(4 * members.length))
  const next = recordStart.slice()
  for (let slot = 0; slot < members.length; slot++) recordSlots[next[members[slot]!]!++] = slot
  return { ends, recordStart, recordSlots }
}
