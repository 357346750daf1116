import { compareRates } from '../evaluation/compare-rates.ts'
import { falseDiscoveryRates } from '../evaluation/false-discovery.ts'
import { type GroupQuality, OTHERS } from './breakdown.ts'
import type { FairnessRow } from './evaluation.ts'
import { NOT_KNOWN } from './groupings.ts'

/** Of the groups that are called worse, at most so many are expected to be so by chance. */
const FALSE_DISCOVERIES = 0.05

/**
 * Holds every group against the rest of its grouping: does it miss more, or merge more wrongly?
 *
 * @param leastPersons - smaller groups are not compared.
 */
export function compareGroups(
  groups: readonly GroupQuality[],
  leastPersons: number,
): FairnessRow[] {
  const rows = groups.flatMap(({ by, group, own, rest }) => {
    if (rest === undefined || group === NOT_KNOWN || group === OTHERS) return []
    if (own.persons < leastPersons || rest.persons < leastPersons) return []
    return (['missed', 'wrong'] as const).map((measure) => {
      const of = measure === 'missed' ? 'recall' : 'precision'
      const { value, interval, p } = compareRates(own[of], rest[of])
      const rates = { rate: 1 - own[of].value, rest: 1 - rest[of].value }
      return { by, group, measure, persons: own.persons, ...rates, difference: value, interval, p }
    })
  })
  const rates = falseDiscoveryRates(rows.map(({ p }) => p))
  return rows.map((row, at) => ({
    ...row,
    q: rates[at]!,
    worse: rates[at]! <= FALSE_DISCOVERIES,
  }))
}
