import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phoneticCodes } from '../../src/standardize/phonetics.ts'
import { RULES, spanishCode } from '../../src/standardize/spanish-phonetics.ts'
import { fragments } from './arbitraries.ts'

const spanish = (token: string): string | undefined =>
  phoneticCodes(token).find((code) => code.startsWith('s:'))

describe('phoneticCodes', () => {
  it('gives one Spanish code to the spellings of one sound', () => {
    for (const spellings of [
      'jimenez gimenez ximenez jimenes',
      'vasquez vazquez basquez basques',
      'hernandez ernandez hernandes ernandes',
      'yanez llanez yanes',
      'quintero kintero',
      'cecilia sesilia cesilia',
      'chavez chaves chabez',
      'huerta werta guerta',
      'zuniga suniga',
      'rodriguez rodrigues',
      'valenzuela balensuela',
    ]) {
      const codes = spellings.split(' ').map(spanish)
      expect(new Set(codes).size, `${spellings}: ${codes.join(' ')}`).toBe(1)
    }
  })

  it('keeps different names apart', () => {
    for (const names of ['ramos romero', 'perez reyes', 'lopez flores', 'hernandez fernandez']) {
      expect(new Set(names.split(' ').map(spanish)).size, names).toBe(2)
    }
  })

  it('gives a short or non-Latin token itself', () => {
    expect(phoneticCodes('li')).toEqual(['li'])
    expect(phoneticCodes('王伟')).toEqual(['王伟'])
    expect(phoneticCodes('karape6yan')).toEqual(['karape6yan'])
    expect(phoneticCodes('')).toEqual([])
  })

  it('leaves out only rules that would change nothing', () => {
    const inTurn = (token: string): string => {
      const all = RULES.reduce((text, { pattern, sound }) => text.replace(pattern, sound), token)
      const rest = all.slice(1).replace(/[aeiou]/g, '')
      return all.slice(0, 1) + rest.replace(/(.)\1+/g, '$1')
    }
    const word = fc.oneof(
      fc.stringMatching(/^[a-z]{1,20}$/),
      fc
        .array(fc.constantFrom('sch', 'ck', 'll', 'qu', 'gu', 'x', 'y', 'cc', 'th', 'a', 'e', 'i'))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(word, (token) => {
        expect(spanishCode(token)).toBe(inTurn(token))
      }),
    )
  })

  it('gives 1 to 3 codes without repeats for any token', () => {
    fc.assert(
      fc.property(fc.oneof(fragments, fc.stringMatching(/^[a-z]{1,60}$/)), (token) => {
        const codes = phoneticCodes(token)
        expect(codes.length).toBeGreaterThanOrEqual(token === '' ? 0 : 1)
        expect(codes.length).toBeLessThanOrEqual(3)
        expect(new Set(codes).size).toBe(codes.length)
      }),
    )
  })
})
