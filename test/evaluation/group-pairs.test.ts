import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bCubedQuality } from '../../src/evaluation/bcubed.ts'
import { bCubedShares } from '../../src/evaluation/bcubed-shares.ts'
import { cellRecords } from '../../src/evaluation/cell-records.ts'
import { clusterShares } from '../../src/evaluation/cluster-shares.ts'
import { foreignRecords } from '../../src/evaluation/foreign-records.ts'
import { groupPairs } from '../../src/evaluation/group-pairs.ts'
import { pairwiseQuality } from '../../src/evaluation/pairwise.ts'
import { personOverlap } from '../../src/evaluation/person-overlap.ts'
import { variation } from '../../src/evaluation/variation.ts'
import { knownPairs, labelledRecords } from './labelled-records.ts'

describe('groupPairs', () => {
  it('is the pairwise quality where all records count', () => {
    fc.assert(
      fc.property(labelledRecords, ({ clusters, truth }) => {
        const quality = pairwiseQuality(clusters, truth)
        const pairs = groupPairs(personOverlap(clusters, truth))
        expect(pairs.foundPairs).toBe(quality.truePositives)
        expect(pairs.wrongPairs).toBe(quality.falsePositives)
        expect(pairs.truePairs).toBe(quality.truePositives + quality.falseNegatives)
        expect(pairs.precision.value).toBeCloseTo(quality.precision, 12)
        expect(pairs.recall.value).toBeCloseTo(quality.recall, 12)
        expect(pairs.f1.value).toBeCloseTo(
          pairs.foundPairs + pairs.wrongPairs + pairs.truePairs === 0 ? 1 : quality.f1,
          12,
        )
      }),
    )
  })

  it('gives each pair half to each of its records (the oracle)', () => {
    fc.assert(
      fc.property(labelledRecords, fc.nat(2), ({ clusters, truth }, group) => {
        const isIn = (record: number): number => (record % 3 === group ? 1 : 0)
        const overlap = personOverlap(clusters, truth)
        const { cellOf } = cellRecords(overlap, clusters, truth)
        const counted = new Uint32Array(overlap.cells.size.length)
        for (const [record, cell] of cellOf.entries()) if (cell >= 0) counted[cell]! += isIn(record)
        const pairs = groupPairs(overlap, counted)
        let [found, wrong, all] = [0, 0, 0]
        for (const [a, b] of knownPairs(truth)) {
          const part = (isIn(a) + isIn(b)) / 2
          const isFound = clusters[a] === clusters[b]
          if (truth[a] === truth[b]) all += part
          if (isFound && truth[a] === truth[b]) found += part
          if (isFound && truth[a] !== truth[b]) wrong += part
        }
        expect([pairs.foundPairs, pairs.wrongPairs, pairs.truePairs]).toEqual([found, wrong, all])
      }),
    )
  })

  it('knows the variance of what never varies', () => {
    const { precision, recall } = groupPairs(personOverlap([0, 0, 1, 1], [1, 1, 2, 2]))
    expect(precision).toMatchObject({ value: 1, variance: 0, size: 2, clump: 1 })
    expect(recall).toMatchObject({ value: 1, variance: 0, size: 2, clump: 1 })
  })
})

describe('cellRecords', () => {
  it('finds the records of every cell', () => {
    fc.assert(
      fc.property(labelledRecords, ({ clusters, truth }) => {
        const overlap = personOverlap(clusters, truth)
        const { cellOf, start, records } = cellRecords(overlap, clusters, truth)
        expect(records).toHaveLength(overlap.records)
        for (const [cell, size] of overlap.cells.size.entries()) {
          const own = [...records.subarray(start[cell], start[cell + 1])]
          expect(own).toHaveLength(size)
          for (const record of own) {
            expect(cellOf[record]).toBe(cell)
            expect(truth[record]).toBe(truth[own[0]!])
            expect(clusters[record]).toBe(clusters[own[0]!])
          }
        }
      }),
    )
  })
})

describe('bCubedShares', () => {
  it('has the values of bCubedQuality', () => {
    fc.assert(
      fc.property(labelledRecords, ({ clusters, truth }) => {
        const quality = bCubedQuality(clusters, truth)
        const shares = bCubedShares(personOverlap(clusters, truth))
        expect(shares.precision.value).toBeCloseTo(quality.precision, 12)
        expect(shares.recall.value).toBeCloseTo(quality.recall, 12)
        expect(shares.f1.value).toBeCloseTo(quality.f1, 12)
      }),
    )
  })
})

describe('clusterShares', () => {
  it('counts persons and clusters by what became of them', () => {
    // Person 1 whole, 2 split, 3 and 4 merged; a record of nobody in the cluster of 1.
    const shares = clusterShares(personOverlap([0, 0, 0, 1, 2, 3, 3], [1, 1, -1, 2, 2, 3, 4]))
    expect(shares).toMatchObject({ persons: 4, clusters: 4, exact: 1, splits: 1, merges: 1 })
    expect(shares.mergedPersons).toBe(2)
    expect(shares.exactShare.value).toBe(1 / 4)
    expect(shares.mergeShare.value).toBe(1 / 4)
  })

  it('counts those who share a cluster as foreignRecords does', () => {
    fc.assert(
      fc.property(labelledRecords, ({ clusters, truth }) => {
        const { mergedPersons, exact, splits } = clusterShares(personOverlap(clusters, truth))
        const { withForeign, children } = foreignRecords(clusters, truth)
        expect(mergedPersons).toBe(withForeign)
        expect(exact + splits + mergedPersons).toBeGreaterThanOrEqual(children)
      }),
    )
  })

  it('takes a merge of two for one event, not two', () => {
    // 98 persons alone, two in one cluster.
    const clusters = [...Array(99).keys(), 0]
    const truth = [...Array(100).keys()]
    const { mergedShare } = clusterShares(personOverlap(clusters, truth))
    expect(mergedShare.value).toBe(0.02)
    // One event of two persons, 2² and not 1² + 1², less what the mean takes.
    expect(mergedShare.variance * 100 ** 2).toBeGreaterThan(3.8)
    expect(mergedShare.variance * 100 ** 2).toBeLessThan(4)
  })
})

describe('variation', () => {
  it('is 0 where clusters and persons are the same, and only there', () => {
    fc.assert(
      fc.property(labelledRecords, ({ clusters, truth }) => {
        const { value, merges, splits, interval } = variation(personOverlap(clusters, truth))
        const isSame = knownPairs(truth).every(
          ([a, b]) => (truth[a] === truth[b]) === (clusters[a] === clusters[b]),
        )
        if (isSame) expect(value).toBe(0)
        else expect(value).toBeGreaterThan(0)
        expect(merges + splits).toBeCloseTo(value, 12)
        expect(interval.low).toBeLessThanOrEqual(value)
        expect(interval.high).toBeGreaterThanOrEqual(value)
      }),
    )
  })

  it('counts bits', () => {
    // Two persons of two in one cluster: one bit open about each record.
    expect(variation(personOverlap([0, 0, 0, 0], [1, 1, 2, 2])).value).toBe(1)
    expect(variation(personOverlap([0, 1], [1, 1])).splits).toBe(1)
  })
})
