import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import { linkedPairs } from '../../src/linker/results.ts'
import { train } from '../../src/linker/train.ts'
import { modelFromJson, modelToJson } from '../../src/model/model-json.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { statedProbability } from '../../src/scoring/match-probability.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'
import { ANA, handmade, studentRows, studentTable, TOM } from './students.ts'

const OPTIONS = { model: 'student', id: 'record_id' } as const

/** m of every level of every comparison. */
function weightsOf(model: {
  comparisons: readonly { levels: readonly { m: number }[] }[]
}): number[] {
  return model.comparisons.flatMap(({ levels }) => levels.map(({ m }) => m))
}

describe('training', () => {
  it('keeps the built-in weights for a few records, and says so', async () => {
    const { model, notes } = await dedupe(studentTable(60, 4), OPTIONS)
    expect(model.fitted).toMatchObject({ by: 'built-in', records: 60 })
    expect(notes.filter((note) => /too few.*built-in/.test(note))).toHaveLength(1)
    const own = new Map(studentModel.comparisons.map(({ name, levels }) => [name, levels]))
    for (const { name, levels } of model.comparisons) expect(levels).toEqual(own.get(name))
  })

  it('does not take two records for a sure match of a tiny world', async () => {
    const { model } = await dedupe(
      handmade([
        { ...ANA, record_id: '1' },
        { ...TOM, record_id: '2' },
      ]),
      OPTIONS,
    )
    expect(model.prior.population).toBeGreaterThanOrEqual(1000)
  })

  it('keeps the built-in m for unrelated records, and says so', async () => {
    const children = new Map(
      Array.from(generateStudents({ rows: 1500, seed: 6 }), (row) => [row.truth_family, row]),
    )
    const rows = [...children.values()].map(
      ({ truth_id: _a, truth_family: _b, truth_twin: _c, error_kinds: _d, ...row }) => row,
    )
    expect(rows.length).toBeGreaterThan(200)
    const { model, notes } = await dedupe(tableFromRecords(rows), OPTIONS)
    expect(model.fitted?.by).toBe('built-in')
    expect(notes.some((note) => note.includes('built-in'))).toBe(true)
  })

  it('can be switched off', async () => {
    const { model } = await dedupe(studentTable(400, 4), { ...OPTIONS, train: false })
    expect(model.fitted).toMatchObject({ by: 'built-in', note: expect.stringContaining('off') })
  })

  it('takes m from labels, also of a few records', async () => {
    const rows = studentRows(150, 4)
    const table = tableFromRecords(rows)
    const without = await dedupe(table, OPTIONS)
    const pairs = [...linkedPairs(without)].filter(({ decision }) => decision === 'match')
    expect(pairs.length).toBeGreaterThan(20)
    const labels = tableFromRecords(
      pairs.map(({ leftId, rightId }, at) => ({
        left_id: leftId,
        right_id: rightId,
        match: ['1', 'true', 'YES'][at % 3]!,
      })),
    )
    const { model } = await dedupe(table, { ...OPTIONS, labels })
    expect(model.fitted).toMatchObject({
      by: 'labels',
      note: expect.stringContaining(`${pairs.length} labelled matches`),
    })
    expect(weightsOf(model)).not.toEqual(weightsOf(without.model))
  })

  it('counts a labelled match by how many it stands for, and leaves out what nobody could tell', async () => {
    const table = handmade([
      { ...ANA, record_id: 'a' },
      { ...ANA, record_id: 'b' },
      { ...ANA, record_id: 'c', sex: 'M' },
    ])
    const mOfSameSex = async (likeness: string, difference: string): Promise<number> => {
      const labels = tableFromRecords([
        { left_id: 'a', right_id: 'b', match: '1', inclusion_probability: likeness },
        { left_id: 'a', right_id: 'c', match: '1', inclusion_probability: difference },
        { left_id: 'b', right_id: 'c', match: '', inclusion_probability: '1' },
      ])
      const { model } = await dedupe(table, { ...OPTIONS, labels })
      return model.comparisons.find(({ name }) => name === 'sex')!.levels.at(-1)!.m
    }
    const equal = await mOfSameSex('0.01', '0.01')
    expect(equal).toBe(await mOfSameSex('1', '1'))
    expect(await mOfSameSex('0.25', '1')).toBeGreaterThan(equal)
    expect(await mOfSameSex('1', '0.25')).toBeLessThan(equal)
  })

  it('learns from labels what weights are worth, and leaves weights and decisions alone', async () => {
    const table = studentTable(400, 4)
    const without = await dedupe(table, OPTIONS)
    const doubtful = [...linkedPairs(without)].filter(({ matchWeight }) => matchWeight < 5)
    const labels = tableFromRecords(
      doubtful.map(({ leftId, rightId }) => ({ left_id: leftId, right_id: rightId, match: 'no' })),
    )
    const { model } = await dedupe(table, { ...OPTIONS, labels })
    const { calibration } = model
    expect(calibration!.bits).toBeLessThan(0)
    const read = modelFromJson(modelToJson(model))
    expect(read.calibration).toEqual(calibration)
    const { calibration: _worth, ...plain } = read
    const [calibrated, as] = [
      await dedupe(table, { ...OPTIONS, model: read }),
      await dedupe(table, { ...OPTIONS, model: plain }),
    ]
    expect(calibrated.labels).toEqual(as.labels)
    const others = [...linkedPairs(as)]
    for (const [at, link] of [...linkedPairs(calibrated)].entries()) {
      const { matchProbability, ...rest } = others[at]!
      expect(link).toMatchObject(rest)
      expect(link.matchProbability).toBe(statedProbability(link.matchWeight, calibration))
      expect(matchProbability).toBe(statedProbability(link.matchWeight, undefined))
    }
    const again = await train(table, { ...OPTIONS, model: read })
    expect(again.calibration).toBeUndefined()
  })

  it('refuses labels that nobody stands for, or of an impossible share', async () => {
    const [a, b] = studentRows(20, 4).map((row) => row.record_id!)
    for (const wrong of [{ author: '' }, { inclusion_probability: '0' }]) {
      const labels = tableFromRecords([{ left_id: a!, right_id: b!, match: '1', ...wrong }])
      await expect(dedupe(studentTable(20, 4), { ...OPTIONS, labels })).rejects.toMatchObject({
        code: 'labels-invalid',
      })
    }
  })

  it('refuses labels that are neither yes nor no, or of unknown records', async () => {
    const table = studentTable(20, 4)
    const [a, b] = studentRows(20, 4).map((row) => row.record_id!)
    const label = (right_id: string, match: string) =>
      tableFromRecords([{ left_id: a!, right_id, match }])
    const run = (labels: ReturnType<typeof label>) => dedupe(table, { ...OPTIONS, labels })
    await expect(run(label(b!, 'perhaps'))).rejects.toMatchObject({ code: 'labels-invalid' })
    await expect(run(label('nobody', '1'))).rejects.toMatchObject({ code: 'record-key-unknown' })
    const bare = tableFromRecords([{ left_id: a! }])
    await expect(run(bare)).rejects.toMatchObject({ code: 'labels-invalid' })
  })

  it('names no rare name in the model', async () => {
    const model = await train(studentTable(600, 4), OPTIONS)
    for (const { values } of [model.frequencies!.given, model.frequencies!.surname]) {
      for (const frequency of Object.values(values)) expect(frequency).toBeGreaterThan(1 / 1000)
    }
  })
})

describe('the population of a model', () => {
  it('is the file, and stays with the model', async () => {
    const model = await train(studentTable(500, 8), OPTIONS)
    expect(model.prior.population).toBe(500)
    const more = await dedupe(studentTable(700, 9), { ...OPTIONS, model })
    expect(more.model.prior.population).toBe(500)
    expect(more.notes.filter((note) => note.startsWith('warning'))).toEqual([])
  })

  it('is warned about where the file is far larger, until it is given', async () => {
    const model = { ...studentModel, prior: { ...studentModel.prior, population: 20 } }
    const table = studentTable(100, 8)
    const warned = await dedupe(table, { ...OPTIONS, model })
    const warnings = warned.notes.filter((note) => note.startsWith('warning'))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('2.3 bits too high')
    const given = await dedupe(table, { ...OPTIONS, model, population: 100 })
    expect(given.notes.filter((note) => note.startsWith('warning'))).toEqual([])
    expect(given.model.prior.population).toBe(100)
  })

  it('takes weight from every pair where it grows', async () => {
    const table = studentTable(300, 8)
    const weightOf = async (population: number): Promise<number> => {
      const { links } = await dedupe(table, { ...OPTIONS, population })
      return Math.max(...links.weight)
    }
    expect(await weightOf(1e6)).toBeLessThan(await weightOf(300))
  })
})

describe('a fitted model trained on another file', () => {
  it('speaks of that file: its records, names and over-full keys', async () => {
    const small = await train(studentTable(300, 8), OPTIONS)
    const table = studentTable(900, 9)
    const again = await train(table, { ...OPTIONS, model: small })
    const fresh = await train(table, OPTIONS)
    expect(again.prior.population).toBe(900)
    expect(again.blocking.overfull).toEqual(fresh.blocking.overfull)
    expect(again.frequencies).toEqual(fresh.frequencies)
    expect(again.fitted?.records).toBe(900)
  })
})

describe('the quality of a linkage of generated students', () => {
  it('is measured by the truth column, which is no evidence', async () => {
    const rows = [...generateStudents({ rows: 1500, seed: 12 })]
    const { truth, prepared } = await dedupe(tableFromRecords(rows), {
      ...OPTIONS,
      truth: 'truth_id',
      ignore: ['truth_family', 'truth_twin', 'error_kinds'],
    })
    expect(Object.values(prepared.mapping).flat()).not.toContain('truth_id')
    expect(truth!.pairwise.precision).toBeGreaterThan(0.98)
    expect(truth!.pairwise.recall).toBeGreaterThan(0.9)
    expect(truth!.recallWithNearMatches).toBeGreaterThan(0.95)
    expect(truth!.blockingRecall).toBeGreaterThan(0.97)
  })
})
