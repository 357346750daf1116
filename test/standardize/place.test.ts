import { describe, expect, it } from 'vitest'
import { standardizeCountry } from '../../src/standardize/country.ts'
import { standardizePlace } from '../../src/standardize/place.ts'
import { standardizeState } from '../../src/standardize/state.ts'
import { MX_STATES, US_STATES } from '../../src/standardize/state-data.ts'
import { foldText } from '../../src/standardize/text.ts'

describe('standardizeState', () => {
  const lines = (text: string): [code: string, spellings: string[]][] =>
    text
      .trim()
      .split('\n')
      .map((line) => [
        line.slice(0, line.indexOf('=')),
        line.slice(line.indexOf('=') + 1).split('|'),
      ])

  it('has the 50 states, the District, 5 territories, and the 32 states of Mexico', () => {
    expect(lines(US_STATES).length).toBe(56)
    expect(lines(MX_STATES).length).toBe(32)
  })

  it('gives the code for every spelling of the list, which is folded and listed once', () => {
    const all = [
      ...lines(US_STATES).map(([code, spellings]) => [`us-${code}`, spellings] as const),
      ...lines(MX_STATES).map(([code, spellings]) => [`mx-${code}`, spellings] as const),
    ]
    for (const [code, spellings] of all) {
      expect(standardizeState(code)).toBe(code)
      for (const spelling of spellings) {
        expect(foldText(spelling)).toBe(spelling)
        expect(standardizeState(spelling), spelling).toBe(code)
      }
    }
  })

  it('gives a bare code that two countries use to the United States', () => {
    expect(standardizeState('MI')).toBe('us-mi')
    expect(standardizeState('Mich')).toBe('us-mi')
    expect(standardizeState('Col')).not.toBe('us-co')
  })
})

describe('standardizeCountry', () => {
  it('gives one code to the spellings of the countries children come from', () => {
    for (const [code, spellings] of [
      ['us', 'USA|U.S.A.|United States|Estados Unidos|EEUU|EE. UU.|us'],
      ['mx', 'Mexico|México|MEX|Mx|Estados Unidos Mexicanos'],
      ['gt', 'Guatemala|GTM|gt'],
      ['hn', 'Honduras|HND'],
      ['sv', 'El Salvador|SLV'],
      ['pr', 'Puerto Rico'],
    ] as const) {
      expect(new Set(spellings.split('|').map(standardizeCountry)), code).toEqual(new Set([code]))
    }
  })
})

describe('standardizePlace', () => {
  it('writes short forms out only before another word', () => {
    expect(standardizePlace('Mt')).toBe('mt')
    expect(standardizePlace('St St Mary')).toBe('saint saint mary')
    expect(standardizePlace('Arlington Hts.')).toBe('arlington heights')
  })
})
