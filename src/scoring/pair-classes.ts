import type { Comparison, LinkageModel, Prior } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import { foretellers } from './level-counts.ts'

/**
 * What two records can be to each other. Families are a class of their own: siblings share what a
 * family shares, twins the birth date too, and a model with only "same" and "unrelated" takes them
 * for the same child.
 *
 * The classes share parameters: a comparison behaves as in a match (m) where relatives share what
 * it looks at, as between strangers (u) where they do not; unless the model says how it behaves there.
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
 * siblings than between strangers, unless the model says how siblings compare.
 */
const SAME_FIRST_NAME_IN_FAMILY = 0.1

/**
 * log₂ P(level | class) of every comparison. Of one that depends on another there is a row for each
 * level of that one, and the first row for where its value is missing.
 */
export interface ClassTable {
  /** `rows[comparison][row][class][level]` */
  readonly rows: readonly (readonly (readonly Float64Array[])[])[]
  /** The comparison that each depends on, by its place; −1 for none. */
  readonly on: Int32Array
}

/** The row that holds beside a level of the other, which may be the null level: that is row 0. */
export function rowBeside(level: number): number {
  return (level + 1) & NULL_LEVEL
}

/**
 * The table of a model's comparisons.
 *
 * A comparison whose evidence is lost (null level) has probability 1 in every class. What relatives
 * share, they share whatever else agrees: only matches and strangers have rows of their own there.
 */
export function classTable(comparisons: readonly Comparison[]): ClassTable {
  const on = foretellers(comparisons)
  const rows = comparisons.map(({ kind, levels, scope, dependence }, at) => {
    const own = {
      m: levels.map(({ m }) => m),
      u: levels.map(({ u }) => u),
      sibling: ownRow(levels.map(({ sibling }) => sibling)),
      twin: ownRow(levels.map(({ twin }) => twin)),
    }
    const others = on[at]! < 0 ? 0 : comparisons[on[at]!]!.levels.length
    return Array.from({ length: others + 1 }, (_, row) => {
      const m = dependence?.m?.[row - 1] ?? own.m
      const u = dependence?.u?.[row - 1] ?? own.u
      const unshared = kind === 'given-name' ? damped(levels, u) : u
      const sibling = own.sibling ?? (scope === 'family' ? own.m : unshared)
      const twin = own.twin ?? (scope === 'person' ? unshared : own.m)
      return [m, sibling, twin, u].map((chances) => Float64Array.from(chances, Math.log2))
    })
  })
  return { rows, on }
}

function damped(levels: Comparison['levels'], u: readonly number[]): number[] {
  const exact = levels.findIndex(({ name }) => name === 'exact')
  const chances = u.map((chance, level) =>
    level === exact ? chance * SAME_FIRST_NAME_IN_FAMILY : chance,
  )
  const sum = chances.reduce((total, value) => total + value, 0)
  return chances.map((value) => value / sum)
}

function ownRow(row: readonly (number | undefined)[]): readonly number[] | undefined {
  return row.every((value) => value !== undefined) ? row : undefined
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
  { rows, on }: ClassTable,
  priors: Float64Array,
  out: Float64Array,
): void {
  out.set(priors)
  for (let at = 0; at < levels.length; at++) {
    const level = levels[at]!
    if (level === NULL_LEVEL) continue
    const row = rows[at]![on[at]! < 0 ? 0 : rowBeside(levels[on[at]!]!)]!
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
