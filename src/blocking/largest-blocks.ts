import { pairsOf } from './key-blocks.ts'

/** A block before splitting. */
export interface WorstBlock {
  readonly rule: string
  readonly records: number
  /** Its part of all pairs that its rule would make unsplit. */
  readonly share: number
  readonly split: boolean
}

const SHOWN = 10

/** The largest blocks of a rule. */
export class LargestBlocks {
  readonly #rule: string
  readonly #largest: { readonly records: number; readonly split: boolean }[] = []

  constructor(rule: string) {
    this.#rule = rule
  }

  note(records: number, split: boolean): void {
    const largest = this.#largest
    if (largest.length === SHOWN && largest.at(-1)!.records >= records) return
    largest.push({ records, split })
    largest.sort((a, b) => b.records - a.records)
    if (largest.length > SHOWN) largest.pop()
  }

  /** @param unsplitPairs - pairs of all blocks of the rule before splitting. */
  take(unsplitPairs: number): WorstBlock[] {
    return this.#largest.map(({ records, split }) => {
      return { rule: this.#rule, records, share: pairsOf(records) / unsplitPairs, split }
    })
  }
}

/** The worst blocks over all rules. */
export function worstBlocks(rules: readonly (readonly WorstBlock[])[]): WorstBlock[] {
  return rules
    .flat()
    .sort((a, b) => b.records - a.records || (a.rule < b.rule ? -1 : 1))
    .slice(0, SHOWN)
}
