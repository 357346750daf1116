import { describe, expect, it } from 'vitest'
import { estimateErrorRates } from '../../src/analysis/estimate-error-rates.ts'
import { trustNotes } from '../../src/analysis/estimate-trust.ts'
import type { LabelledPairs, TruePersons } from '../../src/analysis/truth.ts'
import { tune } from '../../src/analysis/tune.ts'
import { pairwiseQuality } from '../../src/evaluation/pairwise.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import { truthLabels } from '../../src/linker/judge-truth.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import { redecider } from '../../src/linker/redecide.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

const OPTIONS = {
  id: 'record_id',
  ignore: ['truth_id', 'truth_family', 'truth_twin', 'error_kinds'],
}
const table = tableFromRecords([...generateStudents({ rows: 700, seed: 5, errors: 'high' })])
const result = await dedupe(table, { ...OPTIONS, floor: -8 })
const personsOf = ({ prepared }: LinkageResult): TruePersons => ({
  kind: 'persons',
  persons: truthLabels(table, 'truth_id', prepared.keys.order),
})
const truth = personsOf(result)
const GRID = { lowerFrom: -5, lowerTo: 2, upperFrom: 0, upperTo: 10, step: 4 }
/** Tuned by persons, without costs and constraints. */
const plain = await tune(result, { truth, grid: GRID })

/** Every labelled pair among the scored ones. */
function labelsOf({ scored }: LinkageResult, inclusion: number): LabelledPairs {
  const { left, right, size } = scored.pairs
  const order = Uint32Array.from({ length: size }, (_, at) => at).sort(
    (a, b) => left[a]! - left[b]! || right[a]! - right[b]!,
  )
  return {
    kind: 'pairs',
    left: order.map((at) => left[at]!),
    right: order.map((at) => right[at]!),
    match: Uint8Array.from(order, (at) =>
      truth.persons[left[at]!] === truth.persons[right[at]!] ? 1 : 0,
    ),
    certainty: new Float64Array(size).fill(1),
    inclusion: new Float64Array(size).fill(inclusion),
  }
}

describe('tuning', () => {
  it('promises of every threshold pair what deciding anew gives', async () => {
    const { table: rows } = plain
    const decide = redecider(result)
    for (const row of rows.filter((_, at) => at % 3 === 0)) {
      const { labels, links } = await decide({ lower: row.lower, upper: row.upper })
      const quality = pairwiseQuality(labels, truth.persons)
      expect(row.precision).toBeCloseTo(quality.precision, 10)
      expect(row.recall).toBeCloseTo(quality.recall, 10)
      expect(row.wrongPairs).toBe(quality.falsePositives)
      const near = new Set<string>()
      for (const [at, matched] of links.matched.entries()) {
        const ends = [labels[links.left[at]!]!, labels[links.right[at]!]!].sort((a, b) => a - b)
        if (matched === 0) near.add(ends.join())
      }
      expect(row.reviewItems).toBe(near.size)
    }
  })

  it('finds the best row, judges the choice on other persons, and says how sure it is', () => {
    const report = plain
    const best = report.best!
    const rows = report.table.filter(({ lower, upper }) => lower === Math.min(-3, upper))
    expect(best.f1).toBe(Math.max(...rows.map(({ f1 }) => f1)))
    expect(report.estimated).toBe(false)
    const [low, high] = best.intervals!.recall
    expect(low).toBeLessThan(best.recall)
    expect(high).toBeGreaterThan(best.recall)
    const { crossFitted } = report
    expect(crossFitted!.chosen).toHaveLength(5)
    expect(crossFitted!.measures.f1).toBeLessThanOrEqual(best.f1)
    expect(crossFitted!.measures.f1).toBeGreaterThan(best.f1 - 0.02)
    expect(best.bcubed!.f1).toBeGreaterThan(0.9)
    expect(report.present.upper).toBe(3)
  })

  it('keeps to constraints, and certifies only what the truth can support', async () => {
    const constraints = { atMostWrong: 1e-4, atMostReview: 20, atLeastRecall: 0.5 }
    const report = await tune(result, { truth, constraints, grid: GRID })
    const best = report.best!
    expect(best.wrongRate).toBeLessThanOrEqual(1e-4)
    expect(best.reviewPerThousand).toBeLessThanOrEqual(20)
    expect(report.certified).toBe(false)
    const [wrong, recall, review] = report.constraints
    expect(wrong).toMatchObject({ name: 'atMostWrong', met: true, certified: false })
    expect(wrong!.limit).toBeGreaterThan(1e-3)
    expect(wrong!.words).toContain('cannot be certified')
    expect(recall).toMatchObject({ name: 'atLeastRecall', met: true, certified: true })
    expect(review).toMatchObject({ name: 'atMostReview', met: true, certified: true })
  })

  it('names the nearest where constraints cannot be met', async () => {
    const constraints = { atLeastRecall: 1, atMostWrong: 0 }
    const report = await tune(result, { truth, constraints, grid: GRID })
    expect(report.best).toBeNull()
    expect(report.nearest).not.toBeNull()
    expect(report.constraints.some(({ words }) => words.includes('cannot be met'))).toBe(true)
    expect(report.certified).toBe(false)
  })

  it('weighs costs, and lowers the lower threshold where review is cheap', async () => {
    const of = async (review: number) => {
      const costs = { wrong: 100, missed: 10, review }
      return (await tune(result, { truth, costs, grid: GRID })).best!
    }
    const [cheap, dear] = [await of(0.01), await of(1000)]
    expect(cheap.lower).toBeLessThan(dear.lower)
    expect(cheap.expectedCost).toBeLessThan(dear.expectedCost!)
  })

  it('tries margins, and each one is what a run with it gives, rivals and all', async () => {
    const grid = { upperFrom: 4, upperTo: 4, lowerFrom: -4, lowerTo: 4, step: 4, margins: [0, 8] }
    const { table: rows } = await tune(result, { truth, grid })
    expect(rows.map(({ margin, lower }) => [margin, lower])).toEqual(
      [0, 8].flatMap((margin) => [-4, -3, 0, 4].map((lower) => [margin, lower])),
    )
    const decide = redecider(result)
    for (const { margin, upper, lower, f1 } of rows) {
      const { labels } = await decide({ margin, upper, lower })
      expect(f1).toBe(pairwiseQuality(labels, truth.persons).f1)
    }
  })

  it('takes labelled pairs for truth', async () => {
    const report = await tune(result, { truth: labelsOf(result, 0.5), grid: GRID })
    expect(report.truth).toBe('pairs')
    expect(report.best!.upper).toBe(plain.best!.upper)
    expect(report.notes.join()).toContain('labelled pairs')
    expect(report.best!.bcubed).toBeNull()
  })

  it('estimates without truth, and says so', async () => {
    const report = await tune(result, { grid: GRID, constraints: { atMostWrong: 0.5 } })
    expect(report).toMatchObject({ estimated: true, truth: 'estimate', crossFitted: null })
    expect(report.best!.intervals).toBeNull()
    expect(report.certified).toBe(false)
    expect(report.constraints[0]!.words).toContain('no truth is known')
    expect(report.notes[0]).toContain('estimates')
    expect(Math.abs(report.present.recall - plain.present.recall)).toBeLessThan(0.03)
  })

  it('draws curves whose first point holds all scored pairs', () => {
    const { curve, weights, calibration } = plain
    const { size } = result.scored.pairs
    expect(curve[0]!.pairs).toBe(size)
    const sum = weights.reduce((all, bin) => all + bin.rightPairs + bin.wrongPairs, 0)
    expect(sum).toBe(size)
    expect(curve[0]!.recall).toBeGreaterThan(curve.at(-1)!.recall)
    expect(calibration!.pairs).toBeGreaterThan(0)
  })

  it('says of every pair of thresholds what the pairs alone say', () => {
    const { pairTable, curve, present } = plain
    expect(pairTable.length).toBeGreaterThan(300)
    const at = (threshold: number) => curve.find((point) => point.threshold === threshold)!
    const row = pairTable.find(({ lower, upper }) => lower === -3 && upper === 3)!
    expect(row.wrongPairs).toBe(at(3).wrongPairs)
    expect(row.lostPairs).toBe(
      row.matchedPairs - row.wrongPairs + row.missedPairs - at(-3).rightPairs,
    )
    expect(row.reviewItems).toBeCloseTo(present.reviewItems, 6)
    expect(pairTable.every(({ lower, upper }) => lower <= upper)).toBe(true)
  })

  it('does not depend on the order of records', async () => {
    const records = [...generateStudents({ rows: 700, seed: 5, errors: 'high' })].toReversed()
    const shuffled = tableFromRecords(records)
    const other = await dedupe(shuffled, { ...OPTIONS, floor: -8 })
    const persons = truthLabels(shuffled, 'truth_id', other.prepared.keys.order)
    const report = await tune(other, { truth: { kind: 'persons', persons }, grid: GRID })
    expect(report).toEqual(plain)
  })

  it.each([
    ['a truth of strangers', Int32Array.from(truth.persons.keys()), 'truth-too-small'],
    ['a truth of nobody', new Int32Array(truth.persons.length).fill(-1), 'truth-too-small'],
    ['a truth of one person', new Int32Array(truth.persons.length), 'truth-too-small'],
  ])('is refused with %s', async (_, persons, code) => {
    await expect(tune(result, { truth: { kind: 'persons', persons } })).rejects.toMatchObject({
      code,
    })
  })

  it('warns of a truth that covers a handful of pairs', async () => {
    const persons = truth.persons.map((person) => (person < 5 ? person : -1))
    const { notes } = await tune(result, { truth: { kind: 'persons', persons }, grid: GRID })
    expect(notes.join()).toMatch(/only \d+ pairs of one person/)
    expect(notes.join()).toMatch(/of 700 records is known/)
  })
})

describe('estimated error rates', () => {
  it('are called estimates and come near the truth on generated students', async () => {
    const estimate = await estimateErrorRates(result)
    const quality = pairwiseQuality(result.labels, truth.persons)
    expect(estimate.estimated).toBe(true)
    expect(Math.abs(estimate.recall - quality.recall)).toBeLessThan(0.03)
    expect(Math.abs(estimate.precision - quality.precision)).toBeLessThan(0.005)
  })

  it('fall as the upper threshold rises', async () => {
    const at = async (upper: number) => estimateErrorRates(result, { thresholds: { upper } })
    const [loose, strict] = [await at(0), await at(10)]
    expect(loose.wrongPairs).toBeGreaterThan(strict.wrongPairs)
    expect(loose.recall).toBeGreaterThan(strict.recall)
  })

  it('are no rate where few wrong matches are expected', async () => {
    const few = await estimateErrorRates(result, { thresholds: { upper: 10 } })
    expect(few.wrongPairs).toBeLessThan(10)
    expect(few.trusted).toBe(false)
    expect(few.notes.join()).toContain('read the rate as "few"')
    const many = trustNotes(result, { ...few, wrongPairs: 20 })
    expect(many.join()).not.toContain('read the rate as "few"')
  })

  it('are not trusted of a model that was not fitted', async () => {
    const untrained = await dedupe(table, { ...OPTIONS, train: false, floor: -8 })
    const { trusted, notes } = await estimateErrorRates(untrained)
    expect(trusted).toBe(false)
    expect(notes.join()).toContain('not fitted')
  })

  it('are refused where no pair was scored', async () => {
    const strangers = tableFromRecords([
      { record_id: '1', first_name: 'Ana', last_name_1: 'Ruiz', birth_date: '2010-01-02' },
      { record_id: '2', first_name: 'Tom', last_name_1: 'Zorn', birth_date: '2013-07-09' },
    ])
    const alone = await dedupe(strangers, { id: 'record_id', model: 'student' })
    await expect(estimateErrorRates(alone)).rejects.toMatchObject({ code: 'truth-too-small' })
  })
})
