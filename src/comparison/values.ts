import { NULL_LEVEL } from '../model/linkage-model.ts'
import { jaroWinkler } from '../similarity/jaro-winkler.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { Comparer } from './comparer.ts'
import type { ComparisonTables } from './comparison-tables.ts'
import { PairCache, pairLevels } from './pair-cache.ts'
import { TextFilter } from './text-features.ts'
import { lazyTexts, textColumn } from './value-texts.ts'

/** Equal or not. A date field compares by its whole date. */
export class ExactComparer implements Comparer {
  readonly #words: Uint32Array
  readonly #value: number

  constructor({ packed, layout }: ComparisonTables, field: string) {
    this.#words = packed.words
    this.#value = layout.offsetOf({ part: 'value', field })
  }

  compare(left: number, right: number): number {
    const a = this.#words[left + this.#value]!
    const b = this.#words[right + this.#value]!
    if (a === 0 || b === 0) return NULL_LEVEL
    return a === b ? 1 : 0
  }
}

/** Jaro–Winkler steps below equality; `at` descends. */
export class TextComparer implements Comparer {
  readonly #words: Uint32Array
  readonly #value: number
  readonly #cache: PairCache
  readonly #filter: TextFilter
  readonly #top: number

  constructor(
    table: StandardizedTable,
    { packed, layout, texts }: ComparisonTables,
    field: string,
    at: readonly number[],
  ) {
    this.#words = packed.words
    this.#value = layout.offsetOf({ part: 'value', field })
    const column = textColumn(table, field)
    const text = lazyTexts(column)
    const steps = at.toSorted((a, b) => a - b)
    this.#top = steps.length + 1
    this.#filter = new TextFilter(texts[field], steps[0] ?? 1)
    this.#cache = new PairCache(pairLevels(column?.values.size ?? 0), (a, b) => {
      const similarity = jaroWinkler(text(a), text(b))
      return steps.filter((step) => similarity >= step).length
    })
  }

  compare(left: number, right: number): number {
    const a = this.#words[left + this.#value]!
    const b = this.#words[right + this.#value]!
    if (a === 0 || b === 0) return NULL_LEVEL
    if (a === b) return this.#top
    return this.#filter.mayReach(a, b) ? this.#cache.level(a, b) : 0
  }
}
