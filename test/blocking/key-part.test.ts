import { describe, expect, it } from 'vitest'
import type { KeyPart } from '../../src/model/linkage-model.ts'
import { blocksOf, emitted, type SmallRecord, tableOf, uncapped } from './small-table.ts'

const blank: SmallRecord = { first: '', last: '', last2: '', dob: '', city: '' }

/** Do two records share a key of this part? */
function meet(part: KeyPart, left: Partial<SmallRecord>, right: Partial<SmallRecord>): boolean {
  const table = tableOf([
    { ...blank, ...left },
    { ...blank, ...right },
  ])
  return emitted(blocksOf(table, uncapped([{ name: 'rule', key: [part] }]))).length > 0
}

function name(form: Extract<KeyPart, { part: 'name' }>['form']): KeyPart {
  return { part: 'name', fields: ['first', 'last', 'last2'], form }
}

function date(form: Extract<KeyPart, { part: 'date' }>['form']): KeyPart {
  return { part: 'date', field: 'dob', form }
}

describe('a name key', () => {
  it('meets swapped names and names in another field', () => {
    expect(meet(name('exact'), { first: 'Ana' }, { last: 'Ana' })).toBe(true)
    expect(meet(name('exact'), { last: 'Garcia Lopez' }, { last2: 'LÓPEZ' })).toBe(true)
    expect(meet(name('exact'), { last: 'Garcia' }, { last: 'Gracia' })).toBe(false)
  })

  it('meets what sounds like a formal name of a nickname', () => {
    const key = name('variant-sound')
    expect(meet(key, { first: 'Lupe' }, { first: 'Guadalupe' })).toBe(true)
    expect(meet(key, { first: 'Lupe' }, { first: 'Guadalupee' })).toBe(true)
    expect(meet(key, { last: 'Gonzalez' }, { last: 'Gonsales' })).toBe(true)
    expect(meet(name('sound'), { first: 'Lupe' }, { first: 'Guadalupe' })).toBe(false)
  })

  it('meets nicknames as variants and by sound', () => {
    expect(meet(name('variant'), { first: 'Lupe' }, { first: 'Guadalupe' })).toBe(true)
    expect(meet(name('phonetic'), { first: 'Lupe' }, { first: 'Guadalupe' })).toBe(true)
    expect(meet(name('sound'), { last: 'Gonzalez' }, { last: 'Gonsales' })).toBe(true)
    expect(meet(name('exact'), { first: 'Lupe' }, { first: 'Guadalupe' })).toBe(false)
  })

  it('meets a name with one character left out, replaced or transposed', () => {
    expect(meet(name('deletion'), { last: 'Garcia' }, { last: 'Garca' })).toBe(true)
    expect(meet(name('deletion'), { last: 'Garcia' }, { last: 'Garsia' })).toBe(true)
    expect(meet(name('deletion'), { last: 'Garcia' }, { last: 'Gracia' })).toBe(true)
    expect(meet(name('deletion'), { last: 'Garcia' }, { last: 'Lopez' })).toBe(false)
  })

  it('meets initials', () => {
    expect(meet(name('initial'), { first: 'A' }, { first: 'Ana' })).toBe(true)
  })

  it('takes the first token only, or pairs of tokens in either order', () => {
    const first: KeyPart = { part: 'name', fields: ['last'], form: 'exact', tokens: 'first' }
    expect(meet(first, { last: 'Garcia Lopez' }, { last: 'Lopez' })).toBe(false)
    expect(meet(first, { last: 'Garcia Lopez' }, { last: 'Garcia' })).toBe(true)
    const pair: KeyPart = { part: 'name', fields: ['last', 'last2'], form: 'exact', tokens: 'pair' }
    expect(meet(pair, { last: 'Garcia', last2: 'Lopez' }, { last: 'Lopez Garcia' })).toBe(true)
    expect(meet(pair, { last: 'Garcia' }, { last: 'Garcia' })).toBe(false)
  })
})

describe('a date key', () => {
  it('meets day and month in either order', () => {
    expect(meet(date('variant'), { dob: '2012-03-05' }, { dob: '2012-05-03' })).toBe(true)
    expect(meet(date('variant'), { dob: '2012-03-05' }, { dob: '2012-03-05' })).toBe(true)
    expect(meet(date('day'), { dob: '2012-03-05' }, { dob: '2012-05-03' })).toBe(false)
  })

  it('meets dates one digit apart', () => {
    expect(meet(date('deletion'), { dob: '2012-03-05' }, { dob: '2012-03-08' })).toBe(true)
    expect(meet(date('deletion'), { dob: '2012-03-05' }, { dob: '2013-03-05' })).toBe(true)
    expect(meet(date('deletion'), { dob: '2012-03-05' }, { dob: '2013-03-06' })).toBe(false)
  })

  it('takes year, month or birthday alone', () => {
    expect(meet(date('year'), { dob: '2012-03-05' }, { dob: '2012' })).toBe(true)
    expect(meet(date('month'), { dob: '2012-03-05' }, { dob: '2012-03' })).toBe(true)
    expect(meet(date('month-day'), { dob: '2012-03-05' }, { dob: '2001-03-05' })).toBe(true)
  })

  it('gives a partial date no key that needs the missing part', () => {
    for (const form of ['day', 'variant', 'month-day', 'deletion'] as const) {
      expect(meet(date(form), { dob: '2012-03' }, { dob: '2012-03' })).toBe(false)
    }
    expect(meet(date('month'), { dob: '2012' }, { dob: '2012' })).toBe(false)
  })
})

describe('a value key', () => {
  it('meets equal values, or equal beginnings', () => {
    const whole: KeyPart = { part: 'value', field: 'city' }
    expect(meet(whole, { city: 'YAKIMA ' }, { city: 'Yakima' })).toBe(true)
    expect(meet(whole, { city: 'Yakima' }, { city: 'Yakutsk' })).toBe(false)
    expect(meet({ ...whole, prefix: 3 }, { city: 'Yakima' }, { city: 'Yakutsk' })).toBe(true)
  })

  it('counts characters of a prefix, not bytes', () => {
    const start: KeyPart = { part: 'value', field: 'city', prefix: 1 }
    // Both begin with the same byte of UTF-8 and with different characters.
    expect(meet(start, { city: '王市' }, { city: '田市' })).toBe(false)
    expect(meet(start, { city: '王市' }, { city: '王村' })).toBe(true)
  })
})

describe('any key', () => {
  it('is given by no missing value', () => {
    const parts = [name('exact'), name('phonetic'), date('day'), { part: 'value', field: 'city' }]
    for (const part of parts as KeyPart[]) expect(meet(part, {}, {})).toBe(false)
  })

  it('needs every part of its rule', () => {
    const rule = { name: 'both', key: [date('day'), name('exact')] }
    const table = tableOf([
      { ...blank, dob: '2012-03-05', last: 'Vega' },
      { ...blank, dob: '2012-03-05' },
      { ...blank, dob: '2012-03-05', first: 'Vega' },
    ])
    expect(emitted(blocksOf(table, uncapped([rule])))).toEqual(['0,2'])
  })
})
