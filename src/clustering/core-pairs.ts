import { DOUBTFUL, FREE } from './cap.ts'
import { type PartitionInput, relevanceFloor, weigh } from './partition-input.ts'
import type { UnitPair } from './unit-pairs.ts'
import type { Units } from './units.ts'

/** A way in which records speak against each other: within a core, and across two units. */
interface Disagreement {
  within(record: number, mate: number): boolean
  across(left: number, right: number): boolean
}

/**
 * Relates two units of which at least one is a core.
 *
 * A core counts by its best record pair, so that a verified change of name speaks against nobody.
 * Taken alone that would make every core a bridge: a vague record that fits two children, once a
 * person has given it to the one, would pull in the other. So a disagreement with one member of a
 * core is forgiven only if the core *explains* it: that member disagrees in the same way with
 * another member, and that other one does not disagree with the far side (or, if that is a core
 * too, with a member of it that stands in likewise). This is done for
 *
 * - the twin guard, which caps the pair unless explained; explained, the record pair does not count
 *   as the best one either;
 * - a weight below the guard, which caps the pair unless explained. Within a core, "in the same
 *   way" is a weight below the relevance floor: the engine alone would not have put the two
 *   together, nor taken the one for a rival of the other.
 */
export class CorePairs {
  readonly #input: PartitionInput
  readonly #members: Units['members']
  readonly #unitOf: Uint32Array
  readonly #floor: number
  #outliers: Map<number, ReadonlySet<number>> | undefined

  constructor(input: PartitionInput, units: Units) {
    this.#input = input
    this.#members = units.members
    this.#unitOf = units.unitOf
    this.#floor = relevanceFloor(input.policy)
  }

  relate(a: number, b: number): UnitPair {
    const lefts = this.#members[a]!
    const rights = this.#members[b]!
    return this.#undisputed(lefts, rights) ?? this.#disputed(lefts, rights)
  }

  /** Most cores: barred outright, or without any disagreement that needs explaining. */
  #undisputed(lefts: readonly number[], rights: readonly number[]): UnitPair | undefined {
    const input = this.#input
    for (const left of lefts) {
      for (const right of rights) {
        if (input.forbidden(left, right)) return { weight: -Infinity, cap: DOUBTFUL }
      }
    }
    let weight = -Infinity
    let cap = FREE
    for (const left of lefts) {
      for (const right of rights) {
        const own = weigh(input, left, right)
        if (own < input.policy.guard || input.twinGuarded?.(left, right)) return undefined
        cap |= input.cap(left, right)
        weight = Math.max(weight, own)
      }
    }
    return { weight, cap }
  }

  #disputed(lefts: readonly number[], rights: readonly number[]): UnitPair {
    const input = this.#input
    const weights = new Map<number, number>()
    const cell = (left: number, right: number): number => left * input.count + right
    for (const left of lefts) {
      for (const right of rights) weights.set(cell(left, right), weigh(input, left, right))
    }
    const twin = (left: number, right: number): boolean => input.twinGuarded?.(left, right) ?? false
    const twins: Disagreement = { within: twin, across: twin }
    const guard: Disagreement = {
      within: (record, mate) => this.#outliersOf(record).has(mate),
      across: (left, right) => weights.get(cell(left, right))! < input.policy.guard,
    }

    let weight = -Infinity
    let cap = FREE
    for (const left of lefts) {
      for (const right of rights) {
        if (twin(left, right)) {
          if (isExplained(twins, left, right, lefts, rights)) continue
          cap |= DOUBTFUL
        }
        cap |= input.cap(left, right)
        const isFar = guard.across(left, right)
        if (isFar && !isExplained(guard, left, right, lefts, rights)) cap |= DOUBTFUL
        weight = Math.max(weight, weights.get(cell(left, right))!)
      }
    }
    return { weight, cap }
  }

  /** Members of the record's own core that weigh below the relevance floor against it. */
  #outliersOf(record: number): ReadonlySet<number> {
    this.#outliers ??= new Map()
    let outliers = this.#outliers.get(record)
    if (outliers === undefined) {
      const mates = this.#members[this.#unitOf[record]!]!
      outliers = new Set(
        mates.filter((mate) => mate !== record && weigh(this.#input, record, mate) < this.#floor),
      )
      this.#outliers.set(record, outliers)
    }
    return outliers
  }
}

/** True if replacing one or both records by a mate that differs alike makes the disagreement go. */
function isExplained(
  { within, across }: Disagreement,
  left: number,
  right: number,
  lefts: readonly number[],
  rights: readonly number[],
): boolean {
  const insteadOfLeft = lefts.filter((mate) => mate === left || within(left, mate))
  const insteadOfRight = rights.filter((mate) => mate === right || within(right, mate))
  return insteadOfLeft.some((mate) => insteadOfRight.some((other) => !across(mate, other)))
}
