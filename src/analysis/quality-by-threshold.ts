import { pairsAmong } from '../evaluation/contingency.ts'
import { f1Of, type Quality, share } from '../evaluation/quality.ts'
import { truePairs } from '../evaluation/true-pairs.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { type RedecideOptions, redecider } from '../linker/redecide.ts'
import { labelFrame } from './label-frame.ts'
import { placeOf } from './select-pairs.ts'
import type { LabelledPairs } from './truth.ts'

/** What labels say of the clusters under one upper threshold. */
export interface ThresholdQuality extends Quality {
  /** Match weight in bits. */
  readonly upper: number
}

/** Options of {@link qualityByThreshold}. */
export interface QualityOptions extends RedecideOptions {
  /** Decides under other thresholds, where that is there already. Default: {@link redecider}. */
  readonly under?: ReturnType<typeof redecider>
}

/**
 * Estimates from labels how good the clusters would be under other upper thresholds: where to put it
 * is then the threshold of the highest F₁. The clusters are made anew for each; their true pairs are
 * estimated from what the model states and what people said (see {@link truePairs}). Pairs below the
 * result's floor count as no matches: recall is that among the others.
 *
 * @param result - of a run with a `floor`, as low as the lowest threshold needs.
 * @param labels - such as those of the pairs that `selectPairsToLabel` chose.
 * @param uppers - match weights in bits.
 * @throws {@link LinkageError} `linkage-option-invalid` if the floor is too high for a threshold.
 */
export async function qualityByThreshold(
  result: LinkageResult,
  labels: LabelledPairs,
  uppers: readonly number[],
  options: QualityOptions = {},
): Promise<ThresholdQuality[]> {
  const frame = labelFrame(result, result.floor)
  const judged = judgedIn(frame, labels)
  const all = truePairs(frame.probability, new Uint8Array(frame.left.length).fill(1), judged)
  const under = options.under ?? redecider(result, options)
  const { lower } = result.model.thresholds
  const table: ThresholdQuality[] = []
  for (const upper of uppers) {
    const decided = await under({ upper, lower: Math.min(lower, upper) })
    const joined = frame.left.map((a, at) =>
      decided.labels[a] === decided.labels[frame.right[at]!] ? 1 : 0,
    )
    const claimed = pairsJoined(decided.labels, result.sides)
    const found = Math.min(claimed, all, truePairs(frame.probability, joined, judged))
    const [precision, recall] = [share(found, claimed), share(found, all)]
    table.push({ upper, precision, recall, f1: f1Of(precision, recall) })
  }
  return table
}

function judgedIn(frame: ReturnType<typeof labelFrame>, labels: LabelledPairs) {
  const [at, match, inclusion]: [number[], number[], number[]] = [[], [], []]
  for (const [label, a] of labels.left.entries()) {
    const place = placeOf(frame, a, labels.right[label]!)
    if (place === undefined) continue
    at.push(place)
    match.push(labels.match[label]!)
    inclusion.push(labels.inclusion[label]!)
  }
  return { at, match, inclusion }
}

/** Pairs of one cluster; of two tables that were linked, those across them only. */
function pairsJoined(labels: Uint32Array, sides: Uint8Array | undefined): number {
  const sizes = new Uint32Array(labels.length)
  const second = new Uint32Array(labels.length)
  for (const [record, label] of labels.entries()) {
    sizes[label]!++
    if (sides?.[record] === 1) second[label]!++
  }
  let pairs = 0
  for (const [label, size] of sizes.entries()) {
    const other = second[label]!
    pairs += sides === undefined ? pairsAmong(size) : other * (size - other)
  }
  return pairs
}
