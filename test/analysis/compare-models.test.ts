import { beforeAll, describe, expect, it } from 'vitest'
import { compareModels } from '../../src/analysis/compare-models.ts'
import type { Truth } from '../../src/analysis/truth.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import { truthLabels } from '../../src/linker/judge-truth.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import { explain } from '../../src/linker/results.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

const RECORDS = [...generateStudents({ rows: 600, seed: 5, errors: 'high' })]
const TABLE = tableFromRecords(RECORDS)
const OPTIONS = {
  id: 'record_id',
  model: 'student',
  truth: 'truth_id',
  ignore: ['truth_family', 'truth_twin', 'error_kinds'],
} as const

let loose: LinkageResult
let strict: LinkageResult
let untrained: LinkageResult
let truth: Truth

beforeAll(async () => {
  loose = await dedupe(TABLE, { ...OPTIONS, thresholds: { lower: -4, upper: 0 } })
  strict = await dedupe(TABLE, { ...OPTIONS, model: loose.model, thresholds: { upper: 14 } })
  untrained = await dedupe(TABLE, { ...OPTIONS, train: false })
  truth = { kind: 'persons', persons: truthLabels(TABLE, 'truth_id', loose.prepared.keys.order) }
})

const named = (name: string, result: LinkageResult) => ({ name, result })
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

describe('compareModels', () => {
  it('counts what each model decided in the margins of the matrix', () => {
    const models = [named('loose', loose), named('strict', strict), named('plain', untrained)]
    const compared = compareModels(models, { truth, draws: 99 })
    expect(compared.pairs.map(({ first, second }) => [first, second])).toEqual([
      ['loose', 'strict'],
      ['loose', 'plain'],
      ['strict', 'plain'],
    ])
    const of = (name: string) => compared.models.find((model) => model.name === name)!
    for (const { first, second, decisions, changed } of compared.pairs) {
      const rows = decisions.all.map(sum)
      const columns = [0, 1, 2].map((to) => sum(decisions.all.map((row) => row[to]!)))
      expect(rows.slice(0, 2)).toEqual([of(first).matches, of(first).nearMatches])
      expect(columns.slice(0, 2)).toEqual([of(second).matches, of(second).nearMatches])
      expect(sum(rows)).toBe((600 * 599) / 2)
      expect(changed).toBe(sum(rows) - sum([0, 1, 2].map((at) => decisions.all[at]![at]!)))
    }
    expect(of('strict').pairwise).toMatchObject({ precision: strict.truth?.pairwise.precision })
    expect(of('strict').bcubed).toEqual(strict.truth?.bCubed)
  })

  it('shows the worst changes first, with both weights and waterfalls', () => {
    const [pair] = compareModels([named('loose', loose), named('plain', untrained)], {
      truth,
      samples: 3,
      draws: 9,
    }).pairs
    const { samples, changes, changed } = pair!
    expect(samples.length).toBeGreaterThan(4)
    expect(changes.length).toBe(changed)
    const kinds = samples.map(({ from, to }) => `${from} ${to}`)
    for (const kind of kinds) expect(kinds.filter((other) => other === kind).length).toBeLessThan(4)
    const steps = kinds.map((kind) => (kind.includes('near') ? 1 : 0))
    expect(steps).toEqual(steps.toSorted())
    const [worst] = samples
    const idOf = (record: number) => ({
      id: RECORDS[loose.prepared.keys.order[record]!]!.record_id!,
    })
    const [left, right] = [idOf(worst!.left), idOf(worst!.right)]
    expect(worst!.first).toEqual(explain(loose, left, right))
    expect(worst!.second).toEqual(explain(untrained, left, right))
    expect(worst!.firstWeight).toBe(worst!.first.weight)
    expect(worst!.secondWeight).toBe(worst!.second.weight)
  })

  it('finds no difference between a model and itself', () => {
    const { pairs } = compareModels([named('one', loose), named('same', loose)], {
      truth,
      draws: 9,
    })
    expect(pairs[0]).toMatchObject({
      changed: 0,
      samples: [],
      persons: { onlyFirst: 0, onlySecond: 0 },
    })
    for (const tested of Object.values(pairs[0]!.significance!)) {
      expect(tested).toEqual({ difference: 0, low: 0, high: 0, p: 1 })
    }
  })

  it('gives no significance without truth', () => {
    const { pairs, models } = compareModels([named('loose', loose), named('strict', strict)])
    expect(pairs[0]!.changed).toBeGreaterThan(0)
    expect(pairs[0]).not.toHaveProperty('significance')
    expect(pairs[0]!.samples.every((sample) => sample.truth === 'unknown')).toBe(true)
    expect(models[0]).not.toHaveProperty('pairwise')
  })

  it('is sure that a model which misses many matches is worse', () => {
    const [pair] = compareModels([named('loose', loose), named('strict', strict)], { truth }).pairs
    expect(pair!.significance!.recall).toMatchObject({ p: 1 / 10_000 })
    expect(pair!.significance!.recall!.high).toBeLessThan(0)
    expect(pair!.significance!.bcubedF1!.difference).toBeLessThan(0)
  })

  it('goes by labelled pairs where nothing else is known', () => {
    const { left, right } = loose.links
    const persons = (truth as { persons: Int32Array }).persons
    const isOne = left.map((record, at) => (persons[record] === persons[right[at]!] ? 1 : 0))
    const labelled: Truth = {
      kind: 'pairs',
      left,
      right,
      match: Uint8Array.from(isOne),
      certainty: new Float64Array(left.length).fill(1),
      inclusion: new Float64Array(left.length).fill(0.5),
    }
    const compared = compareModels([named('loose', loose), named('strict', strict)], {
      truth: labelled,
      draws: 99,
    })
    expect(compared.models[0]).not.toHaveProperty('bcubed')
    const { decisions, significance } = compared.pairs[0]!
    expect(sum([...decisions.oneChild, ...decisions.twoChildren].map(sum))).toBe(left.length)
    expect(Object.keys(significance!)).toEqual(['precision', 'recall', 'f1'])
  })

  it('refuses truth that says nothing, and says where it says little', () => {
    const models = [named('loose', loose), named('strict', strict)]
    const nothing: Truth = { kind: 'persons', persons: new Int32Array(600).fill(-1) }
    expect(() => compareModels(models, { truth: nothing })).toThrow(
      'the truth of no record is known',
    )
    const persons = (truth as { persons: Int32Array }).persons.map((it, at) => (at < 60 ? it : -1))
    const { notes } = compareModels(models, { truth: { kind: 'persons', persons }, draws: 9 })
    expect(notes.join()).toContain('60 of 600 records is known')
    expect(compareModels(models).notes.join()).toContain('without truth nobody can say')
  })

  it('refuses results of other records', async () => {
    const other = await dedupe(tableFromRecords(RECORDS.slice(1)), OPTIONS)
    const renamed = RECORDS.map((record, at) => (at === 7 ? { ...record, record_id: 'X' } : record))
    const rekeyed = await dedupe(tableFromRecords(renamed), OPTIONS)
    for (const [result, reason] of [
      [other, /600 records, the other 599/],
      [rekeyed, /different ids/],
    ] as const) {
      expect(() => compareModels([named('a', loose), named('b', result)])).toThrow(reason)
    }
    expect(() => compareModels([named('a', loose)])).toThrow('expected two or more')
  })
})
