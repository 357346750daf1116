import type { FrequencyTable } from '../model/linkage-model.ts'

/** Values seen less often are not named in a model, so that it gives away nobody's rare name. */
export const LEAST_NAMED = 10

/**
 * Relative frequencies of tokens, ready to be frozen in a model.
 *
 * @param counts - how often each token occurs.
 * @returns named values seen at least ten times; the others share one floor, their mean frequency.
 */
export function frequencyTable(counts: ReadonlyMap<string, number>): FrequencyTable {
  let total = 0
  let agreements = 0
  let rare = 0
  let rareTotal = 0
  const named: [string, number][] = []
  for (const [token, count] of counts) {
    total += count
    agreements += count * (count - 1)
    if (count >= LEAST_NAMED) named.push([token, count])
    else {
      rare++
      rareTotal += count
    }
  }
  if (total < 2) return { floor: 0.5, collision: 0.5, values: {} }
  named.sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    floor: Math.max(rare === 0 ? 1 / total : rareTotal / rare / total, 1e-9),
    collision: Math.max(agreements / (total * (total - 1)), 1 / total ** 2),
    values: Object.fromEntries(named.map(([token, count]) => [token, count / total])),
  }
}
