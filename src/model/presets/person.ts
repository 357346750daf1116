import { defineModel } from '../define-model.ts'
import type { LinkageModel } from '../linkage-model.ts'

const NAMES = ['given_name', 'middle_name', 'surname', 'surname_2'] as const

/** People of any file: whichever of these fields the columns hold. */
export const personModel: LinkageModel = defineModel({
  name: 'person',
  schema: {
    given_name: 'given-name',
    middle_name: 'middle-name',
    surname: 'surname',
    surname_2: 'surname',
    full_name: 'full-name',
    suffix: 'suffix',
    birth_date: 'date',
    sex: 'sex',
    street: 'street',
    city: 'place',
    postcode: 'postcode',
    state: 'state',
    country: 'country',
    phone: 'phone',
    email: 'email',
    identifier: 'identifier',
    other: 'text',
  },
  blocking: {
    maxBlockSize: 120,
    pairsPerRecord: 150,
    rules: [
      { name: 'identifier', key: [{ part: 'value', field: 'identifier' }] },
      { name: 'email', key: [{ part: 'value', field: 'email' }] },
      { name: 'phone', key: [{ part: 'value', field: 'phone' }] },
      {
        name: 'birth date',
        key: [{ part: 'date', field: 'birth_date', form: 'digits' }],
        finer: [{ part: 'name', fields: NAMES, form: 'phonetic' }],
      },
      {
        name: 'two names',
        key: [{ part: 'name', fields: NAMES, form: 'sound', tokens: 'pair' }],
        finer: [{ part: 'date', field: 'birth_date', form: 'year' }],
      },
      {
        name: 'birth date with one digit off and an initial',
        key: [
          { part: 'date', field: 'birth_date', form: 'deletion' },
          { part: 'name', fields: NAMES, form: 'initial' },
        ],
        finer: [{ part: 'name', fields: NAMES, form: 'deletion' }],
      },
      {
        name: 'name and birthday',
        key: [
          { part: 'name', fields: NAMES, form: 'phonetic' },
          { part: 'date', field: 'birth_date', form: 'month-day' },
        ],
      },
      {
        name: 'name and birth month',
        key: [
          { part: 'name', fields: NAMES, form: 'phonetic' },
          { part: 'date', field: 'birth_date', form: 'month' },
        ],
      },
      {
        name: 'misspelt name and birth year',
        key: [
          { part: 'name', fields: NAMES, form: 'deletion' },
          { part: 'date', field: 'birth_date', form: 'year' },
        ],
        finer: [
          { part: 'name', fields: NAMES, form: 'initial' },
          { part: 'date', field: 'birth_date', form: 'month' },
        ],
      },
      {
        name: 'name and city',
        key: [
          { part: 'name', fields: NAMES, form: 'sound' },
          { part: 'value', field: 'city' },
        ],
        finer: [{ part: 'date', field: 'birth_date', form: 'year' }],
      },
      {
        name: 'name and street',
        key: [
          { part: 'name', fields: NAMES, form: 'sound' },
          { part: 'value', field: 'street' },
        ],
      },
      {
        name: 'start of email',
        key: [{ part: 'value', field: 'email', prefix: 6 }],
        finer: [{ part: 'name', fields: NAMES, form: 'initial' }],
      },
    ],
  },
  comparisons: [
    {
      kind: 'given-name',
      name: 'given_name',
      given: 'given_name',
      middle: 'middle_name',
      surnames: ['surname', 'surname_2'],
      termFrequency: true,
    },
    {
      kind: 'middle-name',
      name: 'middle_name',
      given: 'given_name',
      middle: 'middle_name',
    },
    {
      kind: 'surname',
      name: 'surname',
      fields: ['surname', 'surname_2'],
      termFrequency: true,
    },
    { kind: 'date', field: 'birth_date' },
    { kind: 'exact', field: 'sex', dependence: { on: 'given_name' } },
    { kind: 'exact', field: 'suffix' },
    { kind: 'address', name: 'address', street: 'street', city: 'city', postcode: 'postcode' },
    { kind: 'exact', field: 'state', scope: 'family' },
    { kind: 'exact', field: 'country', scope: 'family' },
    { kind: 'identifier', name: 'phone', fields: ['phone'], scope: 'family' },
    { kind: 'text', field: 'email', at: [0.95, 0.88] },
    { kind: 'identifier', name: 'identifier', fields: ['identifier'] },
    { kind: 'text', field: 'other', at: [0.9] },
  ],
  prior: { matchesPerRecord: 0.5, siblingsPerRecord: 0.2, twinsPerRecord: 0.005 },
  constraints: { socialSecurity: 'identifier' },
  thresholds: { lower: -4, upper: 1, margin: 1, guard: -20 },
  training: {
    rules: [
      [{ part: 'date', field: 'birth_date', form: 'day' }],
      [
        { part: 'name', fields: ['given_name'], form: 'exact', tokens: 'first' },
        { part: 'name', fields: ['surname', 'surname_2'], form: 'exact' },
      ],
      [{ part: 'value', field: 'identifier' }],
      [{ part: 'value', field: 'email' }],
      [{ part: 'value', field: 'street' }],
    ],
  },
})
