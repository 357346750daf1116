import { describe, expect, it } from 'vitest'
import { levelOf, type TestRecord } from './levels-of.ts'

type Case = readonly [level: string, left: TestRecord, right: TestRecord]

function table(comparison: string, cases: readonly Case[]): void {
  describe(`the comparison ${comparison}`, () => {
    for (const [level, left, right] of cases) {
      it(`finds ${show(left)} and ${show(right)}: ${level}`, () => {
        expect(levelOf(comparison, left, right)).toBe(level)
      })
    }
  })
}

function show(record: TestRecord): string {
  const values = Object.values(record)
  return values.length === 0 ? 'nothing' : values.join(' | ')
}

table('first', [
  ['exact', { first: 'María' }, { first: 'MARIA' }],
  ['exact', { first: 'José Luis' }, { first: 'Jose', middle: 'Luis' }],
  ['exact', { first: 'Mary Ann' }, { first: 'Maryann' }],
  ['exact', { first: 'María Guadalupe' }, { first: 'Maria G.' }],
  ['alike, but two names', { first: 'María Guadalupe' }, { first: 'María Elena' }],
  ['first of two names', { first: 'Juan Carlos' }, { first: 'Juan' }],
  ['exact', { first: 'Juan Carlos' }, { first: 'Juan', middle: 'Carlos' }],
  [
    'alike, but two names',
    { first: 'Laura', middle: 'Sandra' },
    { first: 'Laura Sherlyn', middle: 'Briana' },
  ],
  ['one typo or cut short', { first: 'Cami' }, { first: 'Camila' }],
  ['similar', { first: 'Ana' }, { first: 'Anabel' }],
  ['variant, but two names', { first: 'Mateo' }, { first: 'Matthew' }],
  ['similar', { first: 'Yaretzi' }, { first: 'Yaretzhy' }],
  ['known variant', { first: 'Lupe' }, { first: 'Guadalupe' }],
  ['known variant', { first: 'José' }, { first: 'Pepe' }],
  ['known variant', { first: 'Bob' }, { first: 'Robert' }],
  ['one typo or cut short', { first: 'Guadalupe' }, { first: 'Guadalpe' }],
  ['alike, but two names', { first: 'María' }, { first: 'Mario' }],
  ['alike, but two names', { first: 'Juan' }, { first: 'Juana' }],
  ['middle in use', { first: 'José', middle: 'Luis' }, { first: 'Luis' }],
  ['middle in use', { first: 'José Luis' }, { first: 'Luis' }],
  ['initial', { first: 'G' }, { first: 'Guadalupe' }],
  ['swapped with surname', { first: 'Ana', last: 'Vega' }, { first: 'Vega', last: 'Ana' }],
  ['different', { first: 'Ana' }, { first: 'Roberto' }],
  ['missing', { first: 'Ana' }, {}],
  ['missing', { first: 'Baby Girl' }, { first: 'Ana' }],
  ['missing', { middle: 'Ana' }, { first: 'Ana' }],
])

table('middle', [
  ['exact', { first: 'Ana', middle: 'Luisa' }, { first: 'Ana', middle: 'LUISA' }],
  ['exact', { first: 'Ana Luisa' }, { first: 'Ana', middle: 'Luisa' }],
  ['exact', { first: 'Ana', middle: 'Lupe' }, { first: 'Ana', middle: 'Guadalupe' }],
  ['initial', { first: 'Ana', middle: 'L' }, { first: 'Ana', middle: 'Luisa' }],
  ['similar', { first: 'Ana', middle: 'Guadalupe' }, { first: 'Ana', middle: 'Guadalpe' }],
  ['different', { first: 'Ana', middle: 'Luisa' }, { first: 'Ana', middle: 'Rosa' }],
  ['missing', { first: 'Ana', middle: 'Luisa' }, { first: 'Ana' }],
  ['missing', { first: 'Jose', middle: 'Luis' }, { first: 'Luis', middle: 'Angel' }],
])

table('surname', [
  ['exact, two surnames', { last: 'García López' }, { last: 'Garcia-Lopez' }],
  ['exact, two surnames', { last: 'García López' }, { last: 'GarciaLopez' }],
  ['exact, two surnames', { last: 'García', last2: 'López' }, { last: 'Lopez', last2: 'Garcia' }],
  ['exact, two surnames', { last: 'García', last2: 'López' }, { last: 'LopezGarcia' }],
  ['exact, one surname', { last: 'De la Cruz' }, { last: 'CRUZ' }],
  ['exact, one surname', { last: 'García' }, { last2: 'Garcia' }],
  ['all close', { last: 'García', last2: 'López' }, { last: 'Garca', last2: 'Lopes' }],
  ['all close', { last: 'García', last2: 'López' }, { last: 'Garcia', last2: 'Lopes' }],
  ['one shared, one missing', { last: 'García López' }, { last: 'Garcia' }],
  ['one shared, one missing', { last: 'GarciaLopez' }, { last: 'Garcia' }],
  [
    'one shared, one conflicts',
    { last: 'García', last2: 'López' },
    { last: 'Garcia', last2: 'Vega' },
  ],
  ['one close', { last: 'García' }, { last: 'Garca' }],
  ['one close', { last: 'García', last2: 'Vega' }, { last: 'Garca', last2: 'Soto' }],
  ['similar', { last: 'Hernandez' }, { last: 'Hernnadzez' }],
  ['different', { last: 'García' }, { last: 'Vega' }],
  ['missing', { last: 'García' }, {}],
  ['missing', { last: 'Unknown' }, { last: 'García' }],
])

table('parents', [
  ['both agree', { parent1: 'Ana', parent2: 'Juan' }, { parent1: 'Juan', parent2: 'Ana' }],
  ['both agree', { parent1: 'Lupe', parent2: 'Juan' }, { parent1: 'Guadalupe', parent2: 'Juan' }],
  ['one agrees', { parent1: 'Ana', parent2: 'Juan' }, { parent2: 'Ana' }],
  [
    'one agrees, one conflicts',
    { parent1: 'Ana', parent2: 'Juan' },
    { parent1: 'Ana', parent2: 'Roberto' },
  ],
  ['one close', { parent1: 'Guadalupe' }, { parent1: 'Guadalpe' }],
  ['different', { parent1: 'Ana' }, { parent1: 'Roberto' }],
  ['missing', { parent1: 'Ana' }, {}],
])

table('date', [
  ['exact', { dob: '2012-03-15' }, { dob: '20120315' }],
  ['day and month swapped', { dob: '2012-03-05' }, { dob: '2012-05-03' }],
  ['one typo', { dob: '2012-03-15' }, { dob: '2012-03-16' }],
  ['one typo', { dob: '2012-03-12' }, { dob: '2012-03-21' }],
  ['one typo', { dob: '2009-03-15' }, { dob: '2010-03-15' }],
  ['first of January', { dob: '2012-03-15' }, { dob: '2012-01-01' }],
  ['two parts agree', { dob: '2012-03-15' }, { dob: '2012-03-28' }],
  ['two parts agree', { dob: '2012-03-15' }, { dob: '2012-10-15' }],
  ['two parts agree', { dob: '2012-03-15' }, { dob: '2012-03' }],
  ['same month and day', { dob: '2012-03-15' }, { dob: '1997-03-15' }],
  ['within a month', { dob: '2012-03-28' }, { dob: '2012-04-02' }],
  ['within a month', { dob: '2011-12-28' }, { dob: '2012-01-14' }],
  ['same year', { dob: '2012-03-15' }, { dob: '2012-10-28' }],
  ['same year', { dob: '2012-03-15' }, { dob: '2012' }],
  ['different', { dob: '2012-03-15' }, { dob: '2009-10-28' }],
  ['different', { dob: '2012' }, { dob: '2011-10-28' }],
  ['missing', { dob: '2012-03-15' }, {}],
  ['missing', { dob: '1900-01-01' }, { dob: '2012-03-15' }],
])

table('sex', [
  ['exact', { sex: 'F' }, { sex: 'female' }],
  ['different', { sex: 'F' }, { sex: 'M' }],
  ['missing', { sex: 'F' }, {}],
])

const home = { street: '12 Oak Street', city: 'Yakima', postcode: '98901' }
table('address', [
  ['street and place', home, { street: '12 Oak St.', city: 'Yakima' }],
  ['street and place', home, { street: '12 Oak St.', postcode: '98901' }],
  ['street', home, { street: '12 Oak Street', city: 'Fresno' }],
  ['street', { street: '12 Oak Street' }, { street: '12 Oak Street' }],
  ['street close', home, { street: '13 Oak Street', city: 'Yakima' }],
  ['postcode', home, { street: '7 Elm Avenue', postcode: '98901' }],
  ['city', home, { street: '7 Elm Avenue', city: 'Yakima' }],
  ['different', home, { street: '7 Elm Avenue', city: 'Fresno', postcode: '93650' }],
  ['missing', home, {}],
])

const born = { city: 'Morelia', state: 'CA', country: 'USA' }
table('place', [
  ['city', born, { city: 'Morelia' }],
  ['city', born, { city: 'Moreila', state: 'California' }],
  ['state', born, { city: 'Fresno', state: 'CA' }],
  ['state', born, { state: 'CA' }],
  ['country', born, { city: 'Morelia', state: 'TX', country: 'US' }],
  ['country', born, { country: 'United States' }],
  ['different', born, { city: 'Puebla', state: 'TX', country: 'MX' }],
  ['missing', born, {}],
])

table('id', [
  ['same', { id: 'WA-00123' }, { id: 'wa00123' }],
  ['same', { id: 'WA-00123' }, { id2: 'wa00123' }],
  ['close', { id: '1234507' }, { id: '1234508' }],
  ['different', { id: '12345' }, { id: '12346' }],
  ['different', { id: '1234507' }, { id: '7654321' }],
  ['missing', { id: '0000' }, { id: '0000' }],
  ['missing', { id: '1234507' }, {}],
])

table('id within', [
  ['same', { id: '1234507', state: 'WA' }, { id: '1234507', state: 'Washington' }],
  ['different', { id: '1234507', state: 'WA' }, { id: '99', state: 'WA' }],
  ['missing', { id: '1234507', state: 'WA' }, { id: '1234507', state: 'CA' }],
  ['missing', { id: '1234507', state: 'WA' }, { id: '1234507' }],
  ['missing', { id: '1234507', state: '' }, { id: '1234507', state: '' }],
])

table('note', [
  ['exact', { note: 'Room 12' }, { note: 'room-12' }],
  ['similarity ≥ 0.95', { note: 'green house 12' }, { note: 'green house 13' }],
  ['similarity ≥ 0.8', { note: 'dixon' }, { note: 'dicksonx' }],
  ['different', { note: 'green' }, { note: 'blue' }],
  ['missing', { note: 'green' }, {}],
])

describe('a swap of first and last name', () => {
  it('is one piece of evidence: the surnames then say nothing', () => {
    const left = { first: 'Ana', last: 'Vega' }
    const right = { first: 'Vega', last: 'Ana' }
    expect(levelOf('surname', left, right)).toBe('missing')
  })
})
