import type { Comparison, FieldKind, LinkageModel, Schema } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'

/**
 * What no weight may overrule. R13: a multiple-birth flag asks for first names that agree exactly
 * or as known variants and for sex that does not conflict; and without a flag, the same birth date
 * and family with a clearly different first name is a twin until a person says otherwise.
 */
export interface PairGuards {
  /** Why the pair can be a near match at most; undefined if it may be a match. */
  capOf(levels: Uint8Array, flagged: boolean): PairCap | undefined
}

/**
 * `multiple-birth`: a flag asks for more agreement. `twin`: alike in all but the first name.
 * `suffix`: Jr. and Sr. are father and son.
 */
export type PairCap = 'multiple-birth' | 'twin' | 'suffix'

const AGREEING: ReadonlySet<string> = new Set(['exact', 'known variant'])
/** Without a flag, a slip is still believed, unless both are names of their own. */
const CLEARLY_DIFFERENT: ReadonlySet<string> = new Set(['different', 'alike, but two names'])
const SAME_DATE: ReadonlySet<string> = new Set(['exact', 'one typo', 'day and month swapped'])

/** Evidence that belongs to one person and that no twin shares: an identifier, an e-mail address. */
function isOwn(comparison: Comparison, schema: Schema): boolean {
  if (comparison.scope !== 'person') return false
  return (
    comparison.kind === 'identifier' ||
    (comparison.kind === 'text' && schema[comparison.field] === 'email')
  )
}

/** Guards of a model; none bind if it compares no first name. */
export function pairGuards(model: Pick<LinkageModel, 'comparisons' | 'schema'>): PairGuards {
  const { comparisons, schema } = model
  const exactOn = (kind: FieldKind): number =>
    comparisons.findIndex((item) => item.kind === 'exact' && schema[item.field] === kind)
  const given = comparisons.findIndex(({ kind }) => kind === 'given-name')
  const middle = comparisons.findIndex(({ kind }) => kind === 'middle-name')
  const date = comparisons.findIndex(({ kind }) => kind === 'date')
  const suffix = exactOn('suffix')
  const sex = exactOn('sex')
  const own = comparisons.flatMap((item, at) => (isOwn(item, schema) ? [at] : []))
  const families = comparisons.flatMap(({ kind }, at) =>
    kind === 'surname' || kind === 'parents' ? [at] : [],
  )
  if (given < 0) return { capOf: () => undefined }
  const names = comparisons[given]!.levels.map(({ name }) => name)
  const dates = date < 0 ? [] : comparisons[date]!.levels.map(({ name }) => name)
  const conflicts = (levels: Uint8Array, at: number): boolean => at >= 0 && levels[at] === 0
  const agrees = (levels: Uint8Array, at: number): boolean =>
    levels[at] !== NULL_LEVEL && levels[at]! > 0
  const strangers = (levels: Uint8Array): boolean =>
    families.some((at) => levels[at] === 0) && !families.some((at) => agrees(levels, at))
  return {
    capOf(levels, flagged) {
      if (conflicts(levels, suffix)) return 'suffix'
      const name = levels[given] === NULL_LEVEL ? undefined : names[levels[given]!]
      if (flagged) {
        const agreeing = name !== undefined && AGREEING.has(name)
        const conflict = conflicts(levels, sex) || conflicts(levels, middle)
        return agreeing && !conflict ? undefined : 'multiple-birth'
      }
      if (date < 0 || name === undefined || levels[date] === NULL_LEVEL) return undefined
      // Twins are of one family, and share no identifier of their own.
      if (!SAME_DATE.has(dates[levels[date]!]!) || strangers(levels)) return undefined
      if (own.some((at) => levels[at] === comparisons[at]!.levels.length - 1)) return undefined
      // Nor a middle name: where one agrees, the first name was misspelt or is another short form.
      if (middle >= 0 && levels[middle] === comparisons[middle]!.levels.length - 1) return undefined
      if (CLEARLY_DIFFERENT.has(name)) return 'twin'
      // Juan and Juana, José and Josefa: one letter and the other sex make a twin, not a slip.
      return conflicts(levels, sex) && name !== 'exact' ? 'twin' : undefined
    },
  }
}
