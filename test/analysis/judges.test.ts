import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Judge, total } from '../../src/analysis/judge.ts'
import { judgePairs } from '../../src/analysis/judge-pairs.ts'
import { judgePersons } from '../../src/analysis/judge-persons.ts'
import { nearMatchClusterPairs } from '../../src/evaluation/cluster-pairs.ts'
import { nearMatchRecall } from '../../src/evaluation/near-match-recall.ts'
import { pairwiseQuality } from '../../src/evaluation/pairwise.ts'
import { reviewItems } from '../../src/evaluation/review-items.ts'
import { heaviestFirst } from '../../src/evaluation/weight-curve.ts'

const ROWS = 9

interface Case {
  readonly labels: Uint32Array
  readonly persons: Int32Array
  readonly left: number[]
  readonly right: number[]
  readonly weight: Float64Array
}

const record = fc.nat(ROWS - 1)
const cases: fc.Arbitrary<Case> = fc
  .record({
    clusters: fc.tuple(...Array.from({ length: ROWS }, () => fc.nat(4))),
    persons: fc.tuple(...Array.from({ length: ROWS }, () => fc.integer({ min: -1, max: 4 }))),
    pairs: fc.uniqueArray(fc.tuple(record, record), { selector: (pair) => pair.join() }),
  })
  .map(({ clusters, persons, pairs }) => {
    const kept = pairs.filter(([left, right]) => left < right)
    return {
      labels: Uint32Array.from(clusters, (cluster) => clusters.indexOf(cluster)),
      persons: Int32Array.from(persons),
      left: kept.map(([left]) => left),
      right: kept.map(([, right]) => right),
      weight: Float64Array.from(kept, ([left, right]) => ((left * 5 + right * 3) % 11) - 5),
    }
  })

const LOWERS = [3, 0, -2, -5]

function counted(judge: Judge, given: Case) {
  const items = reviewItems(given.labels, given, heaviestFirst(given.weight))
  return judge.count(given.labels, items, LOWERS)
}

describe('a judge who knows persons', () => {
  it('counts over all folds what the measures of a result count', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 4 }), (given, folds) => {
        const { labels, persons, left, right, weight } = given
        const counts = counted(judgePersons(persons, folds, 7), given)
        const quality = pairwiseQuality(labels, persons)
        expect(total(counts.right)).toBe(quality.truePositives)
        expect(total(counts.wrong)).toBe(quality.falsePositives)
        expect(total(counts.truePairs)).toBe(quality.truePositives + quality.falseNegatives)
        for (const [at, lower] of LOWERS.entries()) {
          const isNear = (_: number, pair: number) => weight[pair]! >= lower
          const near = nearMatchClusterPairs(labels, left.filter(isNear), right.filter(isNear))
          expect(total(counts.atLower[at]!.items)).toBe(near.low.length)
          const held = nearMatchRecall(labels, persons, near).heldPairs
          expect(total(counts.atLower[at]!.held)).toBe(held)
        }
      }),
    )
  })

  it('takes pairs of one person for fewer than as many independent ones', () => {
    // Two clusters of four, one with a foreign record: three wrong pairs of twelve, at one stroke.
    const labels = Uint32Array.of(0, 0, 0, 0, 4, 4, 4, 4)
    const persons = Int32Array.of(1, 1, 1, 1, 2, 2, 2, 3)
    const { precision, recall } = judgePersons(persons, 2, 0).sizes(labels)
    expect(precision).toBeLessThan(6)
    expect(precision).toBeGreaterThan(1)
    expect(recall).toBeLessThan(9)
    const pairs = judgePersons(Int32Array.of(1, 1, 2, 2), 2, 0).sizes(Uint32Array.of(0, 0, 2, 2))
    expect(pairs).toEqual({ precision: 2, recall: 2 })
  })
})

describe('a judge who knows labelled pairs', () => {
  const labelled = (rows: readonly (readonly [number, number, 0 | 1, number])[]) => ({
    kind: 'pairs' as const,
    left: Uint32Array.from(rows, ([left]) => left),
    right: Uint32Array.from(rows, ([, right]) => right),
    match: Uint8Array.from(rows, ([, , match]) => match),
    certainty: new Float64Array(rows.length).fill(1),
    inclusion: Float64Array.from(rows, ([, , , inclusion]) => inclusion),
  })
  const truth = labelled([
    [0, 1, 1, 0.5],
    [0, 2, 0, 0.25],
    [3, 4, 1, 1],
    [5, 6, 0, 1],
  ])

  it('weighs each by the inverse of the chance with which it was drawn', () => {
    const given = {
      labels: Uint32Array.of(0, 0, 0, 3, 4, 5, 6),
      persons: new Int32Array(7),
      left: [3],
      right: [4],
      weight: Float64Array.of(-2),
    }
    const counts = counted(judgePairs(truth, 7, 3, 1), given)
    expect(total(counts.right)).toBe(2)
    expect(total(counts.wrong)).toBe(4)
    expect(total(counts.truePairs)).toBe(3)
    expect(counts.atLower.map(({ held }) => total(held))).toEqual([0, 0, 1, 1])
    expect(counts.atLower.map(({ items }) => total(items))).toEqual([0, 0, 1, 1])
  })

  it('takes pairs of unequal weight for fewer', () => {
    const { precision } = judgePairs(truth, 7, 3, 1).sizes(Uint32Array.of(0, 0, 0, 3, 4, 5, 6))
    expect(precision).toBeCloseTo(36 / 20)
  })
})
