import fc from 'fast-check'
import { defaultLevels, defineModel } from '../../src/model/define-model.ts'
import type { KeyPart, LinkageModel } from '../../src/model/linkage-model.ts'

const SCHEMA = {
  first: 'given-name',
  middle: 'middle-name',
  last: 'surname',
  last2: 'surname',
  parent: 'given-name',
  dob: 'date',
  sex: 'sex',
  twin: 'flag',
  street: 'street',
  city: 'place',
  state: 'state',
  country: 'country',
  id: 'identifier',
  note: 'text',
} as const

type Field = keyof typeof SCHEMA

const NAMES = ['first', 'middle', 'last', 'last2', 'parent'] as const

const names = fc.subarray([...NAMES], { minLength: 1 })

const part: fc.Arbitrary<KeyPart<Field>> = fc.oneof(
  fc.record(
    {
      part: fc.constant('name' as const),
      fields: names,
      form: fc.constantFrom('exact', 'variant', 'sound', 'phonetic', 'deletion', 'initial'),
      tokens: fc.constantFrom('each', 'first', 'pair'),
    },
    { requiredKeys: ['part', 'fields', 'form'] },
  ),
  fc.record({
    part: fc.constant('date' as const),
    field: fc.constant('dob' as const),
    form: fc.constantFrom('day', 'variant', 'month', 'year', 'month-day', 'deletion'),
  }),
  fc.record(
    {
      part: fc.constant('value' as const),
      field: fc.constantFrom('sex', 'city', 'state', 'id', 'note', 'last'),
      prefix: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: ['part', 'field'] },
  ),
)

const parts = fc.array(part, { minLength: 1, maxLength: 3 })

const rules = fc.uniqueArray(
  fc.record(
    { name: fc.string({ minLength: 1 }), key: parts, finer: parts },
    { requiredKeys: ['name', 'key'] },
  ),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
)

type Definition = Parameters<typeof defineModel<typeof SCHEMA>>[0]

const comparisons = fc.subarray<Definition['comparisons'][number]>(
  [
    {
      kind: 'given-name',
      given: 'first',
      middle: 'middle',
      surnames: ['last', 'last2'],
      levels: defaultLevels({ kind: 'given-name' }, { twin: Array.from({ length: 11 }, () => 1) }),
    },
    { kind: 'middle-name', given: 'first', middle: 'middle' },
    { kind: 'surname', fields: ['last', 'last2'], termFrequency: true },
    { kind: 'date', field: 'dob' },
    { kind: 'parents', parents: [{ given: 'parent', surname: 'last2' }] },
    { kind: 'address', street: 'street', city: 'city' },
    { kind: 'place', city: 'city', state: 'state', country: 'country' },
    { kind: 'identifier', fields: ['id'], within: 'state' },
    { kind: 'text', field: 'note', at: [0.95, 0.8] },
    { kind: 'exact', field: 'sex', scope: 'family' },
  ],
  { minLength: 1 },
)

const bits = fc.double({ min: -50, max: 50, noNaN: true })
const share = fc.double({ min: 0, max: 10, noNaN: true })

const probability = fc.double({ min: 1e-9, max: 1, noNaN: true })

const table = fc.record({
  floor: probability,
  collision: probability,
  values: fc.dictionary(fc.stringMatching(/^[a-zñ]{1,9}$/), probability),
})

/** Any valid model over a schema of every kind of field that takes part in comparisons. */
export const arbitraryModel: fc.Arbitrary<LinkageModel> = fc
  .record({
    name: fc.string(),
    rules,
    comparisons,
    prior: fc.record({
      matchesPerRecord: share.map((value) => value + 0.001),
      siblingsPerRecord: share,
      twinsPerRecord: share,
      population: fc.option(fc.integer({ min: 2, max: 1e9 })),
    }),
    thresholds: fc.tuple(bits, bits, share, bits).map(([a, b, margin, guard]) => {
      return { lower: Math.min(a, b), upper: Math.max(a, b), margin, guard }
    }),
    training: fc.array(parts, { maxLength: 3 }),
    withinSource: fc.constantFrom('match' as const, 'near-match' as const, 'never' as const),
    flagged: fc.boolean(),
    frozen: fc.option(fc.record({ given: table, surname: table }), { nil: undefined }),
  })
  .map(({ rules, training, withinSource, flagged, frozen, ...rest }) => ({
    ...defineModel({
      ...rest,
      schema: SCHEMA,
      blocking: rules,
      constraints: {
        withinSource,
        strongIdentifiers: [['state', 'id']],
        ...(flagged ? { multipleBirth: 'twin' } : {}),
      },
      training: { rules: training },
    }),
    ...(frozen === undefined
      ? {}
      : {
          frequencies: frozen,
          calibration: { bits: -0.25, slope: 0.9 },
          fitted: { by: 'em' as const, records: 500, note: 'from an arbitrary file' },
        }),
  }))
