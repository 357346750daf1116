import type { PairEvidence } from '../scoring/class-evidence.ts'

/** Up to so many records every way to part a cluster in two is weighed; of larger ones, single records. */
const MOST_PARTED = 10

/**
 * Strangers who agree in much agree in more than chance says: names, places and parents go together. So
 * of the evidence against them, prior left out, bits beyond these count for less.
 */
const FULL_EVIDENCE = 16
const WORTH_BEYOND = 0.6
/** So many of the relatives that weigh as much as a match get past the guards. */
const RELATIVES_LET_BY = 1 / 16

/**
 * How many pairs of a cluster are expected to be of two persons, given the evidence of all its pairs.
 *
 * A pair's own weight knows nothing of the others: a misspelt record may agree little with one
 * record of its child and fully with another. So the question is put to the whole cluster: is it one
 * person, or are these records one and those another? Parting it in two goes against the evidence
 * across, which is one piece however many pairs it has: records of one person are nearly copies. It
 * is the mean over the pairs. The odds of a parting are those of strangers, 2^−mean (beyond 16 bits of
 * evidence each bit counts 0.6), and a sixteenth of those of relatives, whom guards have kept apart
 * before there was a cluster. Three persons at once are not considered.
 *
 * The constants are what 42 files of generated students show, of 20,000 and 200,000 records and three
 * levels of error; `bench/estimates.bench.ts` measures what comes out on other files.
 *
 * @param size - records of the cluster.
 * @param evidenceOf - of two of its records, `a` < `b`; infinite where people have joined them.
 * @param prior - log-odds of a match among all pairs, in bits: what of the evidence against strangers is
 *   not evidence.
 * @returns a number of pairs, among all pairs of the cluster.
 *
 * Cost: 2ⁿ · n² for a cluster of n ≤ 10 records, n² above, where only single records are taken out.
 *
 * @example
 * ```ts
 * expectedWrongPairs(2, () => ({ strangers: 3, relatives: Infinity }), -13) // 1 in 9
 * ```
 */
export function expectedWrongPairs(
  size: number,
  evidenceOf: (a: number, b: number) => PairEvidence,
  prior: number,
): number {
  if (size < 2) return 0
  const strangers = new Float64Array(size * size)
  const relatives = new Float64Array(size * size)
  for (let b = 1; b < size; b++) {
    for (let a = 0; a < b; a++) {
      const evidence = evidenceOf(a, b)
      strangers[a * size + b] = strangers[b * size + a] = evidence.strangers
      relatives[a * size + b] = relatives[b * size + a] = evidence.relatives
    }
  }
  const oddsOf = (sumStrangers: number, sumRelatives: number, pairs: number): number =>
    2 ** -worthOf(sumStrangers / pairs, prior) + RELATIVES_LET_BY * 2 ** -(sumRelatives / pairs)
  return size <= MOST_PARTED
    ? allParts(size, strangers, relatives, oddsOf)
    : singleRecords(size, strangers, relatives, oddsOf)
}

/**
 * How likely two clusters are one person, given the weights of all pairs across. They are neither one
 * piece of evidence nor independent ones: the log-odds are halfway between the strongest weight and the
 * sum of all. Of one pair that is 2ʷ/(1+2ʷ).
 *
 * @param weights - in bits, of every pair across.
 *
 * @example
 * ```ts
 * oneClusterProbability([3]) // 8 in 9
 * ```
 */
export function oneClusterProbability(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return 1 / (1 + 2 ** -((sum + Math.max(...weights)) / 2))
}

/** Odds of a parting, against none, by the sums over the pairs across. */
type PartingOdds = (strangers: number, relatives: number, pairs: number) => number

/** What evidence against strangers, prior included, is worth. */
function worthOf(strangers: number, prior: number): number {
  const beyond = Math.max(0, strangers - prior - FULL_EVIDENCE)
  return Math.min(strangers, prior + FULL_EVIDENCE + WORTH_BEYOND * beyond)
}

function allParts(
  size: number,
  strangers: Float64Array,
  relatives: Float64Array,
  oddsOf: PartingOdds,
): number {
  let odds = 0
  let wrong = 0
  // The last record is never in S, so each way is met once.
  for (let part = 1; part < 1 << (size - 1); part++) {
    let [s, r, pairs] = [0, 0, 0]
    for (let a = 0; a < size - 1; a++) {
      if (((part >> a) & 1) === 0) continue
      for (let b = 0; b < size; b++) {
        if (((part >> b) & 1) === 1) continue
        s += strangers[a * size + b]!
        r += relatives[a * size + b]!
        pairs++
      }
    }
    const partOdds = oddsOf(s, r, pairs)
    odds += partOdds
    wrong += partOdds * pairs
  }
  // Odds overflow where a cluster is held together against all evidence.
  return odds === Infinity ? size - 1 : wrong / (1 + odds)
}

function singleRecords(
  size: number,
  strangers: Float64Array,
  relatives: Float64Array,
  oddsOf: PartingOdds,
): number {
  let wrong = 0
  for (let a = 0; a < size; a++) {
    let [s, r] = [0, 0]
    for (let b = 0; b < size; b++) {
      if (b === a) continue
      s += strangers[a * size + b]!
      r += relatives[a * size + b]!
    }
    const others = size - 1
    wrong += others / (1 + 1 / oddsOf(s, r, others))
  }
  return Math.min(wrong, (size * (size - 1)) / 2)
}
