import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isKnownGivenName, wordList } from '../../src/standardize/given-names.ts'
import { ENGLISH_NICKNAMES } from '../../src/standardize/nickname-data.ts'
import { areNameVariants, nameVariants } from '../../src/standardize/nicknames.ts'
import { SPANISH_NICKNAMES, SPELLING_VARIANTS } from '../../src/standardize/spanish-name-data.ts'
import { foldText } from '../../src/standardize/text.ts'

const allNames = [ENGLISH_NICKNAMES, SPANISH_NICKNAMES, SPELLING_VARIANTS].flatMap((text) =>
  wordList(text.replace(/[=,]/g, ' ')),
)
const name = fc.oneof(fc.constantFrom(...allNames), fc.string({ maxLength: 12 }))

describe('nameVariants', () => {
  it('gives the formal names a Spanish hypocorism may stand for', () => {
    expect(nameVariants('lupe')).toEqual(['guadalupe', 'lupe'])
    expect(nameVariants('pepe')).toEqual(['jose', 'pepe'])
    expect(nameVariants('beto')).toContain('alberto')
    expect(nameVariants('beto')).toContain('humberto')
  })

  it('gives the formal names an English nickname may stand for', () => {
    expect(nameVariants('bob')).toContain('robert')
    expect(nameVariants('peggy')).toContain('margaret')
  })

  it('undoes Spanish diminutives, respelt ones too', () => {
    expect(nameVariants('juanito')).toContain('juan')
    expect(nameVariants('anita')).toContain('ana')
    expect(nameVariants('carlitos')).toContain('carlos')
    expect(nameVariants('jorgito')).toContain('jorge')
    expect(nameVariants('panchito')).toContain('francisco')
    expect(nameVariants('paquito')).toContain('francisco')
    expect(nameVariants('margarita')).toEqual(['margarita'])
  })

  it('holds the name itself and comes sorted, for any string', () => {
    fc.assert(
      fc.property(name, (token) => {
        const variants = nameVariants(token)
        expect(variants).toContain(token)
        expect(variants).toEqual([...new Set(variants)].sort())
      }),
    )
  })
})

describe('areNameVariants', () => {
  it('joins nicknames and spellings of one name', () => {
    for (const [a, b] of [
      ['pepe', 'jose'],
      ['pepe', 'chepe'],
      ['bob', 'robert'],
      ['bob', 'robby'],
      ['bill', 'will'],
      ['jesenia', 'llesenia'],
      ['yesenia', 'llesenia'],
      ['nacho', 'ignacio'],
      ['chuy', 'jesus'],
      ['juanito', 'juancho'],
      ['mike', 'michael'],
      ['xavier', 'javier'],
    ] as const) {
      expect(areNameVariants(a, b), `${a}, ${b}`).toBe(true)
    }
  })

  it('keeps apart what siblings are called', () => {
    for (const [a, b] of [
      ['alberto', 'roberto'],
      ['aaron', 'erin'],
      ['emily', 'emma'],
      ['hannah', 'anna'],
      ['jose', 'josue'],
      ['rosa', 'rosalia'],
      ['gabriel', 'gabriela'],
      ['maria', 'mario'],
      ['john', 'ian'],
      ['angel', 'angela'],
      ['santiago', 'diego'],
      ['', 'jose'],
    ] as const) {
      expect(areNameVariants(a, b), `${a}, ${b}`).toBe(false)
    }
  })

  it('is symmetric', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(areNameVariants(a, b)).toBe(areNameVariants(b, a))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the name data', () => {
  it('is folded, so that it can be looked up', () => {
    expect(allNames.filter((token) => foldText(token) !== token)).toEqual([])
  })

  it('has at least 120 Spanish names with hypocorisms', () => {
    expect(wordList(SPANISH_NICKNAMES).length).toBeGreaterThan(120)
  })

  it('knows English and Spanish given names, and not surnames', () => {
    expect(['emma', 'liam', 'guadalupe', 'eusebio'].every(isKnownGivenName)).toBe(true)
    expect(['garcia', 'hernandez', 'reyes', ''].some(isKnownGivenName)).toBe(false)
  })
})
