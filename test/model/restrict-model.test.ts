import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { modelFromJson, modelToJson } from '../../src/model/model-json.ts'
import { personModel } from '../../src/model/presets/person.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { restrictModel } from '../../src/model/restrict-model.ts'
import { comparisonFields, validateModel } from '../../src/model/validate-model.ts'
import { arbitraryModel } from './arbitrary-model.ts'

const fieldsOf = (model: LinkageModel): string[] => Object.keys(model.schema)

/** A model and some of its fields. */
const modelAndFields = fc
  .oneof(fc.constantFrom(personModel, studentModel), arbitraryModel)
  .chain((model) => fc.tuple(fc.constant(model), fc.subarray(fieldsOf(model))))

/** Every field that a model names outside its schema. */
function namedFields(model: LinkageModel): string[] {
  const parts = [
    ...model.blocking.rules.flatMap(({ key, finer = [] }) => [...key, ...finer]),
    ...model.training.rules.flat(),
  ]
  return [
    ...model.comparisons.flatMap(comparisonFields),
    ...parts.flatMap((part) => (part.part === 'name' ? part.fields : [part.field])),
    ...model.constraints.strongIdentifiers.flat(),
    ...(model.constraints.multipleBirth === undefined ? [] : [model.constraints.multipleBirth]),
  ]
}

describe('restrictModel', () => {
  it('to all fields changes nothing', () => {
    for (const model of [personModel, studentModel]) {
      expect(restrictModel(model, new Set(fieldsOf(model)))).toEqual(model)
    }
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        expect(restrictModel(model, new Set(fieldsOf(model)))).toEqual(model)
      }),
      { numRuns: 50 },
    )
  })

  it('forgets what a comparison depended on with that comparison', () => {
    const { first_name: _first, ...rest } = studentModel.schema
    const restricted = restrictModel(studentModel, new Set(Object.keys(rest)))
    const without = restricted.comparisons.map(({ dependence }) => dependence)
    expect(without.every((dependence) => dependence === undefined)).toBe(true)
    const kept = restrictModel(studentModel, new Set(['first_name', 'sex', 'birth_date']))
    expect(kept.comparisons.find(({ name }) => name === 'sex')?.dependence).toEqual({
      on: 'first_name',
    })
  })

  it('names only fields that are present', () => {
    fc.assert(
      fc.property(modelAndFields, ([model, present]) => {
        const restricted = restrictModel(model, new Set(present))
        expect(fieldsOf(restricted).toSorted()).toEqual(present.toSorted())
        expect(namedFields(restricted).filter((field) => !present.includes(field))).toEqual([])
      }),
    )
  })

  it('is valid, and survives as a document, unless nothing usable is left', () => {
    fc.assert(
      fc.property(modelAndFields, ([model, present]) => {
        const restricted = restrictModel(model, new Set(present))
        if (restricted.comparisons.length === 0 || restricted.blocking.rules.length === 0) return
        validateModel(restricted)
        const json = modelToJson(restricted)
        expect(modelToJson(modelFromJson(json))).toBe(json)
      }),
    )
  })

  it('twice is the same as once to the fields of both', () => {
    fc.assert(
      fc.property(modelAndFields, fc.infiniteStream(fc.boolean()), ([model, present], coins) => {
        const fewer = present.filter(() => coins.next().value)
        const once = restrictModel(model, new Set(fewer))
        const twice = restrictModel(restrictModel(model, new Set(present)), new Set(fewer))
        expect(modelToJson(twice)).toBe(modelToJson(once))
      }),
    )
  })

  it('keeps weights, thresholds and prior', () => {
    const restricted = restrictModel(studentModel, new Set(['first_name', 'birth_date']))
    expect(restricted.thresholds).toEqual(studentModel.thresholds)
    expect(restricted.prior).toEqual(studentModel.prior)
    expect(restricted.comparisons.map(({ name }) => name)).toEqual(['first_name', 'birth_date'])
    expect(restricted.comparisons[0]!.levels).toBe(studentModel.comparisons[0]!.levels)
  })

  it('drops an identifier whose state is missing: ids of different states say nothing', () => {
    const restricted = restrictModel(studentModel, new Set(['birth_date', 'state_student_id']))
    expect(restricted.comparisons.map(({ name }) => name)).toEqual(['birth_date'])
    expect(restricted.constraints.strongIdentifiers).toEqual([])
  })

  it('has nothing left without fields', () => {
    const nothing = restrictModel(personModel, new Set())
    expect(nothing.comparisons).toEqual([])
    expect(nothing.blocking.rules).toEqual([])
  })
})
