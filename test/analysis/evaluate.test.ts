import { describe, expect, it } from 'vitest'
import { decisionsOf } from '../../src/analysis/decisions-of.ts'
import { evaluate } from '../../src/analysis/evaluate.ts'
import type { TruePersons } from '../../src/analysis/truth.ts'
import { isLinkageError } from '../../src/errors.ts'
import { dedupe, link } from '../../src/linker/dedupe.ts'
import { truthLabels } from '../../src/linker/judge-truth.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import type { Thresholds } from '../../src/model/linkage-model.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { columnOf, tableFromRecords } from '../../src/records/table.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

const IGNORED = ['truth_family', 'truth_twin', 'error_kinds']

async function run(rows: number, seed: number, thresholds: Partial<Thresholds> = {}) {
  const table = tableFromRecords(Array.from(generateStudents({ rows, seed, errors: 'high' })))
  const result = await dedupe(table, {
    model: shippedStudentModel(),
    id: 'record_id',
    source: 'state',
    truth: 'truth_id',
    ignore: IGNORED,
    thresholds,
  })
  return { result, truth: personsBy(result, 'truth_id') }
}

function personsBy({ prepared }: LinkageResult, column: string): TruePersons {
  const persons = truthLabels(prepared.table, column, prepared.keys.order)
  return { kind: 'persons', persons }
}

function valueIn({ prepared }: LinkageResult, record: number, name: string): string {
  const column = columnOf(prepared.table, name)!
  return column.values.get(column.ids[prepared.keys.order[record]!]!)
}

const noLinks = {
  left: new Uint32Array(),
  right: new Uint32Array(),
  weight: new Float64Array(),
  matched: new Uint8Array(),
}

const { result, truth } = await run(1200, 11)
/** So low that different children match. */
const loose = await run(900, 12, { lower: -16, upper: -13, guard: -18, margin: 0 })

describe('evaluate', () => {
  it('gives the figures of the run itself', () => {
    const told = evaluate(result, truth)
    const run = result.truth!
    expect(told.pairwise).toMatchObject({
      truePositives: run.pairwise.truePositives,
      falsePositives: run.pairwise.falsePositives,
      falseNegatives: run.pairwise.falseNegatives,
      precision: run.pairwise.precision,
    })
    expect(told.pairwise.f1).toBeCloseTo(run.pairwise.f1, 12)
    expect(told.bcubed?.f1).toBeCloseTo(run.bCubed.f1, 12)
    expect(told.blocking?.compared).toBe(result.scored.truePairs)
    expect(told.blocking?.recall).toBeCloseTo(run.blockingRecall, 12)
    expect(told.clusters?.persons).toBe(new Set(truth.persons).size)
  })

  it('puts every pair into one cell of the confusion', () => {
    for (const run of [{ result, truth }, loose]) {
      const { confusion, pairwise, records } = evaluate(run.result, run.truth)
      const rows = [confusion.match, confusion.nearMatch, confusion.nonMatch]
      const all = rows.reduce((sum, { same, different }) => sum + same + different, 0)
      expect(all).toBe((records * (records - 1)) / 2)
      expect(confusion.match.different).toBe(pairwise.falsePositives)
      const same = rows.reduce((sum, row) => sum + row.same, 0)
      expect(same).toBe(pairwise.truePositives + pairwise.falseNegatives)
      expect(rows.reduce((sum, row) => sum + row.ofSame, 0)).toBeCloseTo(1, 12)
    }
  })

  it('adds up over the groups of every grouping', () => {
    const { breakdown, pairwise } = evaluate(loose.result, loose.truth, { by: ['birth_state'] })
    const names = new Set(breakdown.map(({ by }) => by))
    expect([...names]).toEqual([
      'error_kinds',
      'source',
      'sex',
      'birth_years',
      'surnames',
      'surname_frequency',
      'birth_state',
    ])
    for (const by of names) {
      if (by === 'error_kinds') continue
      const rows = breakdown.filter((row) => row.by === by)
      const sum = (of: 'foundPairs' | 'wrongPairs' | 'records'): number =>
        rows.reduce((total, row) => total + row[of], 0)
      expect(sum('records'), by).toBe(900)
      expect(sum('foundPairs'), by).toBe(pairwise.truePositives)
      expect(sum('wrongPairs'), by).toBe(pairwise.falsePositives)
    }
  })

  it('names no group of fewer persons than it was told to', () => {
    const { breakdown, fairness } = evaluate(result, truth, { leastPersons: 60 })
    const small = breakdown.filter(
      ({ by, group, persons }) => by !== 'error_kinds' && group !== '(others)' && persons < 60,
    )
    expect(small).toEqual([])
    expect(fairness.filter(({ persons }) => persons < 60)).toEqual([])
    expect(breakdown.some(({ group }) => group === '(others)')).toBe(true)
  })

  it('takes the group of a child from all its records', () => {
    // Every record of a child whose records differ in sex is in the same group.
    const { breakdown } = evaluate(result, truth)
    const sexes = breakdown.filter(({ by }) => by === 'sex')
    const persons = sexes.reduce((sum, row) => sum + row.persons, 0)
    expect(persons).toBe(new Set(truth.persons).size)
    const differing = new Map<number, Set<string>>()
    for (const [record, person] of truth.persons.entries()) {
      const own = differing.get(person) ?? new Set()
      differing.set(person, own.add(valueIn(result, record, 'sex').slice(0, 1).toLowerCase()))
    }
    expect([...differing.values()].filter((own) => own.size > 1).length).toBeGreaterThan(0)
  })

  it('lists false matches from the heaviest, missed pairs from the lightest, each right', () => {
    const { errors } = evaluate(loose.result, loose.truth, { errors: 1000 })
    const { persons } = loose.truth
    const { labels } = loose.result
    for (const { kind, left, right, weight, steps } of errors) {
      const isOne = persons[left.record] === persons[right.record]
      expect(isOne).toBe(kind === 'missed-pair')
      expect(labels[left.record] === labels[right.record]).toBe(kind === 'false-match')
      expect(steps?.reduce((sum, step) => sum + step.weight, 0)).toBeCloseTo(weight!, 6)
      expect(valueIn(loose.result, left.record, 'record_id')).toBe(left.id)
    }
    const weights = (kind: string): number[] =>
      errors.filter((error) => error.kind === kind).map(({ weight }) => weight!)
    expect(weights('false-match').length).toBeGreaterThan(2)
    expect(weights('missed-pair').length).toBeGreaterThan(3)
    expect(weights('false-match')).toEqual(weights('false-match').toSorted((a, b) => b - a))
    expect(weights('missed-pair')).toEqual(weights('missed-pair').toSorted((a, b) => a - b))
    const { pairwise } = evaluate(loose.result, loose.truth)
    const pairs = (kind: string): number =>
      errors.filter((error) => error.kind === kind).reduce((sum, each) => sum + each.pairs, 0)
    expect(pairs('missed-pair')).toBe(pairwise.falseNegatives)
    expect(pairs('false-match')).toBeLessThanOrEqual(pairwise.falsePositives)
  })

  it('says why a pair was missed', () => {
    const { errors } = evaluate(result, truth, { errors: 1000 })
    const near = new Set<string>()
    const { links, scored, model } = result
    for (const [at, left] of links.left.entries()) {
      if (links.matched[at] === 0) near.add(`${left} ${links.right[at]}`)
    }
    const missed = errors.filter(({ kind }) => kind === 'missed-pair')
    const reasons = new Set(missed.map(({ reason }) => reason))
    expect(reasons).toContain('blocking')
    expect(reasons).toContain('between')
    for (const { left, right, reason, weight, bar } of missed) {
      const isNear = near.has(`${left.record} ${right.record}`)
      expect(isNear).toBe(['between', 'capped', 'kept-apart'].includes(reason))
      if (reason === 'between') expect(weight).toBeLessThan(model.thresholds.upper)
      if (reason === 'below-lower') expect(weight).toBeLessThan(model.thresholds.lower)
      if (reason === 'capped') expect(bar).toBeDefined()
      if (reason !== 'blocking') continue
      for (let at = 0; at < scored.pairs.size; at++) {
        const isPair =
          scored.pairs.left[at] === left.record && scored.pairs.right[at] === right.record
        expect(isPair).toBe(false)
      }
    }
  })

  it('warns of a group that is worse by more than chance, and of no other', () => {
    // The records of boys are torn apart, one in four.
    const torn = { ...decisionsOf(result), labels: result.labels.slice() }
    for (const record of torn.labels.keys()) {
      const isBoy = valueIn(result, record, 'sex').toLowerCase().startsWith('m')
      if (isBoy && record % 4 === 0) torn.labels[record] = 1_000_000 + record
    }
    const { fairness, warnings } = evaluate({ ...torn, links: noLinks }, truth)
    const worse = fairness.filter((row) => row.worse)
    expect(worse.map(({ by, group, measure }) => [by, group, measure])).toEqual([
      ['sex', 'm', 'missed'],
    ])
    const [boys] = worse
    expect(boys!.rate - boys!.rest).toBeCloseTo(boys!.difference, 12)
    expect(boys!.interval.low).toBeGreaterThan(0)
    expect(warnings.join()).toContain('sex m')
    expect(evaluate(result, truth).fairness.filter((row) => row.worse)).toEqual([])
  })

  it('goes without records and candidates', () => {
    const { keys, labels, links } = decisionsOf(result)
    const told = evaluate({ keys, labels, links }, truth)
    const whole = evaluate(result, truth)
    expect(told.pairwise).toEqual(whole.pairwise)
    expect(told.confusion).toEqual(whole.confusion)
    expect(told.blocking).toBeUndefined()
    expect(told.breakdown).toEqual([])
    expect(told.errors.map(({ reason }) => reason)).toContain('not-listed')
    expect(told.errors.some(({ steps }) => steps !== undefined)).toBe(false)
  })

  it('leaves records of unknown truth out of every figure, and says so', () => {
    const persons = truth.persons.map((person, record) => (record % 3 === 0 ? -1 : person))
    const told = evaluate(result, { kind: 'persons', persons })
    expect(told.knownRecords).toBe(800)
    expect(told.warnings.join()).toContain('400 of 1200')
    const missed = told.errors.flatMap(({ left, right }) => [left.record, right.record])
    expect(missed.every((record) => record % 3 !== 0)).toBe(true)
  })

  it('warns of a handful of truth', () => {
    const persons = truth.persons.map((person, record) => (record < 60 ? person : -1))
    expect(evaluate(result, { kind: 'persons', persons }).warnings.join()).toContain('too few')
  })

  it('refuses truth that says nothing, or is of other records', () => {
    const code = (persons: Int32Array): string | undefined => {
      try {
        evaluate(result, { kind: 'persons', persons })
      } catch (error) {
        if (isLinkageError(error)) return error.code
      }
      return undefined
    }
    expect(code(new Int32Array(1200).fill(-1))).toBe('truth-empty')
    expect(code(new Int32Array(7))).toBe('labels-not-aligned')
  })

  it('refuses a column that is not there', () => {
    expect(() => evaluate(result, truth, { by: ['school'] })).toThrow('--by')
  })
})

describe('evaluate of two linked tables', () => {
  it('gives the figures of the run itself', async () => {
    const rows = Array.from(generateStudents({ rows: 600, seed: 4 }))
    const half = (rest: number) => tableFromRecords(rows.filter((_, at) => at % 2 === rest))
    const linked = await link(half(0), half(1), {
      model: shippedStudentModel(),
      id: 'record_id',
      truth: 'truth_id',
      ignore: IGNORED,
    })
    const told = evaluate(linked, personsBy(linked, 'truth_id'))
    expect(told.blocking?.compared).toBe(linked.scored.truePairs)
    expect(told.blocking?.recall).toBeCloseTo(linked.truth!.blockingRecall, 12)
    expect(told.errors.map(({ reason }) => reason)).toContain('held-apart')
    expect(told.pairwise.falsePositives).toBe(linked.truth!.pairwise.falsePositives)
  })
})
