import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { defineModel } from '../../src/model/define-model.ts'
import type { Comparison, LinkageModel } from '../../src/model/linkage-model.ts'
import { personModel } from '../../src/model/presets/person.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { validateModel } from '../../src/model/validate-model.ts'
import { tiny } from './tiny-model.ts'

const model: LinkageModel = defineModel({
  ...tiny,
  training: { rules: [[{ part: 'date', field: 'dob', form: 'day' }]] },
})

/** The path at which a model is refused; undefined if it is accepted. */
function refusedAt(changed: LinkageModel): string | undefined {
  try {
    validateModel(changed)
  } catch (error) {
    if (isLinkageError(error, 'model-invalid')) return error.details.path
    throw error
  }
  return undefined
}

function withComparison(change: Record<string, unknown>, at = 0): LinkageModel {
  const comparisons = model.comparisons.map((comparison, place) =>
    place === at ? ({ ...comparison, ...change } as unknown as Comparison) : comparison,
  )
  return { ...model, comparisons }
}

function withRule(change: Record<string, unknown>): LinkageModel {
  const rules = model.blocking.rules.map((rule) => ({ ...rule, ...change }))
  return { ...model, blocking: { ...model.blocking, rules } }
}

function withLevel(change: { m?: number; u?: number; sibling?: number }): LinkageModel {
  const [first, ...rest] = model.comparisons[0]!.levels
  return withComparison({ levels: [{ ...first, ...change }, ...rest] })
}

/** Each of two first names depends on the surnames that the other may be swapped with. */
function crossed(): LinkageModel {
  const [given, surname] = model.comparisons as [
    Comparison & { kind: 'given-name' },
    Comparison & { kind: 'surname' },
  ]
  const comparisons: Comparison[] = [
    { ...given, name: 'a', surnames: ['last'], dependence: { on: 'y' } },
    { ...given, name: 'b', surnames: ['last2'], dependence: { on: 'x' } },
    { ...surname, name: 'x', fields: ['last'] },
    { ...surname, name: 'y', fields: ['last2'] },
  ]
  return { ...model, schema: { ...model.schema, last2: 'surname' }, comparisons }
}

describe('validateModel', () => {
  it('accepts the presets', () => {
    expect(refusedAt(personModel)).toBeUndefined()
    expect(refusedAt(studentModel)).toBeUndefined()
    expect(refusedAt(model)).toBeUndefined()
  })

  it('accepts a first name that depends on surnames which wait for another', () => {
    const { comparisons, ...rest } = crossed()
    const [a, { dependence: _, ...b }, ...others] = comparisons as [Comparison, Comparison]
    expect(refusedAt({ ...rest, comparisons: [a, b as Comparison, ...others] })).toBeUndefined()
  })

  const unknownField = { part: 'value', field: 'nowhere' }
  const refusals: readonly (readonly [what: string, path: string, LinkageModel])[] = [
    ['a schema without fields', 'schema', { ...model, schema: {} }],
    [
      'an unknown kind of field',
      'schema.dob',
      { ...model, schema: { ...model.schema, dob: 'birthday' as never } },
    ],
    ['no comparisons', 'comparisons', { ...model, comparisons: [] }],
    ['no rules', 'blocking.rules', { ...model, blocking: { ...model.blocking, rules: [] } }],
    [
      'a block limit below two',
      'blocking.maxBlockSize',
      { ...model, blocking: { ...model.blocking, maxBlockSize: 1 } },
    ],
    [
      'no budget of pairs to compare',
      'blocking.candidatesPerRecord',
      { ...model, blocking: { ...model.blocking, candidatesPerRecord: 0 } },
    ],
    [
      'no pair budget',
      'blocking.pairsPerRecord',
      { ...model, blocking: { ...model.blocking, pairsPerRecord: 0 } },
    ],
    ['a rule without a key', 'blocking.rules[0].key', withRule({ key: [] })],
    ['an unknown field in a key', 'blocking.rules[0].key', withRule({ key: [unknownField] })],
    [
      'an unknown field in a finer key',
      'blocking.rules[0].finer',
      withRule({ finer: [unknownField] }),
    ],
    ['an unknown kind of key part', 'blocking.rules[0].key', withRule({ key: [{ part: 'moon' }] })],
    [
      'a date part on a name',
      'blocking.rules[0].key',
      withRule({ key: [{ part: 'date', field: 'last', form: 'day' }] }),
    ],
    [
      'a name part on a date',
      'blocking.rules[0].key',
      withRule({ key: [{ part: 'name', fields: ['dob'], form: 'exact' }] }),
    ],
    [
      'a name part without fields',
      'blocking.rules[0].key',
      withRule({ key: [{ part: 'name', fields: [], form: 'exact' }] }),
    ],
    [
      'a prefix of no characters',
      'blocking.rules[0].key',
      withRule({ key: [{ part: 'value', field: 'last', prefix: 0 }] }),
    ],
    [
      'two rules of one name',
      'blocking.rules[1]',
      {
        ...model,
        blocking: { ...model.blocking, rules: [...model.blocking.rules, ...model.blocking.rules] },
      },
    ],
    [
      'an unknown field in training',
      'training.rules[0]',
      { ...model, training: { rules: [[{ part: 'value', field: 'nowhere' }]] } },
    ],
    ['an unknown field in a comparison', 'comparisons[0]', withComparison({ given: 'nowhere' })],
    ['an unknown kind of comparison', 'comparisons[0]', withComparison({ kind: 'moon' })],
    ['a date comparison of a name', 'comparisons[2]', withComparison({ field: 'last' }, 2)],
    ['a first name that is a date', 'comparisons[0]', withComparison({ given: 'dob' })],
    ['surnames that are dates', 'comparisons[1]', withComparison({ fields: ['dob'] }, 1)],
    ['a middle name that is a date', 'comparisons[0]', withComparison({ middle: 'dob' })],
    ['swapped surnames that are dates', 'comparisons[0]', withComparison({ surnames: ['dob'] })],
    [
      'two comparisons of one name',
      'comparisons[1]',
      { ...model, comparisons: [model.comparisons[0]!, model.comparisons[0]!] },
    ],
    [
      'too few levels',
      'comparisons[0].levels',
      withComparison({ levels: [{ name: '', m: 0.5, u: 0.5 }] }),
    ],
    ['an m of zero', 'comparisons[0].levels[0].m', withLevel({ m: 0 })],
    ['an m of one', 'comparisons[0].levels[0].m', withLevel({ m: 1 })],
    ['a u that is not a number', 'comparisons[0].levels[0].u', withLevel({ u: Number.NaN })],
    ['a sibling of zero', 'comparisons[0].levels[0].sibling', withLevel({ sibling: 0 })],
    ['siblings of some levels only', 'comparisons[0].levels', withLevel({ sibling: 0.5 })],
    [
      'a dependence on nothing',
      'comparisons[0].dependence.on',
      withComparison({ dependence: { on: 'nowhere' } }),
    ],
    [
      'a dependence on itself',
      'comparisons[0].dependence.on',
      withComparison({ dependence: { on: model.comparisons[0]!.name } }),
    ],
    [
      'a first name that depends on the surnames it may be swapped with',
      'comparisons[0].dependence.on',
      withComparison({ dependence: { on: model.comparisons[1]!.name } }),
    ],
    [
      'first names that wait for each other by way of their surnames',
      'comparisons[0].dependence.on',
      crossed(),
    ],
    [
      'a dependence with too few rows',
      'comparisons[1].dependence.u',
      withComparison({ dependence: { on: model.comparisons[0]!.name, u: [[0.5, 0.5]] } }, 1),
    ],
    [
      'text steps that do not descend',
      'comparisons[1].at',
      withComparison({ kind: 'text', field: 'last', at: [0.8, 0.9], levels: fourLevels() }, 1),
    ],
    [
      'text steps above one',
      'comparisons[1].at',
      withComparison({ kind: 'text', field: 'last', at: [1.5, 0.9], levels: fourLevels() }, 1),
    ],
    [
      'a threshold that is not a number',
      'thresholds.upper',
      { ...model, thresholds: { ...model.thresholds, upper: Number.NaN } },
    ],
    [
      'a negative margin',
      'thresholds.margin',
      { ...model, thresholds: { ...model.thresholds, margin: -1 } },
    ],
    [
      'a prior of no matches',
      'prior.matchesPerRecord',
      { ...model, prior: { ...model.prior, matchesPerRecord: 0 } },
    ],
    [
      'negative siblings',
      'prior.siblingsPerRecord',
      { ...model, prior: { ...model.prior, siblingsPerRecord: -1 } },
    ],
    [
      'negative twins',
      'prior.twinsPerRecord',
      { ...model, prior: { ...model.prior, twinsPerRecord: -1 } },
    ],
    [
      'a population of one',
      'prior.population',
      { ...model, prior: { ...model.prior, population: 1 } },
    ],
    [
      'an unknown strong identifier',
      'constraints.strongIdentifiers[0]',
      { ...model, constraints: { ...model.constraints, strongIdentifiers: [['nowhere']] } },
    ],
    [
      'a strong identifier without fields',
      'constraints.strongIdentifiers[0]',
      { ...model, constraints: { ...model.constraints, strongIdentifiers: [[]] } },
    ],
    [
      'a multiple-birth field that is no flag',
      'constraints.multipleBirth',
      { ...model, constraints: { ...model.constraints, multipleBirth: 'dob' } },
    ],
    ['more outcomes than an exact integer can hold', 'comparisons', manyComparisons()],
  ]

  for (const [what, path, changed] of refusals) {
    it(`refuses ${what} at ${path}`, () => expect(refusedAt(changed)).toBe(path))
  }

  it('refuses thresholds that cross', () => {
    const crossed = { ...model, thresholds: { ...model.thresholds, lower: 7, upper: 6 } }
    expect(() => validateModel(crossed)).toThrow(
      expect.objectContaining({ code: 'thresholds-crossed', details: { lower: 7, upper: 6 } }),
    )
  })
})

function fourLevels(): { name: string; m: number; u: number }[] {
  return ['different', 'a', 'b', 'exact'].map((name) => ({ name, m: 0.25, u: 0.25 }))
}

/** Vectors are packed into one integer; nine to the seventeenth power is beyond 2^53. */
function manyComparisons(): LinkageModel {
  const date = model.comparisons[2]!
  const comparisons = Array.from({ length: 17 }, (_, at) => ({ ...date, name: `date ${at}` }))
  return { ...model, comparisons }
}
