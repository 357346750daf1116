import type { Comparison, LinkageModel, Prior } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'

/**
 * What two records can be to each other. Families are a class of their own: siblings share what a
 * family shares, twins the birth date too, and a model with only "same" and "unrelated" takes them
 * for the same child.
 *
 * The classes share parameters: a comparison behaves as in a match (m) where relatives share what
 * it looks at, as between strangers (u) where they do not.
 *
 * @module
 */
export const PAIR_CLASSES = ['match', 'sibling', 'twin', 'unrelated'] as const

export const MATCH = 0
export const SIBLING = 1
export const TWIN = 2
export const UNRELATED = 3
/** The classes that a match is weighed against. */
export const RIVALS: readonly [number, number, number] = [UNRELATED, SIBLING, TWIN]

/**
 * Parents do not give two children the same first name: agreement on it is this much rarer between
 * siblings than between strangers.
 */
const SAME_FIRST_NAME_IN_FAMILY = 0.1

/**
 * log₂ P(level | class) of every comparison: `table[comparison][class][level]`.
 *
 * A comparison whose evidence is lost (null level) has probability 1 in every class.
 */
export function classTable(comparisons: readonly Comparison[]): Float64Array[][] {
  return comparisons.map((comparison) => {
    const m = Float64Array.from(comparison.levels, ({ m }) => Math.log2(m))
    const u = Float64Array.from(comparison.levels, ({ u }) => Math.log2(u))
    const own = comparison.kind === 'given-name' ? damped(comparison) : u
    const family = comparison.scope === 'family'
    const birth = comparison.scope === 'birth'
    return [m, family ? m : own, family || birth ? m : own, u]
  })
}

function damped(comparison: Comparison): Float64Array {
  const exact = comparison.levels.findIndex(({ name }) => name === 'exact')
  const weights = comparison.levels.map(({ u }, level) =>
    level === exact ? u * SAME_FIRST_NAME_IN_FAMILY : u,
  )
  const sum = weights.reduce((total, value) => total + value, 0)
  return Float64Array.from(weights, (value) => Math.log2(value / sum))
}

/** log₂ of the share of each class among all pairs of a population. */
export function classPriors(prior: Prior): Float64Array {
  const population = Math.max(2, prior.population ?? 2)
  const perPair = 2 / (population - 1)
  const related = [prior.matchesPerRecord, prior.siblingsPerRecord, prior.twinsPerRecord].map(
    (perRecord) => Math.min(0.3, Math.max(1e-12, perRecord * perPair)),
  )
  const unrelated = 1 - related.reduce((sum, value) => sum + value, 0)
  return Float64Array.from([...related, unrelated], Math.log2)
}

/** Likelihood of a vector under each class (log₂), priors added. Shape 4. */
export function classLogs(
  levels: Uint8Array,
  table: readonly (readonly Float64Array[])[],
  priors: Float64Array,
  out: Float64Array,
): void {
  out.set(priors)
  for (let at = 0; at < levels.length; at++) {
    const level = levels[at]!
    if (level === NULL_LEVEL) continue
    const row = table[at]!
    out[MATCH]! += row[MATCH]![level]!
    out[SIBLING]! += row[SIBLING]![level]!
    out[TWIN]! += row[TWIN]![level]!
    out[UNRELATED]! += row[UNRELATED]![level]!
  }
}

/** Which non-match classes a comparison's rarity speaks against: strangers always, relatives where they do not share it. */
export function rarityReach(model: Pick<LinkageModel, 'comparisons'>): readonly {
  readonly sibling: boolean
  readonly twin: boolean
}[] {
  return model.comparisons.map(({ scope }) => ({
    sibling: scope !== 'family',
    twin: scope === 'person',
  }))
}
