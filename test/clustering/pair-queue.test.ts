import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FREE } from '../../src/clustering/cap.ts'
import { type ClusterPair, goesBefore } from '../../src/clustering/cluster-pair.ts'
import { PairQueue } from '../../src/clustering/pair-queue.ts'

const pairs = fc.array(
  fc.record({
    a: fc.nat(6),
    b: fc.integer({ min: 7, max: 12 }),
    aggregate: fc.integer({ min: 0, max: 4 }),
    cap: fc.constant(FREE),
    state: fc.constantFrom('open', 'open', 'open', 'gone', 'waiting'),
  }),
  { maxLength: 12 },
) as fc.Arbitrary<ClusterPair[]>

describe('PairQueue', () => {
  it('gives the higher aggregate first, then the smaller slots', () => {
    const pair = (a: number, b: number, aggregate: number): ClusterPair => ({
      a,
      b,
      aggregate,
      cap: FREE,
      state: 'open',
    })
    const queue = new PairQueue()
    queue.add([pair(1, 2, 5), pair(0, 3, 5)])
    queue.add([pair(0, 2, 5), pair(4, 5, 9)])
    const order = Array.from({ length: 5 }, () => queue.pop()).map((it) => it && [it.a, it.b])
    expect(order).toEqual([[4, 5], [0, 2], [0, 3], [1, 2], undefined])
  })

  it('agrees with searching all pairs each time, while pairs go and come (the oracle)', () => {
    const steps = fc.array(fc.tuple(pairs, fc.nat(3), fc.nat(30)), { maxLength: 6 })
    fc.assert(
      fc.property(steps, (batches) => {
        const queue = new PairQueue()
        const entered: ClusterPair[] = []
        for (const [batch, pops, leaving] of batches) {
          queue.add(batch)
          entered.push(...batch.filter(({ state }) => state === 'open'))
          for (let pop = 0; pop < pops; pop++) {
            const best = entered
              .filter(({ state }) => state === 'open')
              .toSorted((x, y) => (goesBefore(x, y) ? -1 : goesBefore(y, x) ? 1 : 0))[0]
            const popped = queue.pop()
            expect(popped && [popped.aggregate, popped.a, popped.b]).toEqual(
              best && [best.aggregate, best.a, best.b],
            )
            if (popped) popped.state = 'shut'
          }
          const left = entered[leaving]
          if (left) left.state = 'gone'
        }
      }),
    )
  })
})
