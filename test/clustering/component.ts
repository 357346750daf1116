import fc from 'fast-check'
import { DOUBTFUL, FREE, HELD } from '../../src/clustering/cap.ts'
import type { PartitionInput, PartitionPolicy } from '../../src/clustering/partition-input.ts'

export const POLICY: PartitionPolicy = { upper: 10, lower: 2, margin: 3, guard: 0 }

export type Pair = readonly [number, number]

export interface Component {
  readonly count: number
  /** Weights in bits by pair; every pair not named weighs −20. */
  readonly weights: readonly (readonly [number, number, number])[]
  readonly forbidden?: readonly Pair[]
  readonly capped?: readonly Pair[]
  readonly held?: readonly Pair[]
  readonly twinGuarded?: readonly Pair[]
  readonly mustLink?: readonly Pair[]
  readonly policy?: Partial<PartitionPolicy>
}

/** A component written down as lists of pairs. */
export function component(spec: Component): PartitionInput {
  const { count, mustLink = [], policy } = spec
  const [isCapped, isHeld] = [pairTest(spec.capped), pairTest(spec.held)]
  const weights = new Map(spec.weights.map(([a, b, bits]) => [key(a, b), bits]))
  return {
    count,
    mustLink,
    policy: { ...POLICY, ...policy },
    weight: (left, right) => weights.get(key(left, right)) ?? -20,
    forbidden: pairTest(spec.forbidden),
    cap: (left, right) =>
      (isHeld(left, right) ? HELD : FREE) | (isCapped(left, right) ? DOUBTFUL : FREE),
    twinGuarded: pairTest(spec.twinGuarded),
  }
}

/** The same component with record `r` renamed to `newName[r]`. */
export function renumber(spec: Component, newName: readonly number[]): Component {
  const rename = (pairs: readonly Pair[] = []): Pair[] =>
    pairs.map(([a, b]) => [newName[a]!, newName[b]!])
  return {
    ...spec,
    weights: spec.weights.map(([a, b, bits]) => [newName[a]!, newName[b]!, bits]),
    forbidden: rename(spec.forbidden),
    capped: rename(spec.capped),
    held: rename(spec.held),
    twinGuarded: rename(spec.twinGuarded),
    mustLink: rename(spec.mustLink),
  }
}

/** Clusters as sorted lists, whatever their labels; `nameOf` translates records back. */
export function clustersOf(labels: ArrayLike<number>, nameOf?: readonly number[]): number[][] {
  const clusters = new Map<number, number[]>()
  for (let record = 0; record < labels.length; record++) {
    const label = labels[record]!
    clusters.set(label, [...(clusters.get(label) ?? []), nameOf ? nameOf[record]! : record])
  }
  return [...clusters.values()]
    .map((cluster) => cluster.toSorted((a, b) => a - b))
    .toSorted((a, b) => a[0]! - b[0]!)
}

/** Random components: few distinct weights (many ties) unless `distinct`, all kinds of bars. */
export function components(options: {
  distinct: boolean
  /** Records; default 8. */
  most?: number
}): fc.Arbitrary<Component> {
  return fc.integer({ min: 1, max: options.most ?? 8 }).chain((count) => {
    const pairs: Pair[] = []
    for (let b = 1; b < count; b++) for (let a = 0; a < b; a++) pairs.push([a, b])
    const some = (max: number) => fc.subarray(pairs, { maxLength: Math.min(max, pairs.length) })
    const bits = options.distinct
      ? fc
          .uniqueArray(fc.integer({ min: -40, max: 300 }), {
            minLength: pairs.length,
            maxLength: pairs.length,
          })
          .map((tenths) => tenths.map((tenth) => tenth / 10))
      : fc.array(fc.integer({ min: -2, max: 18 }), {
          minLength: pairs.length,
          maxLength: pairs.length,
        })
    return fc.record({
      count: fc.constant(count),
      weights: bits.map((all) => all.map((bit, at) => [...pairs[at]!, bit] as const)),
      forbidden: some(3),
      capped: some(3),
      held: some(3),
      mustLink: some(3),
      policy: fc.record({
        upper: fc.constantFrom(6, 10),
        lower: fc.constantFrom(0, 5),
        margin: fc.constantFrom(0, 2, 5, 30),
        guard: fc.constantFrom(-Infinity, 0, 4),
      }),
    })
  })
}

function pairTest(pairs: readonly Pair[] = []): (left: number, right: number) => boolean {
  const keys = new Set(pairs.map(([a, b]) => key(a, b)))
  return (left, right) => keys.has(key(left, right))
}

function key(a: number, b: number): string {
  return a < b ? `${a},${b}` : `${b},${a}`
}
