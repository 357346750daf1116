import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phoneticCodes } from '../../src/standardize/phonetics.ts'
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
