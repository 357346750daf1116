import type { Blocking, OverfullKey } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { arrangeBlocks, markLarge } from './arrange-blocks.ts'
import { findConfirmation } from './find-confirmation.ts'
import { findLimit, frozenLimit, type RuleSample, sampleEvery } from './find-limit.ts'
import { FinerBlocks } from './finer-blocks.ts'
import { sampleBlocks } from './key-blocks.ts'
import { type WorstBlock, worstBlocks } from './largest-blocks.ts'
import { overfullList } from './overfull.ts'
import { type RuleBlocks, type RuleCost, ruleBlocks } from './rule-blocks.ts'
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
  /**
   * Block after block: the places of its records, ascending; blocks of a rule by their first place.
   * The last of a block is marked {@link LAST}; in blocks of more than `confirmAbove` records all
   * are marked {@link LARGE}.
   */
  readonly members: Uint32Array
  /** Shape `rules + 1`: the blocks of rule `k` are in `members[ruleStart[k], ruleStart[k + 1])`. */
  readonly ruleStart: Uint32Array
  /**
   * Shape `rows + 1`: place `p` stands in the slots `recordSlots[recordStart[p], recordStart[p + 1])`,
   * ascending, and is not the last of their blocks.
   */
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

/**
 * Builds the blocks of all rules, splitting over-full ones by finer keys and then by a hash of the
 * record into parts, twice. Unless the model froze which keys are over-full, the limit is
 * lowered until all blocks together hold no more pairs than the budget (or are of the least size).
 *
 * This is the whole of it on one thread; the parts are {@link sampleBlocks}, {@link findLimit},
 * {@link ruleBlocks} and {@link assembleBlocks}.
 *
 * @param tieHash - shape `rows`: a hash of each record's key, which cuts what no finer key can.
 */
export function buildBlocks(
  table: StandardizedTable,
  blocking: Blocking,
  tieHash: Uint32Array,
): Blocks {
  const { rules, overfull: frozen } = blocking
  const cache = new TokenKeyCache(table)
  const samples = (): RuleSample[] =>
    rules.map((rule) => ({
      rule: rule.name,
      blocks: sampleBlocks(rule.key, table, sampleEvery(table.rows), cache),
      finer: new FinerBlocks(rule, table, cache),
    }))
  const limit = frozenLimit(blocking) ?? findLimit(blocking, samples(), tieHash)
  const made = rules.map((rule) => ruleBlocks(rule, table, tieHash, { limit, frozen }, cache))
  const order = Uint32Array.from({ length: table.rows }, (_, row) => row)
  return assembleBlocks(blocking, made, order, limit)
}

/**
 * Puts the blocks of all rules together.
 *
 * @param made - by rule; emptied, so that memory is free as soon as it can be.
 * @param order - shape `rows`: the record at each row, if the table stands in the order of a scan.
 */
export function assembleBlocks(
  blocking: Blocking,
  made: RuleBlocks[],
  order: Uint32Array,
  limit: number,
): Blocks {
  const rules = made.splice(0)
  const lists = rules.map(({ members }) => members)
  const report = {
    count: rules.reduce((sum, { cost }) => sum + cost.blocks, 0),
    order,
    rules: rules.map(({ cost }) => cost),
    worst: worstBlocks(rules.map(({ worst }) => worst)),
    overfull: overfullList(
      blocking.overfull,
      rules.map(({ cost, found }) => ({ rule: cost.name, keys: found })),
    ),
    emergencies: rules.reduce((sum, { emergencies }) => sum + emergencies, 0),
    limit,
  }
  // Nothing is needed twice; a large file is glad of the room.
  rules.length = 0
  const arranged = arrangeBlocks(lists, order.length)
  const confirmAbove =
    frozenLimit(blocking) !== undefined || blocking.candidatesPerRecord === undefined
      ? blocking.confirmAbove
      : findConfirmation(arranged, blocking.candidatesPerRecord)
  if (confirmAbove !== undefined) markLarge(arranged.members, confirmAbove)
  return {
    ...report,
    ...arranged,
    ...(confirmAbove === undefined ? {} : { confirmAbove }),
  }
}
