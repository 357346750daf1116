import { type CandidateBlocks, CandidateFinder } from '../blocking/candidate-pairs.ts'
import type { FieldKind } from '../model/linkage-model.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import { type ScoredRange, type ScoreSettings, scoreRecords } from '../scoring/score-records.ts'
import type { DateOrder } from '../standardize/date.ts'
import { standardizeColumn } from '../standardize/standardize-column.ts'
import {
  type FieldColumnWire,
  fieldColumnToWire,
  type TextWire,
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

/** Scores the candidates of a range of the scan. */
export interface ScoreTask {
  readonly kind: 'score'
  /** Equal for tasks of one run: what a thread made of the shared data is kept under it. */
  readonly run: string
  readonly weigher: WeigherWire
  readonly blocks: CandidateBlocks
  readonly settings: ScoreSettings
  readonly range: Range
}

/** What a thread is asked to do: shared data by reference, and which part of the work. */
export type Task = StandardizeTask | ScoreTask

/** What each kind of task gives. */
export interface TaskResults {
  readonly standardize: FieldColumnWire
  readonly score: ScoredRange
}

/** Runs tasks on one thread; keeps what it compiled for the run at hand. */
export class TaskRunner {
  #run = ''
  #weigher: PairWeigher | undefined
  #finder: CandidateFinder | undefined

  run(task: Task): TaskResults[Task['kind']] {
    switch (task.kind) {
      case 'standardize': {
        const { raw, fieldKind, order, dateOrder } = task
        return fieldColumnToWire(standardizeColumn(textFromWire(raw), fieldKind, order, dateOrder))
      }
      case 'score':
        return this.#score(task)
    }
  }

  #score({ run, weigher, blocks, settings, range }: ScoreTask): ScoredRange {
    if (run !== this.#run) {
      this.#run = run
      this.#weigher = undefined
      this.#finder = undefined
    }
    this.#weigher ??= weigherFromWire(weigher)
    this.#finder ??= new CandidateFinder(blocks)
    return scoreRecords(this.#finder, blocks.order, range.from, range.to, this.#weigher, settings)
  }
}
