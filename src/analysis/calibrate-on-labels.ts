import { calibrationShift } from '../evaluation/calibration-shift.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { matchProbability } from '../scoring/match-probability.ts'
import { type LabelFrame, labelFrame } from './label-frame.ts'
import { pairStrata } from './label-strata.ts'
import { placeOf } from './select-pairs.ts'
import type { LabelledPairs } from './truth.ts'

/** Pairs of a result with probabilities that fit what people said. */
export interface CalibratedPairs {
  readonly frame: LabelFrame
  /** Of a match, for each pair of the frame. */
  readonly probability: Float64Array
}

/**
 * Moves the stated probabilities of a result's pairs, stratum by stratum of weight and decision, to
 * where labels are. Within a stratum a label counts for the inverse of its inclusion probability.
 *
 * @param floor - match weight in bits, at or above the one that the result was run with.
 */
export function calibrateOnLabels(
  result: LinkageResult,
  labels: LabelledPairs,
  floor: number,
): CalibratedPairs {
  const frame = labelFrame(result, floor)
  const labelAt = new Map<number, number>()
  for (const [label, left] of labels.left.entries()) {
    const at = placeOf(frame, left, labels.right[label]!)
    if (at !== undefined) labelAt.set(at, label)
  }
  const probability = frame.probability.slice()
  for (const { pairs } of pairStrata(frame, result.model.thresholds)) {
    const weight = pairs.map((at) => (Number.isNaN(frame.weight[at]!) ? 0 : frame.weight[at]!))
    let [judged, matches, all] = [0, 0, 0]
    for (const at of pairs) {
      const label = labelAt.get(at)
      if (label === undefined) continue
      judged++
      all += 1 / labels.inclusion[label]!
      matches += labels.match[label]! / labels.inclusion[label]!
    }
    const shift = calibrationShift(weight, judged, judged === 0 ? 0 : (judged * matches) / all)
    for (const [place, at] of pairs.entries()) {
      probability[at] = matchProbability(weight[place]! + shift)
    }
  }
  return { frame, probability }
}
