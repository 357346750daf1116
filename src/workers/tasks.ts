import { type CandidateBlocks, CandidateFinder } from '../blocking/candidate-pairs.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import { type ScoredRange, type ScoreSettings, scoreRecords } from '../scoring/score-records.ts'
import { type WeigherWire, weigherFromWire } from './weigher-wire.ts'

/** A range of records or components. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** What a thread is asked to do: shared data by reference, and which part of the work. */
export type Task = {
  readonly kind: 'score'
  /** Equal for tasks of one run: what a thread made of the shared data is kept under it. */
  readonly run: string
  readonly weigher: WeigherWire
  readonly blocks: CandidateBlocks
  readonly settings: ScoreSettings
  readonly range: Range
}

/** What each kind of task gives. */
export interface TaskResults {
  readonly score: ScoredRange
}

/** Runs tasks on one thread; keeps what it compiled for the run at hand. */
export class TaskRunner {
  #run = ''
  #weigher: PairWeigher | undefined
  #finder: CandidateFinder | undefined

  run(task: Task): TaskResults[Task['kind']] {
    if (task.run !== this.#run) {
      this.#run = task.run
      this.#weigher = undefined
      this.#finder = undefined
    }
    this.#weigher ??= weigherFromWire(task.weigher)
    this.#finder ??= new CandidateFinder(task.blocks)
    const { from, to } = task.range
    return scoreRecords(this.#finder, from, to, this.#weigher, task.settings)
  }
}
