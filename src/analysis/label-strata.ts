import { trusted } from '../evaluation/label-estimate.ts'
import type { Thresholds } from '../model/linkage-model.ts'
import type { LabelFrame } from './label-frame.ts'

/** Width of a stratum in bits. */
const STEP = 3
/** Bits above the upper threshold from which on all pairs are one stratum. */
const SURE_ABOVE = 9

/** Pairs that are much alike to the model, by their places in the frame. */
export interface PairStratum {
  /** In words: its weights in bits, whether its pairs are in one cluster, and its group if any. */
  readonly name: string
  readonly joined: boolean
  readonly pairs: readonly number[]
  /** The standard deviation of a pair's truth, as far as the model tells. */
  readonly deviation: number
}

/** Cuts a frame into strata of similar weight and one decision, in the order of their weights. */
export function pairStrata(frame: LabelFrame, { lower, upper }: Thresholds): PairStratum[] {
  const cuts: number[] = []
  for (let cut = lower - STEP; cut < upper + SURE_ABOVE; cut += STEP) cuts.push(cut)
  cuts.push(upper + SURE_ABOVE)
  const strata = new Map<number, number[]>()
  for (const [at, weight] of frame.weight.entries()) {
    const band = Number.isNaN(weight) ? -1 : cuts.filter((cut) => weight >= cut).length
    const key = 2 * band + frame.joined[at]!
    const pairs = strata.get(key)
    if (pairs === undefined) strata.set(key, [at])
    else pairs.push(at)
  }
  return [...strata.keys()]
    .sort((a, b) => a - b)
    .map((key) => {
      const pairs = strata.get(key)!
      const [band, joined] = [Math.floor(key / 2), frame.joined[pairs[0]!] === 1]
      return {
        name: `${rangeName(band, cuts)} ${joined ? 'joined' : 'apart'}`,
        joined,
        pairs,
        deviation: deviationOf(frame, pairs, { lower, upper }),
      }
    })
}

function rangeName(band: number, cuts: readonly number[]): string {
  if (band < 0) return 'unscored'
  const text = (bits: number): string => String(Number(bits.toFixed(2)))
  if (band === 0) return `below ${text(cuts[0]!)}`
  const from = cuts[band - 1]!
  return band === cuts.length ? `from ${text(from)}` : `${text(from)} to ${text(cuts[band]!)}`
}

/**
 * The mean variance of truth that is left when the stated probabilities are known, as a deviation.
 * Where the clusters say otherwise than the weight, the probability counts half way to a half.
 */
function deviationOf(
  { weight, joined, probability }: LabelFrame,
  pairs: readonly number[],
  { lower, upper }: Pick<Thresholds, 'lower' | 'upper'>,
): number {
  let variance = 0
  for (const at of pairs) {
    const disagrees = joined[at] === 1 ? !(weight[at]! >= lower) : weight[at]! >= upper
    const stated = disagrees ? (probability[at]! + 0.5) / 2 : probability[at]!
    variance += trusted(stated) * (1 - trusted(stated))
  }
  return Math.sqrt(variance / pairs.length)
}
