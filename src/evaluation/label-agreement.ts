import type { Estimate } from './label-estimate.ts'

/** How two people's answers on the same pairs go together. */
export interface Agreement {
  /** Pairs on which both said yes or no. */
  readonly both: number
  /** Of these, those on which they agree, as a share; 1 if there are none. */
  readonly share: number
  /**
   * Cohen's κ with its 95 % interval: agreement beyond what two people who answer at random, each
   * as often yes as they did, would reach. Absent where that says nothing: no pairs, or both gave
   * one and the same answer throughout.
   */
  readonly kappa?: Estimate
}

/**
 * Agreement of two labellers from how often they said what.
 *
 * @param counts - pairs on which both said yes, only the first, only the second, neither.
 *
 * Source: Cohen (1960), Educational and Psychological Measurement 20(1); the standard error of
 * Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72(5).
 *
 * @example
 * ```ts
 * labelAgreement({ yes: 20, first: 5, second: 10, no: 15 }).kappa // 0.4, from 0.15 to 0.65
 * ```
 */
export function labelAgreement(counts: {
  readonly yes: number
  readonly first: number
  readonly second: number
  readonly no: number
}): Agreement {
  const { yes, first, second, no } = counts
  const both = yes + first + second + no
  if (both === 0) return { both, share: 1 }
  const share = (yes + no) / both
  const rows = [(yes + first) / both, (second + no) / both] as const
  const columns = [(yes + second) / both, (first + no) / both] as const
  const chance = rows[0] * columns[0] + rows[1] * columns[1]
  if (chance === 1) return { both, share }
  const value = (share - chance) / (1 - chance)
  const agreed = [yes / both, no / both] as const
  let spread = 0
  for (const at of [0, 1] as const) {
    spread += agreed[at] * (1 - (rows[at] + columns[at]) * (1 - value)) ** 2
  }
  const crossed =
    (first / both) * (columns[0] + rows[1]) ** 2 + (second / both) * (columns[1] + rows[0]) ** 2
  spread += (1 - value) ** 2 * crossed - (value - chance * (1 - value)) ** 2
  const half = (1.959963984540054 * Math.sqrt(Math.max(0, spread) / both)) / (1 - chance)
  return {
    both,
    share,
    kappa: { value, low: Math.max(-1, value - half), high: Math.min(1, value + half) },
  }
}
