import { describe, expect, it } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { type LinkageModel, NULL_LEVEL } from '../../src/model/linkage-model.ts'
import { pairGuards } from '../../src/scoring/pair-guards.ts'

const model = defineModel({
  schema: {
    first: 'given-name',
    middle: 'middle-name',
    last: 'surname',
    dob: 'date',
    sex: 'sex',
    id: 'identifier',
  },
  blocking: [{ name: 'date', key: [{ part: 'date', field: 'dob', form: 'day' }] }],
  comparisons: [
    { kind: 'given-name', name: 'given', given: 'first', middle: 'middle', surnames: ['last'] },
    { kind: 'middle-name', name: 'middle', given: 'first', middle: 'middle' },
    { kind: 'surname', name: 'surname', fields: ['last'] },
    { kind: 'date', name: 'date', field: 'dob' },
    { kind: 'exact', name: 'sex', field: 'sex' },
    { kind: 'identifier', name: 'id', fields: ['id'] },
  ],
})

type Levels = Readonly<Record<string, string>>

/** Alike in every respect but the first name, which each test gives. */
const ALIKE: Levels = { surname: 'exact, one surname', date: 'exact', sex: 'exact' }

/** What bars a pair of these levels; comparisons not named are missing. */
function bar(levels: Levels, flagged = false, of: LinkageModel = model): string | undefined {
  const vector = of.comparisons.map(({ name, levels: own }) => {
    const named = levels[name]
    if (named === undefined) return NULL_LEVEL
    const level = own.findIndex((each) => each.name === named)
    if (level < 0) throw new Error(`${name} has no level ${named}`)
    return level
  })
  return pairGuards(of).capOf(Uint8Array.from(vector), flagged)
}

describe('a multiple-birth flag', () => {
  it.each(['exact', 'known variant'])('lets %s first names match', (given) => {
    expect(bar({ ...ALIKE, given }, true)).toBeUndefined()
  })

  it.each([
    'different',
    'similar',
    'initial',
    'middle in use',
    'first of two names',
    'alike, but two names',
    'one typo or cut short',
    'swapped with surname',
  ])('bars first names that are only %s', (given) => {
    expect(bar({ ...ALIKE, given }, true)).toBe('multiple-birth')
  })

  it('bars a missing first name', () => expect(bar(ALIKE, true)).toBe('multiple-birth'))

  it('bars a sex that conflicts, and lets a missing one pass', () => {
    expect(bar({ ...ALIKE, given: 'exact', sex: 'different' }, true)).toBe('multiple-birth')
    expect(bar({ given: 'exact', date: 'exact' }, true)).toBeUndefined()
  })

  it('bars a middle name that conflicts', () => {
    expect(bar({ ...ALIKE, given: 'exact', middle: 'different' }, true)).toBe('multiple-birth')
  })

  it('holds whatever the birth dates say', () => {
    expect(bar({ ...ALIKE, given: 'one typo or cut short', date: 'different' }, true)).toBe(
      'multiple-birth',
    )
  })
})

describe('the twin guard, without a flag', () => {
  it.each(['different', 'alike, but two names'])('bars %s first names', (given) => {
    expect(bar({ ...ALIKE, given })).toBe('twin')
  })

  it.each([
    'initial',
    'middle in use',
    'known variant',
    'one typo or cut short',
    'exact',
    'swapped with surname',
  ])('lets %s first names match', (given) => expect(bar({ ...ALIKE, given })).toBeUndefined())

  it.each(['exact', 'one typo', 'day and month swapped'])('binds where dates are %s', (date) => {
    expect(bar({ ...ALIKE, given: 'different', date })).toBe('twin')
  })

  it.each(['different', 'same year', 'two parts agree', 'first of January'])(
    'does not bind where dates are %s',
    (date) => expect(bar({ ...ALIKE, given: 'different', date })).toBeUndefined(),
  )

  it('does not bind where the date or the first name is missing', () => {
    expect(bar({ surname: 'exact, one surname', given: 'different' })).toBeUndefined()
    expect(bar(ALIKE)).toBeUndefined()
  })

  it('takes one letter and the other sex for a twin', () => {
    expect(bar({ ...ALIKE, given: 'one typo or cut short', sex: 'different' })).toBe('twin')
    expect(bar({ ...ALIKE, given: 'exact', sex: 'different' })).toBeUndefined()
  })

  it('yields to a middle name or an identifier that twins do not share', () => {
    const different = { ...ALIKE, given: 'different' }
    expect(bar({ ...different, middle: 'exact' })).toBeUndefined()
    expect(bar({ ...different, id: 'same' })).toBeUndefined()
    expect(bar({ ...different, middle: 'different', id: 'different' })).toBe('twin')
  })
})

describe('a generation suffix', () => {
  const withSuffix = defineModel({
    schema: { first: 'given-name', suffix: 'suffix' },
    blocking: [
      { name: 'name', key: [{ part: 'name', fields: ['first'], form: 'exact', tokens: 'first' }] },
    ],
    comparisons: [
      { kind: 'given-name', name: 'given', given: 'first' },
      { kind: 'exact', name: 'suffix', field: 'suffix' },
    ],
  })

  it('that conflicts bars father and son, one that is missing nobody', () => {
    expect(bar({ given: 'exact', suffix: 'different' }, false, withSuffix)).toBe('suffix')
    expect(bar({ given: 'exact', suffix: 'exact' }, false, withSuffix)).toBeUndefined()
    expect(bar({ given: 'exact' }, false, withSuffix)).toBeUndefined()
  })
})

describe('a model without first names', () => {
  it('bars nothing', () => {
    const dates = { ...model, comparisons: model.comparisons.filter(({ kind }) => kind === 'date') }
    expect(bar({ date: 'exact' }, true, dates)).toBeUndefined()
    expect(bar({ date: 'exact' }, false, dates)).toBeUndefined()
  })
})
