import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneToOne } from '../../src/clustering/one-to-one.ts'
import { partitionComponent } from '../../src/clustering/partition-component.ts'
import { isLinkageError, type LinkageErrorCode } from '../../src/errors.ts'
import { type Component, clustersOf, component, components, renumber } from './component.ts'
import { slowPartition } from './slow-partition.ts'

const partition = (spec: Component): number[][] => clustersOf(partitionComponent(component(spec)))

/** The partition under every numbering of three records, in the names of the spec. */
function inAllSixOrders(spec: Component): number[][][] {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]
  return orders.map((newName) => {
    const oldName = newName.map((_, name) => newName.indexOf(name))
    return clustersOf(partitionComponent(component(renumber(spec, newName))), oldName)
  })
}

describe('partitionComponent', () => {
  it('labels every record with the smallest record of its cluster', () => {
    const labels = partitionComponent(component({ count: 4, weights: [[1, 3, 20]] }))
    expect(labels).toEqual(Uint32Array.of(0, 1, 2, 1))
  })

  it('joins at the upper threshold and not below it', () => {
    expect(partition({ count: 2, weights: [[0, 1, 10]] })).toEqual([[0, 1]])
    expect(partition({ count: 2, weights: [[0, 1, 9.999]] })).toEqual([[0], [1]])
  })

  it('has nothing to do for a component of none or one', () => {
    expect(partition({ count: 0, weights: [] })).toEqual([])
    expect(partition({ count: 1, weights: [] })).toEqual([[0]])
  })

  it('holds weights in full precision: just under the threshold does not round up', () => {
    const upper = 10.1
    const weights = [[0, 1, upper - 1e-12]] as const
    expect(partition({ count: 2, weights, policy: { upper } })).toEqual([[0], [1]])
  })

  describe('three records where the first and the second pair match but the outer does not', () => {
    it('join the clearly better pair, in all six orders', () => {
      const weights = [
        [0, 1, 25],
        [1, 2, 15],
        [0, 2, -5],
      ] as const
      for (const clusters of inAllSixOrders({ count: 3, weights })) {
        expect(clusters).toEqual([[0, 1], [2]])
      }
    })

    it('stay apart if the middle one fits both about equally, in all six orders', () => {
      const weights = [
        [0, 1, 17],
        [1, 2, 15],
        [0, 2, -5],
      ] as const
      for (const clusters of inAllSixOrders({ count: 3, weights })) {
        expect(clusters).toEqual([[0], [1], [2]])
      }
    })
  })

  describe('the margin', () => {
    const equally = [
      [0, 1, 20],
      [0, 2, 20],
    ] as const

    it('joins a record to neither of two persons that it matches equally', () => {
      expect(partition({ count: 3, weights: equally })).toEqual([[0], [1], [2]])
    })

    it('blocks an exact tie even at zero', () => {
      const policy = { margin: 0 }
      expect(partition({ count: 3, weights: equally, policy })).toEqual([[0], [1], [2]])
      const nearly = [
        [0, 1, 20],
        [0, 2, 19.9],
      ] as const
      expect(partition({ count: 3, weights: nearly, policy })).toEqual([[0, 1], [2]])
    })

    it('is met from exactly beyond the margin on', () => {
      const weightsAt = (rival: number) =>
        [
          [0, 1, 20],
          [0, 2, rival],
        ] as const
      expect(partition({ count: 3, weights: weightsAt(17) })).toEqual([[0], [1], [2]])
      expect(partition({ count: 3, weights: weightsAt(16.99) })).toEqual([[0, 1], [2]])
    })

    it('counts a person with several records as one rival, by its aggregate', () => {
      const two = [
        [1, 2, 30],
        [3, 4, 30],
        [0, 1, 20],
        [0, 2, 21],
        [0, 3, 19],
        [0, 4, 22],
      ] as const
      expect(partition({ count: 5, weights: two })).toEqual([[0], [1, 2], [3, 4]])
    })

    it('is not taken against another part of the same child', () => {
      const weights = [
        [0, 1, 20],
        [0, 2, 20],
        [1, 2, 12],
      ] as const
      expect(partition({ count: 3, weights })).toEqual([[0, 1, 2]])
    })

    it('is taken against a part of the same child once somebody denied that it is one', () => {
      const weights = [
        [0, 1, 20],
        [0, 2, 20],
        [1, 2, 12],
      ] as const
      expect(partition({ count: 3, weights, forbidden: [[1, 2]] })).toEqual([[0], [1], [2]])
      expect(partition({ count: 3, weights, capped: [[1, 2]] })).toEqual([[0], [1], [2]])
    })

    it('is not taken against a likely part of the same child that only people may join', () => {
      const weights = [
        [0, 1, 20],
        [0, 2, 20],
        [1, 2, 12],
      ] as const
      expect(partition({ count: 3, weights, held: [[1, 2]] })).toEqual([[0, 1], [2]])
      expect(partition({ count: 3, weights, held: [[1, 2]], capped: [[1, 2]] })).toEqual([
        [0],
        [1],
        [2],
      ])
    })

    it('is taken against another child of the same source', () => {
      const weights = [
        [0, 1, 20],
        [0, 2, 20],
        [1, 2, 9],
      ] as const
      expect(partition({ count: 3, weights, held: [[1, 2]] })).toEqual([[0], [1], [2]])
    })

    it('is settled by rejecting one of the two near matches: the other then joins', () => {
      expect(partition({ count: 3, weights: equally, forbidden: [[0, 2]] })).toEqual([[0, 1], [2]])
    })

    it('is settled by accepting one of the two near matches', () => {
      expect(partition({ count: 3, weights: equally, mustLink: [[0, 2]] })).toEqual([[0, 2], [1]])
    })

    it('is not settled by a cap: a possible twin still rivals', () => {
      expect(partition({ count: 3, weights: equally, capped: [[0, 2]] })).toEqual([[0], [1], [2]])
    })

    it('takes no non-match for a rival', () => {
      const weights = [
        [0, 1, 10],
        [0, 2, 8],
      ] as const
      expect(partition({ count: 3, weights, policy: { lower: 9 } })).toEqual([[0, 1], [2]])
      expect(partition({ count: 3, weights, policy: { lower: 8 } })).toEqual([[0], [1], [2]])
    })

    it('lets a blocked pair join once its rival turns out to be someone else', () => {
      // The person 2–3–4 goes first. Until then 2 rivals 1 for record 0; as a whole it does not.
      const weights = [
        [0, 1, 20],
        [0, 2, 20],
        [2, 3, 22],
        [2, 4, 22],
        [3, 4, 22],
      ] as const
      expect(partition({ count: 5, weights, policy: { margin: 1 } })).toEqual([
        [0, 1],
        [2, 3, 4],
      ])
    })
  })

  describe('twins', () => {
    // 0 and 1 are Ana, 2 and 3 are Eva; everything but the first name agrees.
    const weights = [
      [0, 1, 30],
      [2, 3, 30],
      [0, 2, 18],
      [0, 3, 18],
      [1, 2, 18],
      [1, 3, 18],
    ] as const
    const across = [
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
    ] as const

    it('are kept apart by the cap, and their own second records still join', () => {
      expect(partition({ count: 4, weights, capped: across })).toEqual([
        [0, 1],
        [2, 3],
      ])
      expect(partition({ count: 4, weights, twinGuarded: across })).toEqual([
        [0, 1],
        [2, 3],
      ])
    })

    it('are kept apart as whole clusters if only one of the pairs is capped', () => {
      // Say, the flag is missing on one side and a first name is missing on another.
      expect(partition({ count: 4, weights, capped: [[0, 2]] })).toEqual([
        [0, 1],
        [2, 3],
      ])
    })

    it('are not joined through a core whose other record lacks the first name', () => {
      const spec = {
        count: 3,
        weights: [
          [0, 2, 18],
          [1, 2, 18],
        ],
        mustLink: [[0, 1]],
      } as const
      expect(partition({ ...spec, twinGuarded: [[0, 2]] })).toEqual([[0, 1], [2]])
    })

    it('trip no guard after a verified change of name', () => {
      // 0 was María, 1 is Guadalupe, a person said they are one child; 2 comes in as Guadalupe.
      const spec = {
        count: 3,
        weights: [
          [0, 2, -3],
          [1, 2, 25],
        ],
        mustLink: [[0, 1]],
      } as const
      const twinGuarded = [
        [0, 1],
        [0, 2],
      ] as const
      expect(partition({ ...spec, twinGuarded })).toEqual([[0, 1, 2]])
      // A cap that says more than the names do, such as a multiple-birth flag, stays.
      expect(partition({ ...spec, capped: twinGuarded })).toEqual([[0, 1], [2]])
    })

    it('get no weight from the record pair that the verified change of name explains away', () => {
      const spec = {
        count: 3,
        weights: [
          [0, 2, 25],
          [1, 2, 4],
        ],
        mustLink: [[0, 1]],
      } as const
      const twinGuarded = [
        [0, 1],
        [0, 2],
      ] as const
      expect(partition({ ...spec, twinGuarded })).toEqual([[0, 1], [2]])
    })
  })

  describe('cores', () => {
    it('hold whatever the weights and bars between their records say', () => {
      const spec = { count: 3, weights: [[0, 1, -40]], mustLink: [[0, 1]] } as const
      expect(partition(spec)).toEqual([[0, 1], [2]])
      expect(partition({ ...spec, forbidden: [[0, 1]] })).toEqual([[0, 1], [2]])
      expect(partition({ ...spec, capped: [[0, 1]] })).toEqual([[0, 1], [2]])
    })

    it('are held together by chains of must-links', () => {
      const mustLink = [
        [3, 1],
        [1, 0],
      ] as const
      expect(partition({ count: 4, weights: [], mustLink })).toEqual([[0, 1, 3], [2]])
    })

    it('count once, by their best record pair: an old name speaks against nobody', () => {
      // Without the must-links the lower median of (25, −5, −6) is −5.
      const weights = [
        [0, 3, 25],
        [1, 3, -5],
        [2, 3, -6],
      ] as const
      const mustLink = [
        [0, 1],
        [1, 2],
      ] as const
      expect(partition({ count: 4, weights, mustLink })).toEqual([[0, 1, 2, 3]])
    })

    it('count no more than once: three verified records do not outvote two others', () => {
      // Cluster {core 0 1 2, 3, 4} against 5: unit weights 25, 3, 4, lower median 4.
      const weights = [
        [0, 3, 30],
        [0, 4, 30],
        [3, 4, 30],
        [0, 5, 15],
        [1, 5, 15],
        [2, 5, 15],
        [3, 5, 3],
        [4, 5, 4],
      ] as const
      const mustLink = [
        [0, 1],
        [1, 2],
      ] as const
      expect(partition({ count: 6, weights, mustLink, policy: { margin: 0 } })).toEqual([
        [0, 1, 2, 3, 4],
        [5],
      ])
    })

    it('are no bridge: a record that fits two children, given to one, does not pull in the other', () => {
      // 0 and 1 are two children, a person said that the vague record 2 is the first one's.
      const weights = [
        [0, 1, -6],
        [0, 2, 18],
        [1, 2, 18],
      ] as const
      expect(partition({ count: 3, weights, mustLink: [[0, 2]] })).toEqual([[0, 2], [1]])
    })

    it('forgive a member far below the guard if they hold another such disagreement', () => {
      const weights = [
        [0, 1, -6],
        [0, 2, -6],
        [1, 2, 18],
      ] as const
      expect(partition({ count: 3, weights, mustLink: [[0, 1]] })).toEqual([[0, 1, 2]])
    })

    it('join over two verified changes of name, one in each', () => {
      const weights = [[1, 2, 40]] as const
      const mustLink = [
        [0, 1],
        [2, 3],
      ] as const
      expect(partition({ count: 4, weights, mustLink })).toEqual([[0, 1, 2, 3]])
    })

    it('never join across a cannot-link, even one between two of their many records', () => {
      const spec = {
        count: 4,
        weights: [[1, 2, 40]],
        mustLink: [
          [0, 1],
          [2, 3],
        ],
      } as const
      expect(partition(spec)).toEqual([[0, 1, 2, 3]])
      expect(partition({ ...spec, forbidden: [[0, 3]] })).toEqual([
        [0, 1],
        [2, 3],
      ])
    })

    it('take in no record with a member that it cannot be linked to', () => {
      const weights = [
        [0, 1, 30],
        [0, 2, 25],
        [1, 2, 25],
      ] as const
      expect(partition({ count: 3, weights, forbidden: [[1, 2]] })).toEqual([[0, 1], [2]])
    })
  })

  it('keeps clusters apart whose worst pair is under the guard', () => {
    const weights = [
      [0, 1, 30],
      [2, 3, 30],
      [0, 2, 14],
      [0, 3, 14],
      [1, 2, 14],
      [1, 3, -1],
    ] as const
    const apart = [
      [0, 1],
      [2, 3],
    ]
    expect(partition({ count: 4, weights, policy: { guard: 0 } })).toEqual(apart)
    expect(partition({ count: 4, weights, policy: { guard: -1 } })).toEqual([[0, 1, 2, 3]])
    expect(partition({ count: 4, weights, policy: { guard: -Infinity } })).toEqual([[0, 1, 2, 3]])
  })

  it('judges a newcomer against all members, not by its luckiest pair', () => {
    const weights = [
      [0, 1, 30],
      [0, 2, 30],
      [1, 2, 30],
      [0, 3, 24],
      [1, 3, 6],
      [2, 3, 7],
    ] as const
    expect(partition({ count: 4, weights })).toEqual([[0, 1, 2], [3]])
  })

  it('gives a tie between exactly equal aggregates to the smallest records', () => {
    // 1–0 and 1–2 are equally good, 0–2 could be one child but for the guard once 1 has joined.
    const weights = [
      [0, 1, 20],
      [1, 2, 20],
      [0, 2, 10],
    ] as const
    const policy = { guard: 11 }
    expect(partition({ count: 3, weights, policy })).toEqual([[0, 1], [2]])
  })

  describe('with one record per source', () => {
    // Records 0 and 1 are of source 0, records 2 and 3 of source 1.
    const forbidden = oneToOne([0, 0, 1, 1])

    it('links one to one, best pair first', () => {
      const spec = component({
        count: 4,
        weights: [
          [0, 2, 25],
          [0, 3, 20],
          [1, 2, 20],
          [1, 3, 15],
        ],
      })
      expect(clustersOf(partitionComponent({ ...spec, forbidden }))).toEqual([
        [0, 2],
        [1, 3],
      ])
    })

    it('links neither of two equally good candidates of one source', () => {
      const spec = component({
        count: 4,
        weights: [
          [0, 2, 20],
          [0, 3, 20],
        ],
      })
      expect(clustersOf(partitionComponent({ ...spec, forbidden }))).toEqual([[0], [1], [2], [3]])
    })

    it('never holds two records of one source in a cluster, whatever the weights', () => {
      fc.assert(
        fc.property(components({ distinct: false }), (spec) => {
          const sources = Array.from({ length: spec.count }, (_, record) => record % 3)
          const input = { ...component({ ...spec, mustLink: [] }), forbidden: oneToOne(sources) }
          for (const cluster of clustersOf(partitionComponent(input))) {
            const held = cluster.map((record) => sources[record])
            expect(new Set(held).size).toBe(held.length)
          }
        }),
      )
    })
  })

  describe('refuses', () => {
    const refusal = (code: LinkageErrorCode) =>
      expect.toSatisfy((error: unknown) => isLinkageError(error, code))

    it('thresholds that are crossed', () => {
      const spec = { count: 1, weights: [], policy: { lower: 11 } }
      expect(() => partition(spec)).toThrow(refusal('thresholds-crossed'))
    })

    it('a margin that is negative, and settings that are not numbers', () => {
      for (const policy of [{ margin: -1 }, { margin: Infinity }, { upper: Number.NaN }]) {
        expect(() => partition({ count: 1, weights: [], policy })).toThrow(
          refusal('partition-policy-invalid'),
        )
      }
    })

    it('a must-link or an edge to a record that is not there', () => {
      const spec = { count: 2, weights: [], mustLink: [[0, 2]] } as const
      expect(() => partition(spec)).toThrow(refusal('partition-record-unknown'))
      const edges = { left: Uint32Array.of(0), right: Uint32Array.of(7) }
      const input = { ...component({ count: 2, weights: [] }), maxDense: 1, edges }
      expect(() => partitionComponent(input)).toThrow(refusal('partition-record-unknown'))
    })

    it('a weight that is not a number', () => {
      const spec = { count: 2, weights: [[0, 1, Number.NaN]] } as const
      expect(() => partition(spec)).toThrow(refusal('match-weight-not-a-number'))
    })
  })
})

describe('partitionComponent, as laws', () => {
  it('agrees with the rule worked out anew in every round (the oracle)', () => {
    fc.assert(
      fc.property(components({ distinct: false }), (spec) => {
        const input = component(spec)
        const expected = slowPartition(input)
        expect([...partitionComponent(input)]).toEqual(expected)
        expect([...partitionComponent({ ...input, maxFew: 0 })]).toEqual(expected)
      }),
      { numRuns: 3_000 },
    )
  })

  it('does not depend on the numbering of the records when no two weights are equal', () => {
    const numbered = components({ distinct: true }).chain((spec) =>
      fc.tuple(
        fc.constant(spec),
        fc.shuffledSubarray(
          Array.from({ length: spec.count }, (_, record) => record),
          { minLength: spec.count },
        ),
      ),
    )
    fc.assert(
      fc.property(numbered, ([spec, newName]) => {
        const oldName = newName.map((_, name) => newName.indexOf(name))
        const renumbered = partitionComponent(component(renumber(spec, newName)))
        expect(clustersOf(renumbered, oldName)).toEqual(partition(spec))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is the same whether all pairs are looked at again or kept in a queue', () => {
    const some = fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { maxLength: 4 })
    fc.assert(
      fc.property(components({ distinct: false, most: 16 }), some, (spec, twins) => {
        const twinGuarded = twins.filter(([a, b]) => a !== b && Math.max(a, b) < spec.count)
        const input = component({ ...spec, twinGuarded })
        const queued = partitionComponent({ ...input, maxFew: 0 })
        expect(partitionComponent(input)).toEqual(queued)
        expect(partitionComponent({ ...input, maxFew: 5 })).toEqual(queued)
      }),
      { numRuns: 2_000 },
    )
  })

  it('decides two single records as it would with a queue, whatever the weight', () => {
    const weights = fc.constantFrom(-Infinity, -3, -0.1, 0, 2, 9.9, 10, 17, Infinity)
    const settings = fc.record({
      upper: fc.constantFrom(-Infinity, 0, 10),
      lower: fc.constantFrom(-Infinity, -5),
      guard: fc.constantFrom(-Infinity, 0, 12),
    })
    const bar = fc.boolean()
    fc.assert(
      fc.property(
        weights,
        settings,
        bar,
        bar,
        bar,
        bar,
        (bits, policy, forbid, cap, hold, twin) => {
          fc.pre(policy.lower <= policy.upper)
          const pair = (is: boolean) => (is ? ([[0, 1]] as const) : [])
          const input = component({
            count: 2,
            weights: [[0, 1, bits]],
            forbidden: pair(forbid),
            capped: pair(cap),
            held: pair(hold),
            twinGuarded: pair(twin),
            policy,
          })
          const queued = partitionComponent({ ...input, maxFew: 0 })
          expect(partitionComponent(input)).toEqual(queued)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('is the same sparse as dense, given the edges that matter', () => {
    fc.assert(
      fc.property(components({ distinct: false }), (spec) => {
        const input = component(spec)
        const { upper, lower, margin } = input.policy
        const matter = spec.weights.filter(([, , bits]) => bits >= Math.max(lower, upper - margin))
        // Some twice: the pairs of a blocking run may repeat across rules.
        const edges = {
          left: Uint32Array.from([...matter, ...matter], ([left]) => left),
          right: Uint32Array.from([...matter, ...matter], ([, right]) => right),
        }
        const dense = partitionComponent({ ...input, maxFew: 0 })
        expect(partitionComponent({ ...input, maxDense: 0, edges })).toEqual(dense)
        expect(partitionComponent({ ...input, maxDense: 0 })).toEqual(dense)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is the same for two components together as for each alone', () => {
    fc.assert(
      fc.property(
        components({ distinct: false }),
        components({ distinct: false }),
        (first, second) => {
          const moved = renumber(
            { ...second, policy: first.policy! },
            Array.from({ length: second.count }, (_, record) => first.count + record),
          )
          const both: Component = {
            count: first.count + second.count,
            weights: [...first.weights, ...moved.weights],
            forbidden: [...first.forbidden!, ...moved.forbidden!],
            capped: [...first.capped!, ...moved.capped!],
            held: [...first.held!, ...moved.held!],
            mustLink: [...first.mustLink!, ...moved.mustLink!],
            policy: first.policy!,
          }
          const alone = partition({ ...second, policy: first.policy! })
          expect(partition(both)).toEqual([
            ...partition(first),
            ...alone.map((cluster) => cluster.map((record) => first.count + record)),
          ])
        },
      ),
    )
  })

  it('never asks for a weight twice, nor for that of a forbidden pair', () => {
    fc.assert(
      fc.property(components({ distinct: false }), (spec) => {
        const input = component({ ...spec, mustLink: [] })
        const asked = new Set<string>()
        partitionComponent({
          ...input,
          weight(left, right) {
            const pair = `${Math.min(left, right)},${Math.max(left, right)}`
            expect(input.forbidden(left, right) || asked.has(pair)).toBe(false)
            asked.add(pair)
            return input.weight(left, right)
          },
        })
      }),
    )
  })
})
