import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/analysis/evaluate.ts'
import type { LabelledPairs } from '../../src/analysis/truth.ts'
import { isLinkageError } from '../../src/errors.ts'
import { recordKeys } from '../../src/linker/record-keys.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { Random } from '../../src/synthetic/random.ts'

interface Label {
  readonly pair: readonly [number, number]
  readonly match: boolean
  readonly certainty?: number
  readonly inclusion?: number
}

function labelled(labels: readonly Label[]): LabelledPairs {
  return {
    kind: 'pairs',
    left: Uint32Array.from(labels, ({ pair }) => pair[0]),
    right: Uint32Array.from(labels, ({ pair }) => pair[1]),
    match: Uint8Array.from(labels, ({ match }) => (match ? 1 : 0)),
    certainty: Float64Array.from(labels, ({ certainty = 1 }) => certainty),
    inclusion: Float64Array.from(labels, ({ inclusion = 1 }) => inclusion),
  }
}

/** Decisions by hand: records in clusters, near matches between them. */
function decided(labels: readonly number[], near: readonly (readonly [number, number])[] = []) {
  const ids = labels.map((_, at) => ({ id: String(at).padStart(6, '0') }))
  return {
    keys: recordKeys(tableFromRecords(ids), { id: 'id' }),
    labels: Uint32Array.from(labels),
    links: {
      left: Uint32Array.from(near, ([left]) => left),
      right: Uint32Array.from(near, ([, right]) => right),
      weight: new Float64Array(near.length),
      matched: new Uint8Array(near.length),
    },
  }
}

describe('evaluate against labelled pairs', () => {
  const decisions = decided([0, 0, 1, 1, 2, 3], [[4, 5]])
  const labels = labelled([
    { pair: [0, 1], match: true },
    { pair: [2, 3], match: false },
    { pair: [4, 5], match: true },
    { pair: [0, 4], match: false },
  ])

  it('counts labels by what became of their pairs', () => {
    const { pairwise, confusion, review, bcubed, knownRecords } = evaluate(decisions, labels)
    expect(pairwise).toMatchObject({ precision: 0.5, recall: 0.5, f1: 0.5 })
    expect(pairwise).toMatchObject({ truePositives: 1, falsePositives: 1, falseNegatives: 1 })
    expect(confusion.match).toMatchObject({ same: 1, different: 1, sameShare: 0.5, ofSame: 0.5 })
    expect(confusion.nearMatch).toMatchObject({ same: 1, different: 0, sameShare: 1 })
    expect(confusion.nonMatch).toMatchObject({ same: 0, different: 1, sameShare: 0 })
    expect(review.items).toBe(1)
    expect(bcubed).toBeUndefined()
    expect(knownRecords).toBe(6)
  })

  it('says that so few are too few', () => {
    expect(evaluate(decisions, labels).warnings.join()).toContain('too few')
  })

  it('lists what is wrong', () => {
    const { errors } = evaluate(decisions, labels)
    expect(
      errors.map(({ kind, left, right, reason }) => [kind, left.id, right.id, reason]),
    ).toEqual([
      ['false-match', '000002', '000003', 'joined'],
      ['missed-pair', '000004', '000005', 'near-match'],
    ])
  })

  it('weighs a label by its certainty and by how rarely its like was drawn', () => {
    const { pairwise } = evaluate(
      decisions,
      labelled([
        { pair: [0, 1], match: true, certainty: 0.5, inclusion: 0.1 },
        { pair: [2, 3], match: false },
        { pair: [4, 5], match: true },
      ]),
    )
    expect(pairwise.precision).toBeCloseTo(5 / 6, 12)
    expect(pairwise.recall).toBeCloseTo(5 / 6, 12)
  })

  it('refuses labels of no pair', () => {
    try {
      evaluate(decisions, labelled([]))
      expect.unreachable()
    } catch (error) {
      expect(isLinkageError(error, 'truth-empty')).toBe(true)
    }
  })

  it('finds the recall of all pairs from labels that were drawn unevenly, and holds it', () => {
    // 4,000 persons of two records: one in five is missed; missed pairs are drawn ten times as often.
    const random = new Random(3)
    const clusters: number[] = []
    const pairs: boolean[] = []
    for (let person = 0; person < 4000; person++) {
      const found = !random.chance(0.2)
      clusters.push(2 * person, found ? 2 * person : 2 * person + 1)
      pairs.push(found)
    }
    const recall = pairs.filter((found) => found).length / pairs.length
    const all = decided(clusters)
    let held = 0
    let sum = 0
    for (let draw = 0; draw < 100; draw++) {
      const labels = pairs.flatMap((found, person): Label[] => {
        const inclusion = found ? 0.02 : 0.2
        if (!random.chance(inclusion)) return []
        return [{ pair: [2 * person, 2 * person + 1], match: true, inclusion }]
      })
      const { pairwise } = evaluate(all, labelled(labels), { errors: 0 })
      const { low, high } = pairwise.intervals.recall
      sum += pairwise.recall
      if (low <= recall && recall <= high) held++
    }
    expect(sum / 100).toBeCloseTo(recall, 1)
    expect(held).toBeGreaterThan(87)
  })

  it('takes labels of one person for dependent', () => {
    const clusters = Array.from({ length: 400 }, (_, at) => at)
    const alone = Array.from({ length: 100 }, (_, at): Label => {
      return { pair: [2 * at, 2 * at + 1], match: true }
    })
    const merged = clusters.map((at) => (at < 100 ? at - (at % 2) : at))
    const star = Array.from({ length: 100 }, (_, at): Label => ({ pair: [0, at + 1], match: true }))
    const starred = clusters.map((at) => (at <= 50 ? 0 : at))
    const width = (labels: readonly Label[], by: readonly number[]): number => {
      const { pairwise } = evaluate(decided(by), labelled(labels))
      expect(pairwise.recall).toBe(0.5)
      return pairwise.intervals.recall.high - pairwise.intervals.recall.low
    }
    expect(width(alone, merged)).toBeLessThan(0.25)
    expect(width(star, starred)).toBeGreaterThanOrEqual(width(alone, merged))
  })
})
