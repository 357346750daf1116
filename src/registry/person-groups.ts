import type { PersonId } from '../ledger/event.ts'
import { byCore } from './aggregate.ts'
import type { PersonPolicy } from './policies.ts'

/** Records by place, as they are and as the partition wants them. */
export interface GroupInput {
  /** The smallest place of each record's cluster. */
  readonly clusters: ArrayLike<number>
  /** The smallest place of each record's core. */
  readonly cores: ArrayLike<number>
  /** Each record's person; undefined if it has none yet. */
  readonly persons: readonly (PersonId | undefined)[]
  readonly mergePersons: PersonPolicy
  readonly splitPersons: PersonPolicy
  /** May be split whatever the policy. */
  readonly torn: ReadonlySet<PersonId>
  /** What newcomers weigh against records of a person, in bits. */
  aggregate(newcomers: readonly number[], members: readonly number[]): number
  /** Is there anything that no weight may overrule? */
  barred(newcomers: readonly number[], members: readonly number[]): boolean
  readonly upper: number
}

/** A merge or split that the policy holds back, by persons as they are. */
export type HeldBack =
  | { readonly kind: 'merge'; readonly persons: readonly PersonId[] }
  | {
      readonly kind: 'split'
      readonly person: PersonId
      /** The parts that would leave, by place. */
      readonly parts: readonly (readonly number[])[]
    }

export interface PersonGroups {
  /** Records that are one person now. */
  readonly groups: readonly (readonly number[])[]
  /** Whose id each record speaks for; undefined for a newcomer. */
  readonly claims: readonly (PersonId | undefined)[]
  readonly held: readonly HeldBack[]
}

/**
 * The partition as far as the policies let it come true (R11). Under `auto` it is the partition.
 * Where a merge must be asked for, persons that exist stay apart, and newcomers (records without a
 * person, or just detached) go to the one they fit best; where a split must be asked for, a person
 * stays whole, and nobody joins it on the strength of the part that might leave.
 */
export function formGroups(input: GroupInput): PersonGroups {
  const fragments = fragmentsOf(input)
  const held: HeldBack[] = []
  const claims = [...input.persons]
  const whole: number[][] = []
  const inCluster = new Map<number, ClusterPart>()
  const partOf = (cluster: number): ClusterPart => {
    const part = inCluster.get(cluster) ?? { mains: [], newcomers: [], torn: [] }
    inCluster.set(cluster, part)
    return part
  }
  for (const [person, parts] of fragments) {
    const isFree = input.splitPersons === 'auto' || input.torn.has(person)
    if (parts.length > 1 && !isFree) {
      held.push({ kind: 'split', person, parts: parts.slice(1) })
      const group = parts.flat().sort((a, b) => a - b)
      whole.push(group)
      for (const part of parts) partOf(input.clusters[part[0]!]!).torn.push(group)
      continue
    }
    for (const [at, part] of parts.entries()) {
      const { mains, newcomers } = partOf(input.clusters[part[0]!]!)
      if (at === 0 || input.mergePersons === 'auto') mains.push(part)
      else {
        newcomers.push(...part)
        for (const place of part) claims[place] = undefined
      }
    }
  }
  for (const [place, person] of input.persons.entries()) {
    if (person === undefined) partOf(input.clusters[place]!).newcomers.push(place)
  }
  const groups = [...inCluster.values()].flatMap((part) => joinPart(part, input, held))
  return { groups: [...groups, ...whole], claims, held }
}

/** What stands in one cluster of the partition. */
interface ClusterPart {
  /** Records of persons that exist, by person. */
  readonly mains: number[][]
  readonly newcomers: number[]
  /** Persons that stay whole although only a part of them stands here. */
  readonly torn: number[][]
}

/** Each person's records by cluster: the largest part first, ties by smallest place. */
function fragmentsOf({ clusters, persons }: GroupInput): Map<PersonId, number[][]> {
  const byPerson = new Map<PersonId, Map<number, number[]>>()
  for (const [place, person] of persons.entries()) {
    if (person === undefined) continue
    const parts = byPerson.get(person) ?? new Map<number, number[]>()
    byPerson.set(person, parts)
    const part = parts.get(clusters[place]!)
    if (part === undefined) parts.set(clusters[place]!, [place])
    else part.push(place)
  }
  return new Map(
    [...byPerson].map(([person, parts]) => [
      person,
      [...parts.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!),
    ]),
  )
}

function joinPart(part: ClusterPart, input: GroupInput, held: HeldBack[]): number[][] {
  const { mains, newcomers, torn } = part
  if (input.mergePersons === 'auto' && mains.length > 0) return [[...mains.flat(), ...newcomers]]
  if (mains.length > 1) {
    const persons = mains.map((main) => input.persons[main[0]!]!).sort()
    held.push({ kind: 'merge', persons })
  }
  const arrivals = byCore(newcomers, (place) => input.cores[place]!)
  if (mains.length > 0) {
    const groups = mains.map((main) => [...main])
    for (const core of arrivals) groups[bestOf(core, mains, input)]!.push(...core)
    return groups
  }
  const fresh: number[] = []
  for (const core of arrivals) {
    const open = torn.filter(
      (group) => input.aggregate(core, group) >= input.upper && !input.barred(core, group),
    )
    if (open.length === 0) fresh.push(...core)
    else open[bestOf(core, open, input)]!.push(...core)
  }
  return fresh.length === 0 ? [] : [fresh]
}

/** The group that shares the newcomers' core, or weighs most; ties by smallest place. */
function bestOf(
  newcomers: readonly number[],
  groups: readonly (readonly number[])[],
  { cores, aggregate }: GroupInput,
): number {
  const core = cores[newcomers[0]!]
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  for (const [at, group] of groups.entries()) {
    const isOne = group.some((place) => cores[place] === core)
    const weight = isOne ? Number.POSITIVE_INFINITY : aggregate(newcomers, group)
    if (weight > most) [best, most] = [at, weight]
  }
  return best
}
