import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unlessThirdBearsBoth } from '../../src/clustering/bears-both-names.ts'
import { DOUBTFUL, FREE, HELD } from '../../src/clustering/cap.ts'
import {
  type ClusterInput,
  componentRanges,
  planClusters,
} from '../../src/clustering/cluster-plan.ts'
import type { RecordWeigher } from '../../src/clustering/component-pairs.ts'
import { connectedComponents } from '../../src/clustering/connected-components.ts'
import { MAX_DENSE, partitionComponent } from '../../src/clustering/partition-component.ts'
import { partitionRange, takeLabels } from '../../src/clustering/partition-range.ts'
import { RecordPairSet, type RecordPairs, recordPairs } from '../../src/clustering/record-pairs.ts'

type Pair = readonly [number, number]

interface World {
  readonly rows: number
  readonly weights: readonly (readonly [a: number, b: number, bits: number])[]
  /** Where the pair's cap depends on the flag: without and with it. */
  readonly caps: readonly (readonly [a: number, b: number, plain: string, flagged: string])[]
  readonly flagged: readonly boolean[]
  readonly mustLink: readonly Pair[]
  readonly cannotLink: readonly Pair[]
  readonly doubtful: readonly Pair[]
  readonly sources: readonly number[] | undefined
  readonly withinSource: ClusterInput['withinSource']
}

const POLICY = { upper: 6, lower: -3, margin: 3, guard: -10 }
const FAR = -20

/** Answers as a `PairWeigher` does: the cap is that of the pair last weighed. */
function weigherOf({ weights, caps, flagged }: World): RecordWeigher & { weighed: number } {
  const key = (a: number, b: number): number => Math.min(a, b) * 10_000 + Math.max(a, b)
  const bits = new Map(weights.map(([a, b, weight]) => [key(a, b), weight]))
  const capOf = new Map(caps.map(([a, b, ...both]) => [key(a, b), both]))
  let last = -1
  return {
    weighed: 0,
    weigh(a, b) {
      last = key(a, b)
      this.weighed++
      return bits.get(last) ?? FAR
    },
    capOf(a, b, isFlagged) {
      if (last !== key(a, b)) throw new Error('asked for the cap of another pair')
      return capOf.get(last)?.[isFlagged ? 1 : 0] || undefined
    },
    isFlagged: (record) => flagged[record] === true,
  }
}

function inputOf(world: World): ClusterInput {
  const edges = world.weights.filter(([, , bits]) => bits >= 3)
  return {
    ...world,
    policy: POLICY,
    edges: recordPairs(edges.map(([a, b]) => [a, b])),
    mustLink: recordPairs(world.mustLink),
    cannotLink: recordPairs(world.cannotLink),
    doubtful: recordPairs(world.doubtful),
    sources: world.sources && Uint32Array.from(world.sources),
  }
}

function labelsOf(world: World, pairsPerRange: number): Uint32Array {
  const plan = planClusters(inputOf(world))
  const labels = Uint32Array.from({ length: world.rows }, (_, record) => record)
  for (const [from, to] of componentRanges(plan, pairsPerRange)) {
    takeLabels(plan, from, partitionRange(plan, from, to, weigherOf(world)), labels)
  }
  return labels
}

/** The oracle: each component by itself, everything asked of lists and closures. */
function slowLabels(world: World): number[] {
  const { edges, mustLink, cannotLink, doubtful } = inputOf(world)
  const { rows, sources, withinSource } = world
  const weigher = weigherOf(world)
  const held = new RecordPairSet(cannotLink)
  const vague = new RecordPairSet(doubtful)
  const both: RecordPairs = {
    left: Uint32Array.of(...edges.left, ...mustLink.left),
    right: Uint32Array.of(...edges.right, ...mustLink.right),
  }
  const components = connectedComponents(rows, both.left, both.right)
  const labels = [...components]
  const areOfOneSource = (a: number, b: number) =>
    sources === undefined || sources[a] === sources[b]
  for (const component of new Set(components)) {
    const records = labels.flatMap((_, at) => (components[at] === component ? [at] : []))
    const weigh = (a: number, b: number) => weigher.weigh(records[a]!, records[b]!)
    const own = records.map((record) => weigher.isFlagged(record))
    const flagged = own.map(
      (flag, at) => flag || own.some((other, place) => other && weigh(at, place) >= POLICY.upper),
    )
    const capOf = (a: number, b: number) => {
      weigh(a, b)
      return weigher.capOf(records[a]!, records[b]!, flagged[a]! || flagged[b]!)
    }
    const bars = {
      count: records.length,
      policy: POLICY,
      weight: weigh,
      cap: (a: number, b: number) => {
        const isDoubtful =
          !['twin', undefined].includes(capOf(a, b)) || vague.has(records[a]!, records[b]!)
        const isHeld = withinSource === 'near-match' && areOfOneSource(records[a]!, records[b]!)
        return (isDoubtful ? DOUBTFUL : FREE) | (isHeld ? HELD : FREE)
      },
      twinGuarded: (a: number, b: number) => capOf(a, b) === 'twin',
    }
    const smallest = partitionComponent({
      ...bars,
      maxFew: 0,
      twinGuarded: unlessThirdBearsBoth(bars),
      forbidden: (a, b) =>
        held.has(records[a]!, records[b]!) ||
        (withinSource === 'never' && areOfOneSource(records[a]!, records[b]!)),
      mustLink: world.mustLink
        .filter(([a]) => components[a] === component)
        .map(([a, b]) => [records.indexOf(a), records.indexOf(b)]),
    })
    for (const [at, record] of records.entries()) labels[record] = records[smallest[at]!]!
  }
  return labels
}

const worlds: fc.Arbitrary<World> = fc.integer({ min: 0, max: 24 }).chain((rows) => {
  const record = fc.nat(Math.max(0, rows - 1))
  const cap = fc.constantFrom('', '', 'twin', 'suffix')
  const all = <T extends readonly [number, number, ...unknown[]]>(
    item: fc.Arbitrary<T>,
    maxLength: number,
  ): fc.Arbitrary<T[]> =>
    fc
      .uniqueArray(item, {
        maxLength: rows < 2 ? 0 : maxLength,
        selector: ([a, b]) => Math.min(a, b) * 10_000 + Math.max(a, b),
      })
      .map((items) => items.filter(([a, b]) => a !== b))
  return fc.record({
    rows: fc.constant(rows),
    weights: all(fc.tuple(record, record, fc.integer({ min: -12, max: 14 })), 3 * rows),
    caps: all(fc.tuple(record, record, cap, cap), 2 * rows),
    flagged: fc.array(
      fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      { minLength: rows, maxLength: rows },
    ),
    mustLink: all(fc.tuple(record, record), 5),
    cannotLink: all(fc.tuple(record, record), 5),
    doubtful: all(fc.tuple(record, record), 5),
    sources: fc.option(fc.array(fc.nat(2), { minLength: rows, maxLength: rows }), {
      nil: undefined,
    }),
    withinSource: fc.constantFrom('match' as const, 'near-match' as const, 'never' as const),
  })
})

/** Four records; 0 and 1 match. */
const four: World = {
  rows: 4,
  weights: [[0, 1, 9]],
  caps: [],
  flagged: [],
  mustLink: [],
  cannotLink: [],
  doubtful: [],
  sources: undefined,
  withinSource: 'match',
}

describe('partitionRange', () => {
  it('joins what matches, and holds apart what people, sources or caps hold apart', () => {
    expect([...labelsOf(four, 1)]).toEqual([0, 0, 2, 3])
    const apart: Partial<World>[] = [
      { cannotLink: [[1, 0]] },
      { doubtful: [[0, 1]] },
      { withinSource: 'never' },
      { withinSource: 'near-match', sources: [5, 5, 0, 0] },
      { caps: [[0, 1, 'twin', '']] },
      { caps: [[0, 1, '', 'multiple-birth']], flagged: [true] },
    ]
    for (const bar of apart) expect([...labelsOf({ ...four, ...bar }, 1)]).toEqual([0, 1, 2, 3])
    const across = { withinSource: 'never', sources: [5, 6, 0, 0] } as const
    expect([...labelsOf({ ...four, ...across }, 1)]).toEqual([0, 0, 2, 3])
  })

  it('weighs nothing where must-links leave no choice', () => {
    const plan = planClusters(inputOf({ ...four, mustLink: [[1, 0]] }))
    const weigher = weigherOf(four)
    expect([...partitionRange(plan, 0, plan.count, weigher)]).toEqual([0, 0])
    expect(weigher.weighed).toBe(0)
  })

  it('agrees with each component by itself, wherever the ranges are cut', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(1, 3, 1000), (world, pairs) => {
        expect([...labelsOf(world, pairs)]).toEqual(slowLabels(world))
      }),
      { numRuns: 1_000 },
    )
  })

  it('agrees where a component is too large to weigh every pair of', () => {
    const rows = MAX_DENSE + 40
    // Children of four records each, in a chain of near matches; some held apart, some flagged.
    const chain = Array.from(
      { length: rows - 1 },
      (_, at) => [at, at + 1, at % 4 < 3 ? 9 : 4] as const,
    )
    const across = chain.flatMap(([a]) => (a % 4 < 2 ? [[a, a + 2, 7] as const] : []))
    const world: World = {
      ...four,
      rows,
      weights: [...chain, ...across],
      caps: [[8, 9, 'twin', 'multiple-birth']],
      flagged: Array.from({ length: rows }, (_, at) => at % 400 === 0),
      mustLink: [[40, 44]],
      cannotLink: [[60, 61]],
      doubtful: [[80, 81]],
    }
    const plan = planClusters(inputOf(world))
    expect([plan.count, plan.edges.left.length]).toEqual([1, world.weights.length])
    const found = [...labelsOf(world, 1)]
    expect(found).toEqual(slowLabels(world))
    expect(found.slice(12, 16)).toEqual([12, 13, 13, 15])
  })

  it('weighs no pair of a component twice', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const plan = planClusters(inputOf(world))
        const weigher = weigherOf(world)
        partitionRange(plan, 0, plan.count, weigher)
        let most = 0
        for (let at = 0; at < plan.count; at++) {
          const size = plan.start[at + 1]! - plan.start[at]!
          most += (size * (size - 1)) / 2
        }
        expect(weigher.weighed).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe('planClusters', () => {
  it('numbers components by their smallest record and leaves out who stands alone', () => {
    const plan = planClusters(
      inputOf({
        ...four,
        rows: 6,
        weights: [
          [5, 1, 9],
          [2, 4, 3],
        ],
        mustLink: [[4, 3]],
        cannotLink: [
          [2, 3],
          [0, 1],
          [1, 2],
        ],
      }),
    )
    expect(plan.count).toBe(2)
    expect([...plan.start]).toEqual([0, 2, 5])
    expect([...plan.records]).toEqual([1, 5, 2, 3, 4])
    expect(plan.largest).toBe(3)
    const { component, left, right } = plan.cannotLink
    expect([[...component], [...left], [...right]]).toEqual([[1], [0], [1]])
    expect(plan.edges.left).toHaveLength(0)
  })

  it('lies on shared memory, so that threads read it where it is', () => {
    const { start, records, mustLink } = planClusters(inputOf({ ...four, mustLink: [[0, 1]] }))
    for (const column of [start, records, mustLink.component, mustLink.left, mustLink.right]) {
      expect(column.buffer).toBeInstanceOf(SharedArrayBuffer)
    }
  })
})

describe('componentRanges', () => {
  it('cuts where enough pairs have come together', () => {
    const start = Uint32Array.of(0, 2, 4, 14, 16)
    expect([...componentRanges({ count: 4, start }, 2)]).toEqual([
      [0, 2],
      [2, 3],
      [3, 4],
    ])
    expect([...componentRanges({ count: 4, start }, 1e9)]).toEqual([[0, 4]])
    expect([...componentRanges({ count: 0, start: Uint32Array.of(0) }, 10)]).toEqual([])
  })
})
