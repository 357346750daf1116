import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listedVariance } from '../../src/evaluation/listed-variance.ts'
import { type PersonOverlap, personOverlap } from '../../src/evaluation/person-overlap.ts'
import { type PersonSum, sumVariance } from '../../src/evaluation/sum-variance.ts'
import { labelledRecords } from './labelled-records.ts'

/** The pairs of persons in every cluster, one by one. */
function listed({ cells, firstCell, clusters }: PersonOverlap, sum: PersonSum) {
  const { perWrongPair, counted = cells.size } = sum
  const parts = { left: [] as number[], right: [] as number[], part: [] as number[] }
  for (let cluster = 0; cluster < clusters; cluster++) {
    const weight = typeof perWrongPair === 'number' ? perWrongPair : perWrongPair[cluster]!
    for (let a = firstCell[cluster]!; a < firstCell[cluster + 1]!; a++) {
      for (let b = a + 1; b < firstCell[cluster + 1]!; b++) {
        parts.left.push(cells.child[a]!)
        parts.right.push(cells.child[b]!)
        const both = counted[a]! * cells.size[b]! + counted[b]! * cells.size[a]!
        parts.part.push((weight * both) / 2)
      }
    }
  }
  return parts
}

describe('sumVariance', () => {
  it('counts a part that two persons share once', () => {
    const overlap = personOverlap([0, 0], [1, 2])
    expect(sumVariance(overlap, { own: new Float64Array(2), perWrongPair: 1 })).toBe(1)
  })

  it('takes parts that share a person for dependent', () => {
    // One person meets two others: the two parts go together as far as that person goes.
    const overlap = personOverlap([0, 0, 1, 1], [1, 2, 1, 3])
    expect(sumVariance(overlap, { own: new Float64Array(3), perWrongPair: 1 })).toBe(4)
  })

  it('is that of the listed parts (the oracle)', () => {
    const weights = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
      minLength: 6,
      maxLength: 6,
    })
    fc.assert(
      fc.property(labelledRecords, weights, fc.nat(3), ({ clusters, truth }, own, mod) => {
        const overlap = personOverlap(clusters, truth)
        const sum: PersonSum = {
          own: Float64Array.from({ length: overlap.persons }, (_, at) => own[at]!),
          perWrongPair: Float64Array.from({ length: overlap.clusters }, (_, at) => own[5 - at]!),
          counted: overlap.cells.size.map((size, cell) => Math.min(size, (cell + mod) % 3)),
        }
        const parts = listed(overlap, sum)
        const meetings = parts.left.map((left, at) => `${left} ${parts.right[at]}`)
        // Persons who meet in two clusters are taken for two pairs.
        fc.pre(new Set(meetings).size === meetings.length)
        expect(sumVariance(overlap, sum)).toBeCloseTo(listedVariance(sum.own, parts), 9)
      }),
    )
  })
})

describe('listedVariance', () => {
  it('adds up what comes several times for the same two persons, either way round', () => {
    const parts = { left: [0, 1], right: [1, 0], part: [1, 2] }
    expect(listedVariance(new Float64Array(2), parts)).toBe(9)
  })

  it('is the sum of squares of what persons have for themselves', () => {
    const none = { left: [], right: [], part: [] }
    expect(listedVariance(Float64Array.of(1, -2), none)).toBe(5)
  })
})
