import fc from 'fast-check'
import type { FrequencyTable, LinkageModel } from '../../src/model/linkage-model.ts'
import { model, type TestRecord } from './levels-of.ts'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ñ', ' ', '-'), maxLength: 9 })

function either(...values: string[]): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom('', ...values), letters)
}

const given = either('Ana', 'Maria', 'Mario', 'Jose Luis', 'Luis', 'Lupe', 'Guadalupe', 'J', 'Vega')
const surname = either('Garcia', 'Garca', 'Gracia', 'Lopez', 'Lopes', 'GarciaLopez', 'de la Cruz')

/** Records of names that resemble each other, and dates and places that nearly agree. */
export const alikeRecord: fc.Arbitrary<TestRecord> = fc.record({
  first: given,
  middle: given,
  last: surname,
  last2: fc.oneof(
    surname,
    fc.tuple(surname, surname).map((both) => both.join(' ')),
  ),
  parent1: given,
  parent2: given,
  dob: fc.oneof(
    fc.constantFrom('', '2012', '2012-03', '2012-01-01', '2012-03-05', '2012-05-03', '2013-03-05'),
    fc
      .date({ min: new Date('2010-01-01'), max: new Date('2014-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
  sex: fc.constantFrom('', 'F', 'M'),
  street: either('12 Oak Street', '13 Oak Street', '12 Oak Avenue'),
  city: either('Yakima', 'Yakma', 'Fresno'),
  postcode: fc.constantFrom('', '98901', '98902', '93650'),
  state: fc.constantFrom('', 'WA', 'CA'),
  country: fc.constantFrom('', 'US', 'MX'),
  id: either('1234507', '1234508', '99'),
  id2: either('1234507', '77'),
  note: letters,
})

const frequencies: FrequencyTable = {
  floor: 0.0007,
  collision: 0.013,
  values: { maria: 0.031, garcia: 0.043, lopez: 0.029, luis: 0.017, a: 0.001 },
}

/** The same model with rarity in play. */
export const rareModel: Pick<LinkageModel, 'comparisons' | 'frequencies'> = {
  comparisons: model.comparisons.map((comparison) => ({ ...comparison, termFrequency: true })),
  frequencies: { given: frequencies, surname: frequencies },
}
