import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as standardize from '../../src/standardize/index.ts'
import { dateText, fragments } from './arbitraries.ts'

const STANDARDIZERS: Record<string, (value: string) => string> = {
  foldText: standardize.foldText,
  standardizeGivenName: standardize.standardizeGivenName,
  standardizeSurname: standardize.standardizeSurname,
  standardizeSuffix: standardize.standardizeSuffix,
  standardizeDate: (value) => standardize.standardizeDate(value),
  standardizeSex: standardize.standardizeSex,
  standardizeFlag: standardize.standardizeFlag,
  standardizePlace: standardize.standardizePlace,
  standardizeState: standardize.standardizeState,
  standardizeCountry: standardize.standardizeCountry,
  standardizeStreet: standardize.standardizeStreet,
  standardizePostcode: standardize.standardizePostcode,
  standardizePhone: standardize.standardizePhone,
  standardizeEmail: standardize.standardizeEmail,
  standardizeIdentifier: standardize.standardizeIdentifier,
}

describe('every standardizer', () => {
  for (const [name, run] of Object.entries(STANDARDIZERS)) {
    const isIdempotent = (value: string): void => {
      const once = run(value)
      expect(run(once)).toBe(once)
    }

    it(`${name} is idempotent on any string`, () => {
      fc.assert(fc.property(fc.string({ unit: 'binary' }), isIdempotent), { numRuns: 2_000 })
    })

    it(`${name} is idempotent on what such fields hold`, () => {
      fc.assert(fc.property(fragments, isIdempotent), { numRuns: 5_000 })
      fc.assert(fc.property(dateText, isIdempotent), { numRuns: 1_000 })
    })

    it(`${name} is idempotent on values past the length limit`, () => {
      const long = fc.tuple(fragments, fc.integer({ min: 1, max: 600 }))
      fc.assert(
        fc.property(long, ([value, length]) =>
          isIdempotent(`${value} `.repeat(length).slice(0, 600)),
        ),
        { numRuns: 500 },
      )
    })

    it(`${name} reads no more than the beginning of a broken file's field`, () => {
      for (const part of ['a', 'ma ', '1', '@', 'mailto:', '-', '\u0301', ' ', '# ']) {
        expect(run(part.repeat(3_000_000 / part.length)).length).toBeLessThanOrEqual(512)
      }
    })
  }
})
