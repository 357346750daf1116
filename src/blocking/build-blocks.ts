import type { Blocking, OverfullKey } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { arrangeBlocks, type BlockList } from './arrange-blocks.ts'
import { MIN_LIMIT } from './block-limit.ts'
import { findLimit, type UnsplitBlocks } from './find-limit.ts'
import { FinerBlocks } from './finer-blocks.ts'
import { overfullList } from './overfull.ts'
import { pairsOf, type RawBlocks } from './raw-blocks.ts'
import { rawBlocksOf } from './rule-blocks.ts'
import { type RuleSplit, type SplitBlocks, splitRule } from './split-blocks.ts'
import { TokenKeyCache } from './token-keys.ts'

/**
 * Blocking: rules → blocks → candidate pairs. Layer 2. The hard problem is that rules overlap and
 * blocks may be huge: every pair must come out once, no set of pairs may be stored, and no block
 * may explode. So blocks stand rule by rule, each record keeps its places in them *after* splitting,
 * and candidates are found record by record (see `candidate-pairs.ts`).
 *
 * @module
 */

/**
 * Blocks of two or more records, rule by rule. Records stand for their places in the order in which
 * they are scanned.
 */
export interface Blocks {
  readonly count: number
  /** Shape `rows`: the record at each place of the scan. */
  readonly order: Uint32Array
  /** Block after block: the places of its records, ascending; blocks of a rule by their first place. */
  readonly members: Uint32Array
  /** A bit for each slot of `members`: set at the last member of a block. */
  readonly ends: Uint32Array
  /** A bit for each slot: set in blocks of more than `confirmAbove` records. */
  readonly large: Uint32Array
  /** Shape `rules + 1`: the blocks of rule `k` are in `members[ruleStart[k], ruleStart[k + 1])`. */
  readonly ruleStart: Uint32Array
  /** Shape `rows + 1`: place `p` stands in the slots `recordSlots[recordStart[p], recordStart[p + 1])`, ascending. */
  readonly recordStart: Uint32Array
  readonly recordSlots: Uint32Array
  readonly rules: readonly RuleCost[]
  readonly worst: readonly WorstBlock[]
  /** Which keys were over-full; undefined if they are too many to be named. */
  readonly overfull: readonly OverfullKey[] | undefined
  readonly emergencies: number
  /** The block size above which blocks were split, after the pair budget. */
  readonly limit: number
  /** In larger blocks a pair counts only if a second rule finds it; absent: every pair counts. */
  readonly confirmAbove?: number
}

export interface RuleCost {
  readonly name: string
  /** Blocks, after splitting. */
  readonly blocks: number
  /** Σ n(n−1)/2 over these blocks: a pair that shares two keys of the rule counts twice. */
  readonly rawPairs: number
  /** Over-full blocks that were split. */
  readonly split: number
  /** Σ n(n−1)/2 over the blocks before splitting: finer keys and cuts by hash gave up the rest. */
  readonly unsplitPairs: number
  /**
   * Pairs that cuts by hash set apart, once per key (finer ones included) that they shared. Chance
   * picked them, not a value, so `cutPairs / (rawPairs + cutPairs)` estimates the share of this
   * rule's matches that splitting lost: too high, as matches share more keys than other pairs do,
   * and before other rules find some of them. Pairs that differ in a finer key are not in it.
   */
  readonly cutPairs: number
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
 * record into parts, twice. Without a frozen list of over-full keys limits are lowered until
 * all blocks together really hold no more pairs than the budget (or are of the least size).
 *
 * This is the whole of it on one thread; the parts are {@link rawBlocksOf}, {@link findLimit},
 * {@link splitRule} and {@link assembleBlocks}.
 *
 * @param tieHash - shape `rows`: a hash of each record's key, which cuts what no finer key can.
 */
export function buildBlocks(
  table: StandardizedTable,
  blocking: Blocking,
  tieHash: Uint32Array,
): Blocks {
  const { rules, overfull } = blocking
  const cache = new TokenKeyCache(table)
  const raw = rules.map((rule) => rawBlocksOf(rule, table, cache))
  const finer = rules.map((rule) => new FinerBlocks(rule, table, cache))
  const order = Uint32Array.from({ length: table.rows }, (_, row) => row)
  let limit = firstLimit(blocking, { rules, raw, finer, tieHash })
  for (;;) {
    const split = rules.map(({ name }, at) =>
      splitRule(name, raw[at]!, finer[at]!, overfull, limit, tieHash),
    )
    if (isWithin(blocking, table.rows, limit, split)) {
      return assembleBlocks(blocking, raw, split, order, limit)
    }
    limit = lowerLimit(limit)
  }
}

/** The limit to split by first; a frozen list of over-full keys needs no search. */
export function firstLimit(blocking: Blocking, unsplit: UnsplitBlocks): number {
  const { maxBlockSize, pairsPerRecord, overfull, blockLimit } = blocking
  if (blockLimit !== undefined) return blockLimit
  if (overfull !== undefined) return maxBlockSize
  return findLimit(unsplit, maxBlockSize, pairsPerRecord * unsplit.tieHash.length)
}

/** Is the pair budget kept, or can nothing more be done for it? */
export function isWithin(
  { pairsPerRecord, overfull, blockLimit }: Blocking,
  rows: number,
  limit: number,
  split: readonly RuleSplit[],
): boolean {
  const pairs = split.reduce((sum, { blocks }) => sum + blocks.distinctPairs, 0)
  const frozen = overfull !== undefined || blockLimit !== undefined
  return frozen || limit <= MIN_LIMIT || pairs <= pairsPerRecord * rows
}

/** A limit that was judged from a sample and turned out too high is a little too high. */
const RETREAT = 0.97

/** The limit to try after one that was too high. */
export function lowerLimit(limit: number): number {
  return Math.max(MIN_LIMIT, Math.min(limit - 1, Math.floor(limit * RETREAT)))
}

/**
 * Puts split blocks together.
 *
 * @param raw - emptied from the front, so that memory is free as soon as it can be.
 * @param order - shape `rows`: the record at each row, if the table stands in the order of a scan.
 */
export function assembleBlocks(
  blocking: Blocking,
  raw: RawBlocks[],
  split: readonly RuleSplit[],
  order: Uint32Array,
  limit: number,
): Blocks {
  const blocks = split.map((each) => each.blocks)
  const report = reportOf(blocking, raw, blocks)
  const list = joinRules(raw, blocks)
  const confirmAbove = confirmationFrom(blocking, limit)
  return {
    ...report,
    ...arrangeBlocks(list, order.length, confirmAbove ?? Infinity),
    ...(confirmAbove === undefined ? {} : { confirmAbove }),
    count: list.start.length - 1,
    order,
    members: list.members,
    ruleStart: list.ruleStart,
    overfull: overfullList(
      blocking.overfull,
      split.map(({ found }, at) => ({ rule: blocking.rules[at]!.name, keys: found })),
    ),
    emergencies: split.reduce((sum, { emergencies }) => sum + emergencies, 0),
    limit,
  }
}

/** Of the block limit under which a budget binds, this part needs no confirmation. */
const CONFIRMED = 1 / 3
/** Blocks up to this size never do. */
const LEAST_CONFIRMED = 4

/**
 * Where the budget binds, most pairs are strangers whom one tolerant rule brought together in one
 * middling block; nearly all true pairs are found by several rules, or in a small block. Asking
 * large blocks for a second rule halves the pairs and loses a pair or two in a thousand.
 *
 * Source: meta-blocking by common blocks, Papadakis et al. (2014), "Meta-Blocking: Taking Entity
 * Resolution to the Next Level", TKDE 26(8).
 */
function confirmationFrom(
  { overfull, blockLimit, maxBlockSize, confirmAbove }: Blocking,
  limit: number,
): number | undefined {
  const frozen = overfull !== undefined || blockLimit !== undefined
  if (frozen || limit === maxBlockSize) return confirmAbove
  return Math.max(LEAST_CONFIRMED, Math.floor(limit * CONFIRMED))
}

function reportOf(
  { rules }: Blocking,
  raw: readonly RawBlocks[],
  split: readonly SplitBlocks[],
): Pick<Blocks, 'rules' | 'worst'> {
  const worst: WorstBlock[] = []
  const costs = rules.map(({ name }, rule): RuleCost => {
    const { low, start } = raw[rule]!
    const { split: blocks, start: parts, splits, rawPairs, unsplitPairs, cutPairs } = split[rule]!
    const largest: { records: number; split: boolean }[] = []
    for (let block = 0, at = 0; block < low.length; block++) {
      const isSplit = blocks[at] === block
      if (isSplit) at++
      noteLargest(largest, start[block + 1]! - start[block]!, isSplit)
    }
    for (const { records, split } of largest) {
      worst.push({ rule: name, records, share: pairsOf(records) / unsplitPairs, split })
    }
    const count = low.length - blocks.length + parts.length - 1
    return { name, blocks: count, rawPairs, split: splits, unsplitPairs, cutPairs }
  })
  worst.sort((a, b) => b.records - a.records || (a.rule < b.rule ? -1 : 1))
  return { rules: costs, worst: worst.slice(0, WORST_SHOWN) }
}

/** Puts the blocks of all rules into one, parts in the place of what was split; empties both lists. */
function joinRules(
  raw: RawBlocks[],
  split: SplitBlocks[],
): BlockList & { readonly ruleStart: Uint32Array } {
  const ruleStart = new Uint32Array(raw.length + 1)
  let size = 0
  let count = 0
  for (const [rule, { low, start, members }] of raw.entries()) {
    const { split: blocks, start: parts, members: partMembers } = split[rule]!
    count += low.length - blocks.length + parts.length - 1
    size += members.length + partMembers.length
    for (const block of blocks) size -= start[block + 1]! - start[block]!
    ruleStart[rule + 1] = size
  }
  const start = new Uint32Array(count + 1)
  const members = new Uint32Array(new SharedArrayBuffer(4 * size))
  let block = 0
  let at = 0
  const copy = (from: Pick<RawBlocks, 'start' | 'members'>, first: number, end: number): void => {
    const shift = at - from.start[first]!
    members.set(from.members.subarray(from.start[first]!, from.start[end]!), at)
    for (let own = first + 1; own <= end; own++) start[++block] = from.start[own]! + shift
    at = start[block]!
  }
  // Nothing is needed twice; a large file is glad of the room.
  for (let from = raw.shift(), cut = split.shift(); from && cut; ) {
    let next = 0
    for (let index = 0; index < cut.split.length; index++) {
      copy(from, next, cut.split[index]!)
      copy(cut, cut.partStart[index]!, cut.partStart[index + 1]!)
      next = cut.split[index]! + 1
    }
    copy(from, next, from.low.length)
    from = raw.shift()
    cut = split.shift()
  }
  return { start, members, ruleStart }
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
