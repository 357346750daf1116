import { describe, expectTypeOf, it } from 'vitest'
import { defineModel, type LinkageModel } from '../../src/index.ts'

const schema = { first: 'given-name', last: 'surname', dob: 'date', id: 'identifier' } as const
const blocking = [
  { name: 'birth date', key: [{ part: 'date', field: 'dob', form: 'day' }] },
] as const
const comparisons = [{ kind: 'date', field: 'dob' }] as const

describe('defineModel', () => {
  it('carries the field names of the schema', () => {
    const model = defineModel({ schema, blocking, comparisons })
    expectTypeOf(model).toEqualTypeOf<LinkageModel<'first' | 'last' | 'dob' | 'id'>>()
    expectTypeOf(model).toExtend<LinkageModel>()
  })

  it('takes no field in blocking that the schema lacks', () => {
    defineModel({
      schema,
      // @ts-expect-error: 'bod' is no field
      blocking: [{ name: 'birth date', key: [{ part: 'date', field: 'bod', form: 'day' }] }],
      comparisons,
    })
    defineModel({
      schema,
      // @ts-expect-error: 'lats' is no field
      blocking: [{ name: 'n', key: [{ part: 'name', fields: ['first', 'lats'], form: 'exact' }] }],
      comparisons,
    })
    defineModel({
      schema,
      blocking: {
        rules: [
          {
            name: 'birth date',
            key: [{ part: 'date', field: 'dob', form: 'day' }],
            // @ts-expect-error: 'di' is no field
            finer: [{ part: 'value', field: 'di' }],
          },
        ],
      },
      comparisons,
    })
  })

  it('takes no field in a comparison that the schema lacks', () => {
    // @ts-expect-error: 'bod' is no field
    defineModel({ schema, blocking, comparisons: [{ kind: 'date', field: 'bod' }] })
    // @ts-expect-error: 'lats' is no field
    defineModel({ schema, blocking, comparisons: [{ kind: 'surname', fields: ['lats'] }] })
    defineModel({
      schema,
      blocking,
      // @ts-expect-error: 'fisrt' is no field
      comparisons: [{ kind: 'parents', parents: [{ given: 'fisrt' }] }],
    })
    defineModel({
      schema,
      blocking,
      // @ts-expect-error: 'sate' is no field
      comparisons: [{ kind: 'identifier', fields: ['id'], within: 'sate' }],
    })
  })

  it('takes no field in constraints that the schema lacks', () => {
    // @ts-expect-error: 'di' is no field
    defineModel({ schema, blocking, comparisons, constraints: { strongIdentifiers: [['di']] } })
    // @ts-expect-error: 'twin' is no field
    defineModel({ schema, blocking, comparisons, constraints: { multipleBirth: 'twin' } })
  })

  it('takes no field in training that the schema lacks', () => {
    const rules = [[{ part: 'value', field: 'di' }]] as const
    // @ts-expect-error: 'di' is no field
    defineModel({ schema, blocking, comparisons, training: { rules } })
  })

  it('takes no kind, form or level of its own making', () => {
    // @ts-expect-error: no such kind of field
    defineModel({ schema: { dob: 'birthday' }, blocking, comparisons })
    // @ts-expect-error: no such kind of comparison
    defineModel({ schema, blocking, comparisons: [{ kind: 'soundex', field: 'last' }] })
    defineModel({
      schema,
      // @ts-expect-error: no such form of a date
      blocking: [{ name: 'birth date', key: [{ part: 'date', field: 'dob', form: 'week' }] }],
      comparisons,
    })
  })
})
