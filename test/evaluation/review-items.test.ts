import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearMatchClusterPairs } from '../../src/evaluation/cluster-pairs.ts'
import { reviewItems } from '../../src/evaluation/review-items.ts'
import { heaviestFirst } from '../../src/evaluation/weight-curve.ts'

describe('items of review', () => {
  it('are pairs of clusters by their heaviest near match, the heaviest first', () => {
    const pairs = { left: [0, 1, 2, 0], right: [2, 2, 3, 1], weight: [3, 5, 9, 20] }
    const items = reviewItems([0, 0, 2, 3], pairs, [3, 2, 1, 0])
    expect(items).toEqual({
      low: Uint32Array.of(2, 0),
      high: Uint32Array.of(3, 2),
      weight: Float64Array.of(9, 5),
    })
  })

  it('are at every lower threshold as many as counting its near matches gives', () => {
    const record = fc.nat(7)
    const pair = fc.tuple(record, record, fc.integer({ min: -8, max: 8 }))
    const labels = fc.tuple(...Array.from({ length: 8 }, (_, at) => fc.nat(at)))
    fc.assert(
      fc.property(labels, fc.array(pair), fc.integer({ min: -9, max: 9 }), (raw, all, lower) => {
        const clusters = raw.map((label) => raw.indexOf(label))
        const pairs = all.filter(([left, right]) => left < right)
        const columns = {
          left: pairs.map(([left]) => left),
          right: pairs.map(([, right]) => right),
          weight: Float64Array.from(pairs, ([, , weight]) => weight),
        }
        const items = reviewItems(clusters, columns, heaviestFirst(columns.weight))
        const near = pairs.filter(([, , weight]) => weight >= lower)
        const counted = nearMatchClusterPairs(
          clusters,
          near.map(([left]) => left),
          near.map(([, right]) => right),
        )
        expect(items.weight.filter((weight) => weight >= lower)).toHaveLength(counted.low.length)
      }),
    )
  })
})
