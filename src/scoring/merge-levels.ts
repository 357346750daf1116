import type { Comparison, ComparisonLevel, Dependence } from '../model/linkage-model.ts'

/**
 * Comparisons with two levels of one of them taken for one: both weigh what they weigh together, as
 * if nobody had told them apart. Both stay in the list, as a comparison has all levels of its kind.
 *
 * What is to be estimated anew is the sum of what was estimated of the two. Of the merged chance each
 * level keeps the share that it has among unrelated pairs.
 *
 * @param at - the comparison, by its place.
 * @param pair - the two levels.
 */
export function mergeLevels(
  comparisons: readonly Comparison[],
  at: number,
  pair: readonly [number, number],
): Comparison[] {
  const { name, levels } = comparisons[at]!
  const within = { m: sumOf(levels, pair, 'm'), u: sumOf(levels, pair, 'u') }
  return comparisons.map((comparison, k) => {
    if (k === at) return withMerged(comparison, pair)
    const { dependence } = comparison
    if (dependence?.on !== name) return comparison
    // Beside either level, what is so beside both.
    const rows = (key: 'm' | 'u'): Pick<Dependence, 'm' | 'u'> => {
      const given = dependence[key]
      if (given === undefined) return {}
      const mixed = given[0]!.map((_, level) => {
        const part = (side: number): number => levels[side]![key] * given[side]![level]!
        return (part(pair[0]) + part(pair[1])) / within[key]
      })
      return { [key]: given.map((row, other) => (pair.includes(other) ? mixed : row)) }
    }
    return { ...comparison, dependence: { ...dependence, ...rows('m'), ...rows('u') } }
  })
}

function withMerged(comparison: Comparison, pair: readonly [number, number]): Comparison {
  const { levels, dependence } = comparison
  const u = sumOf(levels, pair, 'u')
  const merged = (
    level: ComparisonLevel,
    key: 'm' | 'sibling' | 'twin',
  ): Partial<ComparisonLevel> =>
    level[key] === undefined ? {} : { [key]: (level.u / u) * sumOf(levels, pair, key) }
  const own = {
    ...comparison,
    levels: levels.map((level, k) =>
      pair.includes(k)
        ? { ...level, ...merged(level, 'm'), ...merged(level, 'sibling'), ...merged(level, 'twin') }
        : level,
    ),
  }
  if (dependence?.m === undefined && dependence?.u === undefined) return own
  const [a, b] = pair
  const uRow = (other: number): readonly number[] =>
    dependence.u?.[other] ?? levels.map((level) => level.u)
  const mRow = (other: number): readonly number[] =>
    dependence.m?.[other] ?? levels.map((level) => level.m)
  const count = (dependence.m ?? dependence.u)!.length
  const m = Array.from({ length: count }, (_, other) => {
    const [mine, theirs] = [mRow(other), uRow(other)]
    const ratio = (mine[a]! + mine[b]!) / (theirs[a]! + theirs[b]!)
    return mine.map((chance, k) => (pair.includes(k) ? theirs[k]! * ratio : chance))
  })
  return { ...own, dependence: { ...dependence, m } }
}

function sumOf(
  levels: readonly ComparisonLevel[],
  [a, b]: readonly [number, number],
  key: 'm' | 'u' | 'sibling' | 'twin',
): number {
  return levels[a]![key]! + levels[b]![key]!
}
