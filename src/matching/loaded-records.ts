import { dateLevel } from '../comparison/date.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { explainScore, type ScoreStep } from '../scoring/explain-score.ts'
import type { PairBar } from '../scoring/pair-weigher.ts'
import type { LoadedRecords } from './match-index.ts'
import type { Workbench } from './workbench.ts'

/** Records on a bench; places of the bench are places in the list that was loaded. */
export class BenchRecords implements LoadedRecords {
  readonly #model: LinkageModel
  readonly #bench: Workbench
  /** Places of the comparison of first names, and the field of the one of dates. */
  readonly #given: number
  readonly #date: string | undefined

  constructor(model: LinkageModel, bench: Workbench) {
    this.#model = model
    this.#bench = bench
    this.#given = model.comparisons.findIndex(({ kind }) => kind === 'given-name')
    this.#date = model.comparisons.find((comparison) => comparison.kind === 'date')?.field
  }

  get count(): number {
    return this.#bench.count
  }

  get levels(): Uint8Array {
    return this.#bench.weigher.levels
  }

  weigh(left: number, right: number): number {
    return this.#bench.weigher.weigh(left, right)
  }

  capOf(left: number, right: number, flagged?: boolean): PairBar | undefined {
    return this.#bench.weigher.capOf(left, right, flagged)
  }

  isFlagged(record: number): boolean {
    return this.#bench.weigher.isFlagged(record)
  }

  bothDisagree(left: number, right: number): boolean {
    if (this.#given < 0 || this.#date === undefined) return false
    const [a, b] = [left, right].map((place) => this.#bench.valueOf(place, this.#date!)) as [
      number,
      number,
    ]
    if (dateLevel(a, b) > 1) return false
    this.weigh(left, right)
    return this.levels[this.#given] === 0
  }

  explain(left: number, right: number): readonly ScoreStep[] {
    const weight = this.weigh(left, right)
    return explainScore(this.#model, this.levels, this.#bench.weigher.rarities, weight)
  }
}
