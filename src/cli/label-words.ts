import type { LabelEstimate } from '../evaluation/label-estimate.ts'
import { formatProbability } from '../report/number-format.ts'

/** What labels say of the matches, in words. */
export function estimateText({ precision, recall }: LabelEstimate): string {
  const part = (name: string, { value, low, high }: LabelEstimate['precision']): string =>
    `${name} ${formatProbability(value)} (${formatProbability(low)} to ${formatProbability(high)})`
  return `${part('precision', precision)}, ${part('recall', recall)}`
}
