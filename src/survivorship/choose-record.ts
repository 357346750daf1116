import type { AppliedRule, MemberRecord } from './consolidate.ts'
import type { FieldGroup, SurvivorshipRule } from './policy.ts'

/** A record that can fill a group of fields. */
export interface GroupCandidate {
  readonly member: MemberRecord
  /** Of the group's fields, those that it fills. */
  readonly fields: readonly string[]
  /** The same text for the same values, however they are spelt; empty if all mean "missing". */
  readonly same: string
}

/**
 * Chooses the record that fills a group of fields.
 *
 * @param candidates - at least one, in the order of their keys.
 * @returns the record, and the rule after which nothing but spelling was left to choose.
 */
export function chooseRecord(
  candidates: readonly GroupCandidate[],
  { rules }: FieldGroup,
  trust: readonly string[],
): { readonly chosen: GroupCandidate; readonly rule: AppliedRule } {
  let left = candidates
  let rule: AppliedRule = isSettled(left) ? 'unanimous' : 'record-key'
  for (const next of rules) {
    const wasSettled = isSettled(left)
    left = greatest(left, MEASURES[next](left, trust))
    if (!wasSettled && isSettled(left)) rule = next
  }
  return { chosen: left[0]!, rule }
}

type Measure = (candidate: GroupCandidate) => number

const MEASURES: Readonly<
  Record<
    SurvivorshipRule,
    (candidates: readonly GroupCandidate[], trust: readonly string[]) => Measure
  >
> = {
  latest: () => (candidate) => candidate.member.time,
  'most-trusted': (_, trust) => {
    const rank = new Map(trust.map((source, at) => [source, trust.length - at]))
    return (candidate) => rank.get(candidate.member.source) ?? 0
  },
  'most-complete': () => completeness,
  'most-frequent': (candidates) => {
    const counts = new Map<string, number>()
    for (const { same } of candidates) counts.set(same, (counts.get(same) ?? 0) + 1)
    return (candidate) => counts.get(candidate.same)!
  },
}

/** A field more outweighs any length. */
const FIELD = 1 << 20

function completeness({ member, fields }: GroupCandidate): number {
  const length = fields.reduce((sum, field) => sum + lettersOf(member.fields[field]!), 0)
  return fields.length * FIELD + Math.min(length, FIELD - 1)
}

function lettersOf(value: string): number {
  return value.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

function greatest(candidates: readonly GroupCandidate[], measure: Measure): GroupCandidate[] {
  const measures = candidates.map(measure)
  const most = measures.reduce((a, b) => Math.max(a, b))
  return candidates.filter((_, at) => measures[at] === most)
}

function isSettled(candidates: readonly GroupCandidate[]): boolean {
  return candidates.every(({ same }) => same === candidates[0]!.same)
}
