import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import { modelFromJson, modelToJson } from '../../src/model/model-json.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'

describe('the shipped student model', () => {
  const model = shippedStudentModel()

  it('is a valid document, the same after a round trip', () => {
    expect(modelFromJson(modelToJson(model))).toEqual(model)
  })

  it('has the rules and comparisons of the preset, with weights of its own for every level', () => {
    expect(model.blocking.rules).toEqual(studentModel.blocking.rules)
    expect(model.comparisons.map(({ name }) => name)).toEqual(
      studentModel.comparisons.map(({ name }) => name),
    )
    for (const [at, { levels }] of model.comparisons.entries()) {
      expect(levels.map(({ name }) => name)).toEqual(
        studentModel.comparisons[at]!.levels.map(({ name }) => name),
      )
      for (const part of ['m', 'u'] as const) {
        expect(levels.reduce((sum, level) => sum + level[part], 0)).toBeCloseTo(1, 2)
      }
    }
  })

  it('names over-full keys of rules that the preset has', () => {
    const rules = new Set(studentModel.blocking.rules.map(({ name }) => name))
    for (const { rule, key, parts } of model.blocking.overfull ?? []) {
      expect(rules).toContain(rule)
      expect(key).toMatch(/^[0-9a-f]{16}$/)
      expect(parts).toBeGreaterThanOrEqual(0)
    }
  })

  it('knows which names are common', () => {
    const { given, surname } = model.frequencies!
    expect(surname.values.garcia!).toBeGreaterThan(100 * surname.floor)
    expect(given.values.jose!).toBeGreaterThan(10 * given.floor)
    const sum = Object.values(surname.values).reduce((total, value) => total + value, 0)
    expect(sum).toBeGreaterThan(0.5)
    expect(sum).toBeLessThan(1)
  })

  it('decides about records it has never seen, without training', async () => {
    const result = await dedupe('examples/students.csv', {
      model,
      id: 'record_id',
      truth: 'truth_id',
      ignore: ['truth_family', 'truth_twin', 'error_kinds'],
    })
    expect(result.model.fitted).toEqual(model.fitted)
    expect(result.truth!.pairwise.precision).toBeGreaterThan(0.999)
    expect(result.truth!.pairwise.recall).toBeGreaterThan(0.96)
  })
})
