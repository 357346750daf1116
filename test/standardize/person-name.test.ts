import { describe, expect, it } from 'vitest'
import {
  nameTokens,
  splitSuffix,
  standardizeGivenName,
  standardizeSurname,
} from '../../src/standardize/person-name.ts'

describe('standardizeGivenName', () => {
  it('writes Ma. out only before another name', () => {
    expect(standardizeGivenName('MA GUADALUPE')).toBe('maria guadalupe')
    expect(standardizeGivenName('Guadalupe Ma')).toBe('guadalupe ma')
  })

  it('takes every kind of apostrophe for one', () => {
    for (const mark of ["'", '’', '‘', '`', '´', 'ʼ']) {
      expect(standardizeGivenName(`D${mark}Angelo`)).toBe('dangelo')
    }
  })

  it('drops titles only in front of a name', () => {
    expect(standardizeGivenName('Dr. Mr. John')).toBe('john')
    expect(standardizeGivenName('Don')).toBe('don')
  })

  it('keeps a lone suffix word, which may be all there is', () => {
    expect(standardizeGivenName('Junior')).toBe('junior')
  })
})

describe('standardizeSurname', () => {
  it('takes V and hijo for a suffix only after two other words', () => {
    expect(standardizeSurname('Garcia V')).toBe('garcia v')
    expect(standardizeSurname('Garcia Lopez V')).toBe('garcia lopez')
    expect(standardizeSurname('Garcia Lopez hijo')).toBe('garcia lopez')
  })

  it('keeps surnames that are placeholders elsewhere', () => {
    expect(['Test', 'Boy', 'Baby', 'Na', 'Junior'].map(standardizeSurname)).toEqual([
      'test',
      'boy',
      'baby',
      'na',
      'junior',
    ])
  })

  it('joins Mc and a leading O to the word after them', () => {
    expect(standardizeSurname('MC DONALD')).toBe('mcdonald')
    expect(standardizeSurname('O NEILL')).toBe('oneill')
    expect(standardizeSurname('Garcia O')).toBe('garcia o')
  })
})

describe('nameTokens', () => {
  it('leaves particles out unless nothing else is there', () => {
    expect(nameTokens('de la cruz')).toEqual(['cruz'])
    expect(nameTokens('van der berg')).toEqual(['berg'])
    expect(nameTokens('de la')).toEqual(['de', 'la'])
    expect(nameTokens('')).toEqual([])
  })

  it('takes a lone letter for "and" only between two words, else for an initial', () => {
    expect(nameTokens('ortega y gasset')).toEqual(['ortega', 'gasset'])
    expect(nameTokens('maria e')).toEqual(['maria', 'e'])
  })

  it('keeps san and santa, which tell surnames apart', () => {
    expect(nameTokens('san martin')).toEqual(['san', 'martin'])
  })
})

describe('splitSuffix', () => {
  it('gives the name and the suffix in its short form', () => {
    expect(splitSuffix('Garcia-Lopez, 2nd')).toEqual({ name: 'garcia lopez', suffix: 'ii' })
    expect(splitSuffix('Garcia')).toEqual({ name: 'garcia', suffix: '' })
    expect(splitSuffix('Jr')).toEqual({ name: 'jr', suffix: '' })
    expect(splitSuffix('')).toEqual({ name: '', suffix: '' })
  })
})
