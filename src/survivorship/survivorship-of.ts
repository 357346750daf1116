import type { Comparison, FieldKind, LinkageModel } from '../model/linkage-model.ts'
import { comparisonFields } from '../model/validate-model.ts'
import type { FieldGroup, SurvivorshipPolicy, SurvivorshipRule } from './policy.ts'

/** What a caller may say about a policy. */
export interface SurvivorshipOptions {
  /** Sources, the most trusted first. Default: none is trusted more than another. */
  readonly trust?: readonly string[]
  /** Groups that replace those of the model; a field named here leaves its group there. */
  readonly groups?: readonly FieldGroup[]
}

const FREQUENT: readonly SurvivorshipRule[] = ['most-trusted', 'most-frequent', 'latest']
const COMPLETE: readonly SurvivorshipRule[] = [
  'most-trusted',
  'most-frequent',
  'most-complete',
  'latest',
]
const LATEST: readonly SurvivorshipRule[] = ['most-trusted', 'latest', 'most-complete']

/** Kinds of which a person may have several, all of them true. */
const LISTED: ReadonlySet<FieldKind> = new Set(['identifier', 'phone', 'email'])

/**
 * The policy that a model suggests: fields that are compared together survive together; identifiers,
 * telephones and e-mail addresses are all kept; an address is the latest; dates, sex and flags are
 * what most records say; names and places what most records say, then the fullest.
 *
 * @example
 * ```ts
 * survivorshipOf(studentModel).groups[0]
 * // { fields: ['first_name', 'middle_name'], keep: 'one', rules: ['most-trusted', …] }
 * ```
 */
export function survivorshipOf(
  model: LinkageModel,
  { trust = [], groups: given = [] }: SurvivorshipOptions = {},
): SurvivorshipPolicy {
  const { schema } = model
  const taken = new Set(given.flatMap(({ fields }) => fields))
  const groups: FieldGroup[] = [...given]
  const add = (fields: readonly string[], rules: readonly SurvivorshipRule[]): void => {
    const free = fields.filter((field) => field in schema && !taken.has(field))
    if (free.length === 0) return
    for (const field of free) taken.add(field)
    const keep = free.some((field) => LISTED.has(schema[field]!)) ? 'all' : 'one'
    groups.push({ fields: free, keep, rules: keep === 'all' ? [] : rules })
  }
  for (const comparison of model.comparisons) add(fieldsOf(comparison), rulesOf(comparison))
  for (const field of Object.keys(schema)) add([field], FREQUENT)
  return { schema, groups, trust }
}

/** The fields of one aspect, without those that only help to compare it. */
function fieldsOf(comparison: Comparison): readonly string[] {
  if (comparison.kind === 'given-name') {
    return comparisonFields(comparison).filter((field) => !comparison.surnames?.includes(field))
  }
  // An identifier is read after what says where it counts.
  return comparison.kind === 'identifier'
    ? comparisonFields(comparison).toReversed()
    : comparisonFields(comparison)
}

function rulesOf({ kind }: Comparison): readonly SurvivorshipRule[] {
  if (kind === 'address') return LATEST
  return kind === 'date' || kind === 'exact' || kind === 'identifier' ? FREQUENT : COMPLETE
}
