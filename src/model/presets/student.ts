import { defaultLevels, defineModel } from '../define-model.ts'
import type { LinkageModel } from '../linkage-model.ts'

const NAMES = ['first_name', 'middle_name', 'last_name_1', 'last_name_2'] as const
const SURNAMES = ['last_name_1', 'last_name_2'] as const
const PARENT_GIVEN = ['parent_1_first', 'parent_2_first'] as const

/**
 * Parents do not give two children the same first name, but twins names that go together. What
 * generated students show, rounded.
 */
const GIVEN_NAMES_OF_RELATIVES = {
  sibling: [0.968, 0.003, 0.0005, 0.0125, 0.001, 0.0005, 0.0005, 0.01, 0.0005, 0.0005, 0.0005],
  twin: [0.899, 0.016, 0.0005, 0.021, 0.002, 0.005, 0.002, 0.051, 0.0025, 0.0005, 0.0005],
}

/** A family moves between two births. */
const BIRTHPLACE_OF_SIBLINGS = { sibling: [0.06, 0.15, 0.06, 0.73] }

/**
 * Migratory students as states report them: two surnames, parents, birthplace, the state's own id
 * and the multiple-birth flag. Columns that a file lacks are left out when the model meets it.
 */
export const studentModel: LinkageModel = defineModel({
  name: 'student',
  schema: {
    state: 'state',
    state_student_id: 'identifier',
    alternate_student_id: 'identifier',
    first_name: 'given-name',
    middle_name: 'middle-name',
    last_name_1: 'surname',
    last_name_2: 'surname',
    suffix: 'suffix',
    sex: 'sex',
    birth_date: 'date',
    multiple_birth: 'flag',
    parent_1_first: 'given-name',
    parent_1_last: 'surname',
    parent_2_first: 'given-name',
    parent_2_last: 'surname',
    birth_city: 'place',
    birth_state: 'state',
    birth_country: 'country',
  },
  blocking: {
    maxBlockSize: 120,
    pairsPerRecord: 100,
    candidatesPerRecord: 9,
    rules: [
      {
        name: 'state id',
        key: [
          { part: 'value', field: 'state' },
          { part: 'value', field: 'state_student_id' },
        ],
      },
      { name: 'alternate id', key: [{ part: 'value', field: 'alternate_student_id' }] },
      {
        name: 'birth date and any name',
        key: [
          { part: 'date', field: 'birth_date', form: 'variant' },
          { part: 'name', fields: NAMES, form: 'variant-sound' },
        ],
        finer: [
          { part: 'value', field: 'sex' },
          { part: 'name', fields: ['first_name'], form: 'initial', tokens: 'first' },
        ],
      },
      {
        name: 'two names and birth year',
        key: [
          { part: 'name', fields: NAMES, form: 'variant-sound', tokens: 'pair' },
          { part: 'date', field: 'birth_date', form: 'year' },
        ],
        finer: [{ part: 'date', field: 'birth_date', form: 'month' }],
      },
      {
        name: 'two names and birthday',
        key: [
          { part: 'name', fields: NAMES, form: 'variant-sound', tokens: 'pair' },
          { part: 'date', field: 'birth_date', form: 'month-day' },
        ],
      },
      {
        name: 'birth date and a parent',
        key: [
          { part: 'date', field: 'birth_date', form: 'day' },
          { part: 'name', fields: PARENT_GIVEN, form: 'variant-sound' },
        ],
        finer: [{ part: 'name', fields: SURNAMES, form: 'initial' }],
      },
      {
        name: 'parents and first name',
        key: [
          { part: 'name', fields: PARENT_GIVEN, form: 'sound', tokens: 'pair' },
          { part: 'name', fields: ['first_name', 'middle_name'], form: 'variant-sound' },
        ],
        finer: [{ part: 'name', fields: SURNAMES, form: 'phonetic' }],
      },
    ],
  },
  comparisons: [
    {
      kind: 'given-name',
      name: 'first_name',
      given: 'first_name',
      middle: 'middle_name',
      surnames: SURNAMES,
      termFrequency: true,
      levels: defaultLevels({ kind: 'given-name' }, GIVEN_NAMES_OF_RELATIVES),
    },
    {
      kind: 'middle-name',
      name: 'middle_name',
      given: 'first_name',
      middle: 'middle_name',
      dependence: { on: 'first_name' },
    },
    {
      kind: 'surname',
      name: 'surnames',
      fields: SURNAMES,
      termFrequency: true,
      dependence: { on: 'first_name' },
    },
    { kind: 'date', field: 'birth_date' },
    { kind: 'exact', field: 'sex', dependence: { on: 'first_name' } },
    {
      kind: 'parents',
      name: 'parents',
      parents: [
        { given: 'parent_1_first', surname: 'parent_1_last' },
        { given: 'parent_2_first', surname: 'parent_2_last' },
      ],
      termFrequency: true,
    },
    {
      kind: 'place',
      name: 'birthplace',
      city: 'birth_city',
      state: 'birth_state',
      country: 'birth_country',
      levels: defaultLevels({ kind: 'place' }, BIRTHPLACE_OF_SIBLINGS),
    },
    {
      kind: 'identifier',
      name: 'state_student_id',
      fields: ['state_student_id'],
      within: 'state',
    },
    {
      kind: 'identifier',
      name: 'alternate_student_id',
      fields: ['alternate_student_id'],
      within: 'state',
    },
    { kind: 'exact', field: 'suffix' },
  ],
  prior: { matchesPerRecord: 0.8, siblingsPerRecord: 0.8, twinsPerRecord: 0.03 },
  thresholds: { lower: -3, upper: 3 },
  constraints: {
    strongIdentifiers: [['state', 'state_student_id']],
    multipleBirth: 'multiple_birth',
  },
  training: {
    rules: [
      [{ part: 'date', field: 'birth_date', form: 'day' }],
      [
        { part: 'name', fields: ['first_name'], form: 'exact', tokens: 'first' },
        { part: 'name', fields: SURNAMES, form: 'exact', tokens: 'each' },
      ],
      [{ part: 'name', fields: PARENT_GIVEN, form: 'exact', tokens: 'pair' }],
    ],
  },
})
