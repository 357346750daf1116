import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearMatchClusterPairs } from '../../src/evaluation/cluster-pairs.ts'
import { nearMatchRecall } from '../../src/evaluation/near-match-recall.ts'
import { reviewLoad } from '../../src/evaluation/review-load.ts'
import { knownPairs, labelledRecords } from './labelled-records.ts'

const nearMatches = fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 12 })

describe('nearMatchClusterPairs', () => {
  it('gives each unordered pair of clusters once, and none within a cluster', () => {
    const pairs = nearMatchClusterPairs([10, 10, 30, 20], [0, 2, 0, 0, 3], [2, 1, 1, 3, 2])
    expect([...pairs.low]).toEqual([10, 10, 20])
    expect([...pairs.high]).toEqual([20, 30, 30])
  })
})

describe('reviewLoad', () => {
  it('counts cluster pairs per 1,000 records', () => {
    const pairs = nearMatchClusterPairs([0, 0, 2, 3], [0, 1, 2], [2, 2, 3])
    expect(reviewLoad(pairs, 4)).toEqual({ items: 2, per1000Records: 500 })
    expect(reviewLoad(nearMatchClusterPairs([], [], []), 0)).toEqual({
      items: 0,
      per1000Records: 0,
    })
  })
})

describe('nearMatchRecall', () => {
  it('holds all true pairs between two clusters that are a near match', () => {
    // One child in clusters {0, 1}, {2}, {3}; a near match between the first two.
    const clusters = [0, 0, 2, 3]
    const held = nearMatchRecall(clusters, [7, 7, 7, 7], nearMatchClusterPairs(clusters, [1], [2]))
    expect(held).toEqual({
      truePairs: 6,
      missedPairs: 5,
      heldPairs: 2,
      heldShare: 0.4,
      recallWithReview: 0.5,
    })
  })

  it('does not hold what only a third cluster connects', () => {
    const clusters = [0, 1, 2]
    const pairs = nearMatchClusterPairs(clusters, [0, 1], [1, 2])
    expect(nearMatchRecall(clusters, [7, 8, 7], pairs)).toMatchObject({
      missedPairs: 1,
      heldPairs: 0,
    })
  })

  it('is 1 where nothing was missed', () => {
    const none = nearMatchClusterPairs([0, 0], [], [])
    expect(nearMatchRecall([0, 0], [7, 7], none)).toMatchObject({
      heldShare: 1,
      recallWithReview: 1,
    })
  })

  it('agrees with listing the pairs (the oracle)', () => {
    fc.assert(
      fc.property(labelledRecords, nearMatches, ({ clusters, truth }, drawn) => {
        const near = clusters.length === 0 ? [] : drawn
        const left = near.map(([x]) => x % clusters.length)
        const right = near.map(([, y]) => y % clusters.length)
        const joined = new Set(
          left.flatMap((record, at) => {
            const [x, y] = [clusters[record], clusters[right[at]!]]
            return [`${x},${y}`, `${y},${x}`]
          }),
        )
        const truePairs = knownPairs(truth).filter(([l, r]) => truth[l] === truth[r])
        const missed = truePairs.filter(([l, r]) => clusters[l] !== clusters[r])
        const held = missed.filter(([l, r]) => joined.has(`${clusters[l]},${clusters[r]}`))
        expect(
          nearMatchRecall(clusters, truth, nearMatchClusterPairs(clusters, left, right)),
        ).toMatchObject({
          truePairs: truePairs.length,
          missedPairs: missed.length,
          heldPairs: held.length,
        })
      }),
    )
  })
})
