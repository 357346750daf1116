import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { Comparer } from './comparer.ts'
import type { ComparisonTables } from './comparison-tables.ts'
import { type NameTokens, TOKEN } from './name-tokens.ts'
import { firstCount, namesAt, totalCount } from './record-layout.ts'

const LEVEL = { different: 0, initial: 1, similar: 2, exact: 3 } as const

/**
 * Names after the first, whichever field they stand in. Missing where either record has only one
 * name, or where the first names already crossed over.
 */
export class MiddleNameComparer implements Comparer {
  readonly #words: Uint32Array
  readonly #tokens: NameTokens
  readonly #names: number

  constructor(
    { packed, layout }: ComparisonTables,
    fields: { readonly given: string; readonly middle: string },
    tokens: NameTokens,
  ) {
    this.#words = packed.words
    this.#tokens = tokens
    this.#names = layout.offsetOf({ part: 'names', fields: [fields.given, fields.middle] })
  }

  compare(left: number, right: number): number {
    const namesA = this.#words[left + this.#names]!
    const namesB = this.#words[right + this.#names]!
    const hasFirstA = firstCount(namesA) > 0 ? 1 : 0
    const hasFirstB = firstCount(namesB) > 0 ? 1 : 0
    if (totalCount(namesA) === hasFirstA || totalCount(namesB) === hasFirstB) {
      return NULL_LEVEL
    }
    const startA = left + namesAt(namesA)
    const startB = right + namesAt(namesB)
    const endA = startA + totalCount(namesA)
    const endB = startB + totalCount(namesB)
    const best = this.#best(startA + hasFirstA, endA, startB + hasFirstB, endB)
    if (best !== LEVEL.different) return best
    // The first name of one among the further names of the other: the names moved, they do not differ.
    const moved =
      (hasFirstA === 1 && this.#isAmong(this.#words[startA]!, startB + hasFirstB, endB)) ||
      (hasFirstB === 1 && this.#isAmong(this.#words[startB]!, startA + hasFirstA, endA))
    return moved ? NULL_LEVEL : best
  }

  #best(fromA: number, toA: number, fromB: number, toB: number): number {
    let best: number = LEVEL.different
    for (let a = fromA; a < toA; a++) {
      for (let b = fromB; b < toB; b++) {
        const left = this.#words[a]!
        const right = this.#words[b]!
        const relation = this.#tokens.relateGiven(left, right)
        if (relation >= TOKEN.variantNames) return LEVEL.exact
        if (relation !== TOKEN.different) best = LEVEL.similar
        else if (best === LEVEL.different && this.#tokens.isInitial(left, right)) {
          best = LEVEL.initial
        }
      }
    }
    return best
  }

  #isAmong(head: number, from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      if (this.#tokens.relateGiven(head, this.#words[at]!) >= TOKEN.close) return true
    }
    return false
  }
}
