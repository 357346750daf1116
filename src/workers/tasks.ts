import { type CandidateBlocks, CandidateFinder } from '../blocking/candidate-pairs.ts'
import {
  type KeyBlocks,
  type PairSample,
  sampleBlocks,
  samplePairs,
} from '../blocking/key-blocks.ts'
import { pairsAmong } from '../blocking/rough-pairs.ts'
import { type BlockLimits, type RuleBlocks, ruleBlocks } from '../blocking/rule-blocks.ts'
import {
  type KnownTokenKeys,
  type TokenForm,
  TokenKeyCache,
  type TokenKeys,
  tokenKeys,
} from '../blocking/token-keys.ts'
import type { ClusterPlan } from '../clustering/cluster-plan.ts'
import { partitionRange } from '../clustering/partition-range.ts'
import { measureRecords, type PackedRecords, packRange } from '../comparison/packed-records.ts'
import { RecordLayout } from '../comparison/record-layout.ts'
import { type TokenFeatures, tokenFeatures } from '../comparison/token-features.ts'
import { type MergeTask, mergeColumn } from '../io/merge-columns.ts'
import { type Segment, SegmentReader, type SegmentTask } from '../io/read-segment.ts'
import type { WholeColumn } from '../io/table-piece.ts'
import type { BlockingRule, Comparison, FieldKind, KeyPart } from '../model/linkage-model.ts'
import { type ClusterRowsTask, clusterRows } from '../results/cluster-rows.ts'
import { type LinkRowsTask, linkRows } from '../results/link-rows.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import type { CountedPatterns } from '../scoring/patterns.ts'
import { type ScoredRange, type ScoreSettings, scoreRecords } from '../scoring/score-records.ts'
import type { DateOrder } from '../standardize/date.ts'
import { arrangeColumn, standardizeValues } from '../standardize/standardize-column.ts'
import { letGo } from './let-go.ts'
import {
  type FieldColumnWire,
  fieldColumnToWire,
  type StandardizedValuesWire,
  type StringWire,
  stringsFromWire,
  type TableWire,
  tableFromWire,
  valuesFromWire,
  valuesToWire,
} from './table-wire.ts'
import { type WeigherWire, weigherFromWire } from './weigher-wire.ts'

/** A range of records or components. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Reads a part of a file. */
export interface ReadTask extends SegmentTask {
  readonly kind: 'read'
}

/** Puts together a column that was read in parts. */
export interface MergeColumnTask extends MergeTask {
  readonly kind: 'merge-column'
}

/** Standardizes the distinct values of one column. */
export interface StandardizeTask {
  readonly kind: 'standardize'
  readonly raw: StringWire
  readonly fieldKind: FieldKind
  readonly dateOrder?: DateOrder
}

/** Puts a column of standardized values into the order of records. */
export interface ArrangeTask {
  readonly kind: 'arrange'
  /** Shape `rows`: the raw values' ids. */
  readonly raw: Uint32Array
  readonly fieldKind: FieldKind
  readonly values: StandardizedValuesWire
  readonly order: Uint32Array
}

/** Works out the keys of a range of name tokens in one form. */
export interface TokenKeysTask {
  readonly kind: 'token-keys'
  readonly names: StringWire
  readonly form: TokenForm
  readonly range: Range
}

/** Counts the pairs of a sample of records by one rule. */
export interface PairsAmongTask {
  readonly kind: 'pairs-among'
  readonly table: TableWire
  readonly known: readonly KnownTokenKeys[]
  readonly key: readonly KeyPart[]
  readonly among: Uint32Array
}

/** Makes the blocks of a sample of one rule's keys. */
export interface SampleBlocksTask {
  readonly kind: 'sample-blocks'
  readonly table: TableWire
  readonly known: readonly KnownTokenKeys[]
  readonly key: readonly KeyPart[]
  readonly every: number
}

/** Makes blocks of one training rule that hold so many pairs. */
export interface SamplePairsTask {
  readonly kind: 'sample-pairs'
  readonly table: TableWire
  readonly known: readonly KnownTokenKeys[]
  readonly key: readonly KeyPart[]
  readonly wanted: number
  readonly largest: number
}

/** Makes the blocks of one rule. */
export interface BlockTask {
  readonly kind: 'block'
  readonly table: TableWire
  readonly known: readonly KnownTokenKeys[]
  readonly rule: BlockingRule
  readonly limits: BlockLimits
  readonly tieHash: Uint32Array
}

/** Compares pairs and counts their vectors. */
export interface VectorsTask {
  readonly kind: 'count-vectors'
  readonly weigher: WeigherWire
  readonly left: Uint32Array
  readonly right: Uint32Array
}

/** Reads every name token once. */
export interface TokenFeaturesTask {
  readonly kind: 'token-features'
  readonly names: StringWire
}

/** Measures how much room a range of records takes when packed. */
export interface MeasureTask {
  readonly kind: 'measure-records'
  readonly table: TableWire
  readonly comparisons: readonly Comparison[]
  readonly sizes: Uint32Array
  readonly range: Range
}

/** Packs a range of records. */
export interface PackTask {
  readonly kind: 'pack-records'
  readonly table: TableWire
  readonly comparisons: readonly Comparison[]
  readonly packed: PackedRecords
  readonly range: Range
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

/** Writes a range of the rows of `clusters.csv`. */
export interface WriteClustersTask extends ClusterRowsTask {
  readonly kind: 'write-clusters'
}

/** Writes a range of the rows of `links.csv`. */
export interface WriteLinksTask extends LinkRowsTask {
  readonly kind: 'write-links'
}

/** Lets go of what earlier stages held. */
export interface LetGoTask {
  readonly kind: 'let-go'
  /** No pair is to be weighed any more. */
  readonly weigher: boolean
}

/** What a thread is asked to do: shared data by reference, and which part of the work. */
export type Task =
  | ReadTask
  | MergeColumnTask
  | StandardizeTask
  | ArrangeTask
  | TokenKeysTask
  | PairsAmongTask
  | SampleBlocksTask
  | SamplePairsTask
  | BlockTask
  | VectorsTask
  | TokenFeaturesTask
  | MeasureTask
  | PackTask
  | ScoreTask
  | PartitionTask
  | WriteClustersTask
  | WriteLinksTask
  | LetGoTask

/** What each kind of task gives. */
export interface TaskResults {
  readonly read: Segment
  readonly 'merge-column': WholeColumn
  readonly standardize: StandardizedValuesWire
  readonly arrange: FieldColumnWire
  readonly 'token-keys': TokenKeys
  readonly 'pairs-among': number
  readonly 'sample-blocks': KeyBlocks
  readonly 'sample-pairs': PairSample
  readonly block: RuleBlocks
  readonly 'count-vectors': CountedPatterns
  readonly 'token-features': TokenFeatures
  readonly 'measure-records': undefined
  readonly 'pack-records': undefined
  readonly score: ScoredRange
  readonly partition: Uint32Array<ArrayBuffer>
  readonly 'write-clusters': Uint8Array<ArrayBuffer>
  readonly 'write-links': Uint8Array<ArrayBuffer>
  readonly 'let-go': undefined
}

/** Runs tasks on one thread; keeps what it compiled for the records at hand. */
export class TaskRunner {
  #segments = new SegmentReader()
  #key = ''
  #compiled = ''
  #weigher: PairWeigher | undefined
  #finder: CandidateFinder | undefined

  run(task: Task): TaskResults[Task['kind']] {
    switch (task.kind) {
      case 'read':
        return this.#segments.read(task)
      case 'merge-column':
        return mergeColumn(task)
      case 'standardize': {
        const { raw, fieldKind, dateOrder } = task
        return valuesToWire(standardizeValues(stringsFromWire(raw), fieldKind, dateOrder))
      }
      case 'arrange': {
        const { raw, fieldKind, values, order } = task
        return fieldColumnToWire(arrangeColumn(raw, fieldKind, valuesFromWire(values), order))
      }
      case 'token-keys':
        return tokenKeys(stringsFromWire(task.names), task.form, task.range.from, task.range.to)
      case 'pairs-among': {
        const table = tableFromWire(task.table)
        return pairsAmong(task.key, table, new TokenKeyCache(table, task.known), task.among)
      }
      case 'sample-blocks': {
        const table = tableFromWire(task.table)
        return sampleBlocks(task.key, table, task.every, new TokenKeyCache(table, task.known))
      }
      case 'sample-pairs': {
        const { key, wanted, largest, known } = task
        const table = tableFromWire(task.table)
        return samplePairs(key, table, wanted, largest, new TokenKeyCache(table, known))
      }
      case 'block': {
        const { rule, limits, tieHash, known } = task
        const table = tableFromWire(task.table)
        return ruleBlocks(rule, table, tieHash, limits, new TokenKeyCache(table, known))
      }
      case 'count-vectors':
        return this.#weigherOf(task.weigher).countVectors(task.left, task.right)
      case 'token-features':
        return tokenFeatures(stringsFromWire(task.names))
      case 'measure-records': {
        const { comparisons, table, range, sizes } = task
        const layout = new RecordLayout(comparisons)
        measureRecords(tableFromWire(table), layout, range.from, range.to, sizes)
        return undefined
      }
      case 'pack-records': {
        const { comparisons, table, range, packed } = task
        const layout = new RecordLayout(comparisons)
        packRange(packed, tableFromWire(table), layout, range.from, range.to)
        return undefined
      }
      case 'score': {
        const weigher = this.#weigherOf(task.weigher)
        this.#finder ??= new CandidateFinder(task.blocks)
        const { from, to } = task.range
        return scoreRecords(this.#finder, task.blocks.order, from, to, weigher, task.settings)
      }
      case 'write-clusters':
        return clusterRows(task)
      case 'write-links':
        return linkRows(task)
      case 'let-go':
        this.#segments = new SegmentReader()
        this.#finder = undefined
        if (task.weigher) this.#weigher = undefined
        letGo()
        return undefined
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
      const before = wire.compiled === this.#compiled ? this.#weigher : undefined
      this.#key = wire.key
      this.#compiled = wire.compiled
      this.#weigher = weigherFromWire(wire, before)
      this.#finder = undefined
    }
    return this.#weigher
  }
}
