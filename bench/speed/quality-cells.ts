import type { Summary } from '../../src/cli/summary.ts'
import { countText, shareText } from '../markdown.ts'

/** Quality of a result, beside its speed. */
export interface RunQuality {
  readonly links: number
  readonly precision: number
  readonly recall: number
  readonly recallWithNearMatches: number
  readonly reviewPerThousand: number
}

/** Heads of {@link qualityCells}. */
export const QUALITY_HEADER: readonly string[] = [
  'links',
  'precision',
  'recall',
  'with near matches',
  'review / 1,000',
]

/** Quality as a run's summary tells it. @throws Error if the run was not given the truth. */
export function qualityOf({ quality, matches, nearMatches, ...summary }: Summary): RunQuality {
  if (quality === undefined) throw new Error('the run was not given the truth')
  const { precision, recall } = quality.pairwise
  const { recallWithNearMatches } = quality
  const { reviewPerThousand } = summary
  const links = matches + nearMatches
  return { links, precision, recall, recallWithNearMatches, reviewPerThousand }
}

/** Quality as cells of a table. */
export function qualityCells(quality: RunQuality): string[] {
  return [
    countText(quality.links),
    shareText(quality.precision),
    shareText(quality.recall),
    shareText(quality.recallWithNearMatches),
    quality.reviewPerThousand.toFixed(1),
  ]
}
