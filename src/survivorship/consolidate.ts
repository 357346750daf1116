/**
 * Survivorship: the records of one person → one consolidated view, in which every value names the
 * record it comes from and the rule that chose it. Layer 2, pure. Its one hard problem is that the
 * view is nobody's record: it must not depend on the order of records, must not invent a value, and
 * must not put together halves that never stood together.
 *
 * @module
 */

import { comparableValueOf } from '../standardize/comparable-value.ts'
import { chooseRecord, type GroupCandidate } from './choose-record.ts'
import type { FieldGroup, SurvivorshipPolicy, SurvivorshipRule } from './policy.ts'

/** One record of the person. */
export interface MemberRecord {
  readonly source: string
  /** The source's own id; (source, id) is unique among the members. */
  readonly id: string
  /** Raw values by field; absent and empty are the same. */
  readonly fields: Readonly<Record<string, string>>
  /** When its present version was submitted; any number that grows with time. */
  readonly time: number
  /** Fields whose value a steward trusts in this record. */
  readonly pins?: readonly string[]
}

/**
 * Why a value stands. `unanimous`: no record says otherwise. `record-key`: no rule could tell, so
 * the smallest (source, id) did. `all`: a list of which nothing is left out.
 */
export type AppliedRule = 'pinned' | 'unanimous' | SurvivorshipRule | 'record-key' | 'all'

/** A value and the record that it stands in. */
export interface SourcedValue {
  readonly value: string
  readonly source: string
  readonly id: string
}

/** What the consolidated view says of one field. */
export interface ConsolidatedField {
  readonly field: string
  readonly rule: AppliedRule
  /** One; of a field that keeps all, those that differ, in the order of the records' keys. */
  readonly values: readonly SourcedValue[]
}

/**
 * The consolidated view of a person's records. Fields that no record fills are not in it.
 *
 * A group of fields comes from one record as a whole, so that a city stands with its own state. A
 * value that means "missing" (`unknown`) stands only where nothing else is said.
 *
 * @param members - in any order; the answer is the same for each. Leave out those that the reader
 *   may not see: the view is then made of the others alone.
 * @returns fields in the order of the policy.
 *
 * @example
 * ```ts
 * const policy = survivorshipOf(studentModel, { trust: ['TX'] })
 * consolidate([{ source: 'TX', id: '7', time: 1, fields: { first_name: 'Ana' } }], policy)
 * // [{ field: 'first_name', rule: 'unanimous', values: [{ value: 'Ana', source: 'TX', id: '7' }] }]
 * ```
 */
export function consolidate(
  members: readonly MemberRecord[],
  policy: SurvivorshipPolicy,
): ConsolidatedField[] {
  const ordered = members.toSorted(byKey)
  return policy.groups.flatMap((group) => {
    const filled = candidatesOf(ordered, group, policy)
    if (filled.length === 0) return []
    const said = someOf(filled, ({ same }) => same !== '')
    if (group.keep === 'all') return allValues(said, group)
    const pinned = filled.filter(({ member, fields }) =>
      fields.some((field) => member.pins?.includes(field)),
    )
    if (pinned.length > 0) {
      return valuesOf(chooseRecord(pinned, group, policy.trust).chosen, 'pinned')
    }
    const { chosen, rule } = chooseRecord(said, group, policy.trust)
    return valuesOf(chosen, rule)
  })
}

/** Those that pass, or all if none does. */
function someOf<T>(all: readonly T[], passes: (one: T) => boolean): readonly T[] {
  const some = all.filter(passes)
  return some.length > 0 ? some : all
}

/** Records that fill any field of the group. */
function candidatesOf(
  members: readonly MemberRecord[],
  group: FieldGroup,
  { schema }: SurvivorshipPolicy,
): GroupCandidate[] {
  const standardizers = group.fields.map((field) => comparableValueOf(schema[field] ?? 'text'))
  return members.flatMap((member) => {
    const fields = group.fields.filter((field) => (member.fields[field] ?? '') !== '')
    if (fields.length === 0) return []
    const standard = group.fields.map((field, at) => standardizers[at]!(member.fields[field] ?? ''))
    const isSaid = standard.some((value) => value !== '')
    return { member, fields, same: isSaid ? JSON.stringify(standard) : '' }
  })
}

function valuesOf({ member, fields }: GroupCandidate, rule: AppliedRule): ConsolidatedField[] {
  return fields.map((field) => ({ field, rule, values: [sourced(member, field)] }))
}

/** Of values that are the same once standardized, the first record's. */
function allValues(candidates: readonly GroupCandidate[], group: FieldGroup): ConsolidatedField[] {
  const distinct = new Map(candidates.toReversed().map((each) => [each.same, each]))
  const records = candidates.filter((each) => distinct.get(each.same) === each)
  return group.fields.flatMap((field) => {
    const values = records
      .filter(({ fields }) => fields.includes(field))
      .map(({ member }) => sourced(member, field))
    return values.length === 0 ? [] : [{ field, rule: 'all', values }]
  })
}

function sourced({ source, id, fields }: MemberRecord, field: string): SourcedValue {
  return { value: fields[field]!, source, id }
}

/** By source, then id, both by code unit. */
function byKey(a: MemberRecord, b: MemberRecord): number {
  return compareText(a.source, b.source) || compareText(a.id, b.id)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
