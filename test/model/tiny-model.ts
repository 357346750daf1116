import type { ModelDefinition } from '../../src/model/define-model.ts'

/** The fields of {@link tiny}. */
export const TINY_SCHEMA = { first: 'given-name', last: 'surname', dob: 'date' } as const

/** The least that makes a model; tests change one thing of it. */
export const tiny: ModelDefinition<typeof TINY_SCHEMA> = {
  schema: TINY_SCHEMA,
  blocking: [{ name: 'birth date', key: [{ part: 'date', field: 'dob', form: 'day' }] }],
  comparisons: [
    { kind: 'given-name', given: 'first', surnames: ['last'] },
    { kind: 'surname', fields: ['last'] },
    { kind: 'date', field: 'dob' },
  ],
}
