import { levelNames } from '../model/comparison-levels.ts'
import type { Comparison, LinkageModel } from '../model/linkage-model.ts'

/** One way to have other levels in one comparison. */
export type LevelChange =
  | {
      readonly kind: 'merge'
      readonly comparison: string
      /** Names of the two levels that are taken for one, the weaker first. */
      readonly levels: readonly [string, string]
    }
  | {
      readonly kind: 'move'
      readonly comparison: string
      /** The similarity at which a level begins, and where it would begin instead. */
      readonly from: number
      readonly to: number
    }

/** So far a similarity is moved, up and down. */
const STEP = 0.03

/**
 * All changes to be tried: each two levels of a comparison that are next to each other in what they
 * weigh taken for one, and each similarity at which a level of text begins moved up and down by 0.03.
 * Two levels that are the only ones leave nothing to tell: the comparison is out then.
 */
export function levelChanges({ comparisons }: Pick<LinkageModel, 'comparisons'>): LevelChange[] {
  return comparisons.flatMap((comparison) => [...merges(comparison), ...moves(comparison)])
}

function merges({ name, levels }: Comparison): LevelChange[] {
  const weightOf = ({ m, u }: Comparison['levels'][number]): number => m / u
  const sorted = [...levels].sort((a, b) => weightOf(a) - weightOf(b))
  return sorted.slice(1).map((level, at) => ({
    kind: 'merge',
    comparison: name,
    levels: [sorted[at]!.name, level.name],
  }))
}

function moves(comparison: Comparison): LevelChange[] {
  if (comparison.kind !== 'text') return []
  const { name, at } = comparison
  return at.flatMap((from, k) =>
    [from - STEP, from + STEP]
      .map((to) => Number(to.toFixed(6)))
      .filter((to) => to < (at[k - 1] ?? 1) && to > (at[k + 1] ?? 0))
      .map((to) => ({ kind: 'move' as const, comparison: name, from, to })),
  )
}

/** A comparison of text with a level that begins elsewhere, its probabilities as they were. */
export function withMovedLevel(comparison: Comparison, from: number, to: number): Comparison {
  if (comparison.kind !== 'text') return comparison
  const at = comparison.at.map((similarity) => (similarity === from ? to : similarity))
  const names = levelNames({ kind: 'text', at })
  const levels = comparison.levels.map((level, k) => ({ ...level, name: names[k]! }))
  return { ...comparison, at, levels }
}

/** A change in words. */
export function changeText(change: LevelChange): string {
  return change.kind === 'merge'
    ? `“${change.levels[0]}” and “${change.levels[1]}” as one`
    : `similarity ≥ ${change.from} from ${change.to}`
}
