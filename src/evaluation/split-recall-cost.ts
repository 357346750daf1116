/** What splitting kept of the pairs of a rule, and what chance set apart. */
export interface SplitPairs {
  /** Pairs in blocks after splitting. */
  readonly rawPairs: number
  /** Pairs that cuts by hash set apart. */
  readonly cutPairs: number
}

/**
 * Estimates the share of the true pairs sharing a key of these rules that splitting over-full
 * blocks lost: the share of all such pairs that chance set apart. Rather too high: true pairs share
 * more keys than others do, and another rule may find what one lost.
 *
 * @returns 0 to 1; 0 if nothing was cut.
 *
 * @example
 * ```ts
 * splitRecallCost([{ rawPairs: 900, cutPairs: 100 }]) // 0.1
 * ```
 */
export function splitRecallCost(rules: readonly SplitPairs[]): number {
  let cut = 0
  let all = 0
  for (const { rawPairs, cutPairs } of rules) {
    cut += cutPairs
    all += rawPairs + cutPairs
  }
  return all === 0 ? 0 : cut / all
}
