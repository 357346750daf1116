import type { LinkageModel } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import { classPriors, classTable, MATCH, rowBeside, UNRELATED } from './pair-classes.ts'

/** One bar of a waterfall; the weights of all steps add up to the pair's match weight. */
export interface ScoreStep {
  /** `prior`, a comparison's name, or `family`: what relatives would share anyway. */
  readonly name: string
  /** The level in words; `missing` where a value is missing; empty for prior and family. */
  readonly level: string
  /** In bits. */
  readonly weight: number
}

/**
 * Takes a match weight apart.
 *
 * @param weight - that of the pair, as `PairWeigher.weigh` gave it with levels and rarities.
 */
export function explainScore(
  model: Pick<LinkageModel, 'comparisons' | 'prior'>,
  levels: Uint8Array,
  rarities: Float32Array,
  weight: number,
): ScoreStep[] {
  const priors = classPriors(model.prior)
  const { rows, on } = classTable(model.comparisons)
  const steps: ScoreStep[] = [
    { name: 'prior', level: '', weight: priors[MATCH]! - priors[UNRELATED]! },
  ]
  for (const [at, comparison] of model.comparisons.entries()) {
    const level = levels[at]!
    if (level === NULL_LEVEL) {
      steps.push({ name: comparison.name, level: 'missing', weight: 0 })
      continue
    }
    const row = rows[at]![on[at]! < 0 ? 0 : rowBeside(levels[on[at]!]!)]!
    steps.push({
      name: comparison.name,
      level: comparison.levels[level]!.name,
      weight: row[MATCH]![level]! - row[UNRELATED]![level]! + rarities[at]!,
    })
  }
  const strangersOnly = steps.reduce((sum, step) => sum + step.weight, 0)
  steps.push({ name: 'family', level: '', weight: weight - strangersOnly })
  return steps
}
