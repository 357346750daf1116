import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateParts } from '../../src/standardize/date-parts.ts'
import { foldText } from '../../src/standardize/text.ts'
import { dateText, fragments } from './arbitraries.ts'

/** An accent of its own goes without a trace, but takes the value off the short cut. */
const ACCENT = '\u0301'

describe('short cuts for plain values', () => {
  it('fold ASCII as they fold any other text', () => {
    const ascii = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 80 }),
      fragments.filter((value) => /^[ -~]*$/.test(value)),
    )
    fc.assert(
      fc.property(ascii, (value) => {
        expect(foldText(value)).toBe(foldText(value + ACCENT))
      }),
      { numRuns: 2000 },
    )
  })

  it('read ISO dates as any other date', () => {
    const iso = fc.oneof(fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/), dateText)
    fc.assert(
      fc.property(iso, (value) => {
        expect(dateParts(value)).toEqual(dateParts(` ${value}`))
      }),
    )
  })
})
