import { dateLevel } from '../comparison/date.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { explainScore, type ScoreStep } from '../scoring/explain-score.ts'
import type { PairBar } from '../scoring/pair-weigher.ts'
import type { LoadedRecords } from './match-index.ts'
import type { Workbench } from './workbench.ts'

/** Some records to be weighed against each other; each is put on a bench once it is asked for. */
export class BenchRecords implements LoadedRecords {
  readonly count: number
  readonly #model: LinkageModel
  readonly #bytesOf: (place: number) => readonly [bytes: Uint8Array, from: number]
  readonly #benchFor: (room: number) => Workbench
  #bench: Workbench
  /** By place in the list that was loaded: that on the bench; −1 as long as nobody has asked. */
  readonly #places: Int32Array
  /** Places of the comparison of first names, and the field of the one of dates. */
  readonly #given: number
  readonly #date: string | undefined

  /**
   * @param bytesOf - the bytes of a record, and where among them it begins; valid until the next call.
   * @param benchFor - an empty bench with room for so many records.
   */
  constructor(
    model: LinkageModel,
    count: number,
    bytesOf: (place: number) => readonly [bytes: Uint8Array, from: number],
    benchFor: (room: number) => Workbench,
  ) {
    this.count = count
    this.#model = model
    this.#bytesOf = bytesOf
    this.#benchFor = benchFor
    this.#bench = benchFor(count)
    this.#places = new Int32Array(count).fill(-1)
    this.#given = model.comparisons.findIndex(({ kind }) => kind === 'given-name')
    this.#date = model.comparisons.find((comparison) => comparison.kind === 'date')?.field
  }

  get levels(): Uint8Array {
    return this.#bench.weigher.levels
  }

  weigh(left: number, right: number): number {
    this.#put(left, right)
    return this.#bench.weigher.weigh(this.#places[left]!, this.#places[right]!)
  }

  capOf(left: number, right: number, flagged?: boolean): PairBar | undefined {
    this.#put(left, right)
    return this.#bench.weigher.capOf(this.#places[left]!, this.#places[right]!, flagged)
  }

  isFlagged(record: number): boolean {
    this.#put(record, record)
    return this.#bench.weigher.isFlagged(this.#places[record]!)
  }

  bothDisagree(left: number, right: number): boolean {
    if (this.#given < 0 || this.#date === undefined) return false
    this.#put(left, right)
    const [a, b] = [left, right].map((place) =>
      this.#bench.valueOf(this.#places[place]!, this.#date!),
    ) as [number, number]
    if (dateLevel(a, b) > 1) return false
    this.weigh(left, right)
    return this.levels[this.#given] === 0
  }

  explain(left: number, right: number): readonly ScoreStep[] {
    const weight = this.weigh(left, right)
    return explainScore(this.#model, this.levels, this.#bench.weigher.rarities, weight)
  }

  /** Puts two records on the bench. */
  #put(left: number, right: number): void {
    while (this.#places[left]! < 0 || this.#places[right]! < 0) {
      const next = this.#places[left]! < 0 ? left : right
      if (this.#bench.isFull) {
        // Names of hundreds of words: rare enough to begin anew.
        this.#bench = this.#benchFor(this.#bench.rows + 1)
        this.#places.fill(-1)
      } else {
        const [bytes, from] = this.#bytesOf(next)
        this.#places[next] = this.#bench.add(bytes, from)
      }
    }
  }
}
