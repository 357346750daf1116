import type { FairnessRow } from './evaluation.ts'

/** Fewer true pairs, or labels, say little about anything. */
const A_HANDFUL = 100

/** What a reader must know before believing the figures. */
export function evaluationWarnings({
  records,
  known,
  truePairs,
  fairness,
}: {
  readonly records: number
  readonly known: number
  readonly truePairs: number
  readonly fairness: readonly FairnessRow[]
}): string[] {
  const warnings: string[] = []
  if (known < records) {
    warnings.push(
      `the truth of ${records - known} of ${records} records is not known: they are left out of ` +
        'every figure, with their pairs. If those that are known were not drawn at random, the ' +
        'figures are not those of the file.',
    )
  }
  if (truePairs < A_HANDFUL) {
    warnings.push(
      `the truth holds ${truePairs} pairs of one person: too few to say much. Look at the ` +
        'intervals, not at the figures.',
    )
  }
  for (const { by, group, measure, rate, rest } of fairness.filter(({ worse }) => worse)) {
    const what = measure === 'missed' ? 'matches are missed' : 'matches are wrong'
    warnings.push(
      `${by} ${group}: ${percent(rate)} of ${what}, ${percent(rest)} in the rest: worse by more ` +
        'than chance.',
    )
  }
  return warnings
}

/** Where pairs are labelled. */
export function labelWarnings(matches: number, labels: number): string[] {
  const few = matches < A_HANDFUL || labels - matches < A_HANDFUL
  return few
    ? [
        `${labels} pairs are labelled, ${matches} of them as matches: too few of one kind to say ` +
          'much. Look at the intervals, not at the figures.',
      ]
    : []
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}
