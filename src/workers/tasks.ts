import { type CandidateBlocks, CandidateFinder } from '../blocking/candidate-pairs.ts'
import { FinerBlocks } from '../blocking/finer-blocks.ts'
import type { RawBlocks } from '../blocking/raw-blocks.ts'
import { rawBlocksOf } from '../blocking/rule-blocks.ts'
import { type RuleSplit, splitRule } from '../blocking/split-blocks.ts'
import {
  type KnownTokenKeys,
  type TokenForm,
  TokenKeyCache,
  type TokenKeys,
  tokenKeys,
} from '../blocking/token-keys.ts'
import type { ClusterPlan } from '../clustering/cluster-plan.ts'
import { partitionRange } from '../clustering/partition-range.ts'
import type { BlockingRule, FieldKind, KeyPart, OverfullKey } from '../model/linkage-model.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import { type ScoredRange, type ScoreSettings, scoreRecords } from '../scoring/score-records.ts'
import type { DateOrder } from '../standardize/date.ts'
import { standardizeColumn } from '../standardize/standardize-column.ts'
import {
  type FieldColumnWire,
  fieldColumnToWire,
  type StringWire,
  stringsFromWire,
  type TableWire,
  type TextWire,
  tableFromWire,
  textFromWire,
} from './table-wire.ts'
import { type WeigherWire, weigherFromWire } from './weigher-wire.ts'

/** A range of records or components. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Standardizes one column. */
export interface StandardizeTask {
  readonly kind: 'standardize'
  readonly raw: TextWire
  readonly fieldKind: FieldKind
  readonly order: Uint32Array
  readonly dateOrder?: DateOrder
}

/** Works out the keys of every name token in one form. */
export interface TokenKeysTask {
  readonly kind: 'token-keys'
  readonly names: StringWire
  readonly form: TokenForm
}

/** Makes the blocks of one rule. */
export interface BlockTask {
  readonly kind: 'block'
  readonly table: TableWire
  readonly known: readonly KnownTokenKeys[]
  readonly key: readonly KeyPart[]
}

/** Splits the over-full blocks of one rule. */
export interface SplitTask {
  readonly kind: 'split'
  readonly table: TableWire
  readonly known: readonly KnownTokenKeys[]
  readonly rule: BlockingRule
  readonly raw: RawBlocks
  /** The keys of this rule that the model knows to be over-full. */
  readonly frozen: readonly OverfullKey[] | undefined
  readonly limit: number
  readonly tieHash: Uint32Array
}

/** Scores the candidates of a range of the scan. */
export interface ScoreTask {
  readonly kind: 'score'
  readonly weigher: WeigherWire
  readonly blocks: CandidateBlocks
  readonly settings: ScoreSettings
  readonly range: Range
}

/** Partitions a range of components. */
export interface PartitionTask {
  readonly kind: 'partition'
  readonly weigher: WeigherWire
  readonly plan: ClusterPlan
  readonly range: Range
}

/** What a thread is asked to do: shared data by reference, and which part of the work. */
export type Task =
  | SplitTask
  | StandardizeTask
  | TokenKeysTask
  | BlockTask
  | ScoreTask
  | PartitionTask

/** What each kind of task gives. */
export interface TaskResults {
  readonly standardize: FieldColumnWire
  readonly 'token-keys': TokenKeys
  readonly block: RawBlocks
  readonly split: RuleSplit
  readonly score: ScoredRange
  readonly partition: Uint32Array<ArrayBuffer>
}

/** Runs tasks on one thread; keeps what it compiled for the records at hand. */
export class TaskRunner {
  #key = ''
  #weigher: PairWeigher | undefined
  #finder: CandidateFinder | undefined

  run(task: Task): TaskResults[Task['kind']] {
    switch (task.kind) {
      case 'standardize': {
        const { raw, fieldKind, order, dateOrder } = task
        return fieldColumnToWire(standardizeColumn(textFromWire(raw), fieldKind, order, dateOrder))
      }
      case 'token-keys':
        return tokenKeys(stringsFromWire(task.names), task.form)
      case 'block': {
        const table = tableFromWire(task.table)
        return rawBlocksOf({ key: task.key }, table, new TokenKeyCache(table, task.known))
      }
      case 'split': {
        const { rule, raw, frozen, limit, tieHash } = task
        const table = tableFromWire(task.table)
        const finer = new FinerBlocks(rule, table, new TokenKeyCache(table, task.known))
        return splitRule(rule.name, raw, finer, frozen, limit, tieHash)
      }
      case 'score': {
        const weigher = this.#weigherOf(task.weigher)
        this.#finder ??= new CandidateFinder(task.blocks)
        const { from, to } = task.range
        return scoreRecords(this.#finder, task.blocks.order, from, to, weigher, task.settings)
      }
      case 'partition':
        return partitionRange(
          task.plan,
          task.range.from,
          task.range.to,
          this.#weigherOf(task.weigher),
        )
    }
  }

  #weigherOf(wire: WeigherWire): PairWeigher {
    if (this.#weigher === undefined || wire.key !== this.#key) {
      this.#key = wire.key
      this.#weigher = weigherFromWire(wire)
      this.#finder = undefined
    }
    return this.#weigher
  }
}
