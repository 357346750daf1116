import type { Blocks } from '../blocking/build-blocks.ts'
import { LinkageError } from '../errors.ts'
import { splitRecallCost } from '../evaluation/split-recall-cost.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { Table } from '../records/table.ts'
import type { MadeBlocks } from './make-blocks.ts'
import {
  bytesOfTable,
  memoryAfterTable,
  memoryBesideBlocks,
  memoryLetGo,
  memoryOfBlocks,
  memoryOfPairs,
  memoryOfRest,
  memoryThatStays,
  type TableSizes,
} from './memory-model.ts'
import { estimatePairs, type PairEstimate } from './pair-estimate.ts'

/** What the rest of a run will take, told before it begins. */
export interface RunEstimate {
  /** Pairs that will be compared. */
  readonly candidatePairs: number
  /** The most memory that the process will hold, in bytes. */
  readonly memoryBytes: number
}

/** Blocks that fit the budget, the model that makes the same ones again, and what they will take. */
export interface BudgetedBlocks {
  readonly model: LinkageModel
  readonly made: MadeBlocks
  readonly estimate: RunEstimate
  /** What was given up, in words. */
  readonly notes: readonly string[]
}

/** The guess before blocks are made is this far off at most; a nearer one follows. */
const ROUGH = 0.75
/** With fewer pairs per record nothing worth the name would be found. */
const LEAST_PAIRS_PER_RECORD = 4
/** The pairs that scoring keeps fall more slowly than those that are compared. */
const ROUNDS = 6
const STEP = 0.85

/**
 * Holds a run to a number of bytes: refuses what can't fit as soon as that can be told, and gives up
 * threads first, then pairs. How many pairs depends on sizes alone, never on what the process
 * happens to hold, so that the same records give the same answer anywhere.
 */
export class MemoryBudget {
  readonly #budget: number
  /** Sizes alone, not the table, which is not there as long. */
  readonly #table: TableSizes
  readonly #tableBytes: number
  /** Bytes that are free once the table is standardized. */
  readonly #letGo: number
  readonly #now: () => number

  /**
   * @param budget - bytes; Infinity: no budget.
   * @param isOurs - nobody else holds the table, so that it goes once it is standardized.
   * @param now - what the process holds at the moment, in bytes.
   */
  constructor(
    budget: number,
    table: Table,
    isOurs: boolean,
    now: () => number = process.memoryUsage.rss,
  ) {
    this.#budget = budget
    this.#table = { rows: table.rows, columns: { length: table.columns.length } }
    this.#tableBytes = bytesOfTable(table)
    this.#letGo = isOurs ? memoryLetGo(this.#tableBytes) : 0
    this.#now = now
  }

  /**
   * How many threads of those wanted there is memory for. Changes no answer.
   *
   * @throws {@link LinkageError} `memory-budget-exceeded` if one is far too many.
   */
  threads(wanted: number, { comparisons }: Pick<LinkageModel, 'comparisons'>): number {
    const now = this.#now()
    const needed = (threads: number): number =>
      Math.max(now, now - this.#letGo + memoryAfterTable(this.#table, comparisons, threads))
    if (needed(1) * ROUGH > this.#budget) throw this.#exceeded(needed(1))
    let threads = wanted
    while (threads > 1 && needed(threads) > this.#budget) threads--
    return threads
  }

  /**
   * Makes blocks whose pairs fit: of fewer pairs per record where they don't.
   *
   * @param make - makes the blocks of a model; called again for each lower limit.
   * @param sides - see {@link estimatePairs}.
   * @throws {@link LinkageError} `memory-budget-exceeded` if the least doesn't fit.
   */
  async blocks(
    given: LinkageModel,
    make: (model: LinkageModel) => Promise<MadeBlocks>,
    threads: number,
    sides?: Uint8Array,
  ): Promise<BudgetedBlocks> {
    let model = given
    for (let round = 0; ; round++) {
      const made = await make(model)
      const pairs = estimatePairs(made.blocks, sides)
      const needed = this.#bySizes(model, made.blocks, pairs)
      if (needed <= this.#budget) return this.#told(given, model, made, pairs, threads)
      const pairsPerRecord = this.#fewerPairs(model, made.blocks, pairs, needed, round)
      if (pairsPerRecord === undefined) throw this.#exceeded(needed)
      model = { ...model, blocking: { ...model.blocking, pairsPerRecord } }
    }
  }

  #told(
    given: LinkageModel,
    model: LinkageModel,
    made: MadeBlocks,
    pairs: PairEstimate,
    threads: number,
  ): BudgetedBlocks {
    const rest = memoryOfRest({ ...this.#sizes(model, pairs), threads })
    const memoryBytes = Math.round(this.#now() + rest)
    if (memoryBytes > this.#budget) throw this.#exceeded(memoryBytes)
    return {
      model,
      made,
      estimate: { candidatePairs: pairs.candidatePairs, memoryBytes },
      notes: model === given ? [] : [splitNote(model, made.blocks)],
    }
  }

  /** The peak on one thread, from sizes alone. */
  #bySizes(model: LinkageModel, { members }: Blocks, pairs: PairEstimate): number {
    return (
      memoryThatStays(this.#tableBytes) +
      memoryOfBlocks(this.#table, members.length) +
      memoryBesideBlocks({ ...this.#sizes(model, pairs), threads: 1 })
    )
  }

  #sizes({ comparisons }: LinkageModel, { likelyPairs }: PairEstimate) {
    return { rows: this.#table.rows, comparisons, likelyPairs }
  }

  /** The next lower limit of pairs per record; undefined if that can't help. */
  #fewerPairs(
    model: LinkageModel,
    { rules }: Blocks,
    pairs: PairEstimate,
    needed: number,
    round: number,
  ): number | undefined {
    // A model that remembers what to split is split by that, whatever the limit.
    const { overfull, blockLimit } = model.blocking
    if (overfull !== undefined || blockLimit !== undefined || round === ROUNDS) return undefined
    const taken = memoryOfPairs(pairs.likelyPairs)
    const room = this.#budget - (needed - taken)
    const perRecord = rules.reduce((sum, rule) => sum + rule.rawPairs, 0) / this.#table.rows
    const fewer = Math.min(perRecord, model.blocking.pairsPerRecord) * Math.min(STEP, room / taken)
    return fewer >= LEAST_PAIRS_PER_RECORD ? fewer : undefined
  }

  #exceeded(needed: number): LinkageError {
    const { rows, columns } = this.#table
    return new LinkageError('memory-budget-exceeded', {
      needed: Math.ceil(needed),
      budget: this.#budget,
      rows,
      columns: columns.length,
    })
  }
}

function splitNote({ blocking }: LinkageModel, { rules }: Blocks): string {
  const share = (100 * splitRecallCost(rules)).toFixed(1)
  return (
    `warning: to keep to the memory budget, blocks were split until each record had no more than ` +
    `${Math.round(blocking.pairsPerRecord)} pairs; about ${share}% of the true pairs in blocks were ` +
    'not compared for that. Give more memory to compare them'
  )
}
