import type { Evaluation } from '../analysis/evaluation.ts'
import type { Interval } from '../evaluation/dependent-interval.ts'

/** One figure and where it lies at 95 %. */
export interface MeasureRow {
  readonly part: 'pairs' | 'records' | 'persons' | 'clusters' | 'blocking'
  readonly measure: string
  readonly value: number
  readonly interval: Interval
}

/** The figures of an evaluation, one a row, in the order in which they are told. */
export function measureRows({ pairwise, bcubed, clusters, blocking }: Evaluation): MeasureRow[] {
  const quality = (part: MeasureRow['part'], of: Evaluation['pairwise'] | Evaluation['bcubed']) =>
    (['precision', 'recall', 'f1'] as const).flatMap((measure): MeasureRow[] =>
      of === undefined
        ? []
        : [{ part, measure, value: of[measure], interval: of.intervals[measure] }],
    )
  const rows = [...quality('pairs', pairwise), ...quality('records', bcubed)]
  if (clusters !== undefined) {
    const { intervals } = clusters
    const add = (part: MeasureRow['part'], measure: string, of: keyof typeof intervals): void => {
      rows.push({ part, measure, value: clusters[of], interval: intervals[of] })
    }
    add('persons', 'found exactly', 'exactShare')
    add('persons', 'split', 'splitShare')
    add('persons', 'merged with another', 'mergedShare')
    add('clusters', 'of several persons', 'mergeShare')
    add('clusters', 'variation of information, bits', 'variation')
  }
  if (blocking !== undefined) {
    const { recall, interval } = blocking
    rows.push({ part: 'blocking', measure: 'recall', value: recall, interval })
  }
  return rows
}
