import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  nameTokenSimilarity,
  personNameSimilarity,
} from '../../src/comparison/person-name-similarity.ts'

const names = fc
  .array(
    fc.constantFrom(
      ...'maria jose pepe lupe guadalupe garcia gracia lopez lopes smith j m de la cruz jr'.split(
        ' ',
      ),
    ),
    { maxLength: 6 },
  )
  .map((words) => words.join(' '))

describe('personNameSimilarity', () => {
  it('is 1 whatever the order, case, accents and particles', () => {
    expect(personNameSimilarity('GARCIA LOPEZ, José', 'Jose Garcia-López')).toBe(1)
    expect(personNameSimilarity('María de la Cruz', 'Maria Cruz')).toBe(1)
    expect(personNameSimilarity('Jan Daniel Bothma', 'JanDaniel Bothma')).toBe(1)
  })

  it('takes nicknames, initials and typing errors as nearly the same', () => {
    for (const [a, b] of [
      ['Lupita Garcia', 'Guadalupe Garcia'],
      ['Bob Smith', 'Robert Smith'],
      ['J. Hernandez', 'Jose Hernandez'],
      ['Jose Hernandez', 'Jose Ernandes'],
      ['Guadalupe Vasquez', 'Guadalupe Vazques'],
    ] as const) {
      expect(personNameSimilarity(a, b), `${a}, ${b}`).toBeGreaterThan(0.85)
    }
  })

  it('keeps siblings, other surnames and generations apart', () => {
    for (const [a, b] of [
      ['Rosa Garcia Lopez', 'Elena Garcia Lopez'],
      ['Aaron Smith', 'Erin Smith'],
      ['Jose Garcia', 'Jose Hernandez'],
      ['Alberto Cruz', 'Roberto Cruz'],
    ] as const) {
      expect(personNameSimilarity(a, b), `${a}, ${b}`).toBeLessThan(0.7)
    }
    expect(personNameSimilarity('Jose Garcia Jr', 'Jose Garcia Sr')).toBeLessThan(0.85)
  })

  it('is 0 where a name is missing or a placeholder', () => {
    expect(personNameSimilarity('', 'Jose Garcia')).toBe(0)
    expect(personNameSimilarity('Unknown', 'Unknown')).toBe(0)
  })

  it('is symmetric and in [0, 1]', () => {
    fc.assert(
      fc.property(fc.oneof(names, fc.string()), fc.oneof(names, fc.string()), (a, b) => {
        const similarity = personNameSimilarity(a, b)
        expect(personNameSimilarity(b, a)).toBe(similarity)
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
      }),
      { numRuns: 1_000 },
    )
  })

  it('separates the labelled pairs of persons at least as well as when it was written', () => {
    const file = new URL('../../bench/data/name_pairs/cases.csv', import.meta.url)
    const rows = parse(readFileSync(file), { columns: true }) as Record<string, string>[]
    const persons = rows.filter((row) => row.schema === 'Person')
    const found = persons.filter((row) => personNameSimilarity(row.name1!, row.name2!) >= 0.8)
    const right = found.filter((row) => row.is_match === 'true').length
    const matches = persons.filter((row) => row.is_match === 'true').length
    expect(persons.length).toBe(548)
    expect(right / found.length).toBeGreaterThan(0.92)
    expect(right / matches).toBeGreaterThan(0.72)
  })
})

describe('nameTokenSimilarity', () => {
  it('is 1 only for equal words', () => {
    expect(nameTokenSimilarity('jose', 'jose')).toBe(1)
    expect(nameTokenSimilarity('pepe', 'jose')).toBeLessThan(1)
    expect(nameTokenSimilarity('j', 'jose')).toBeLessThan(1)
    expect(nameTokenSimilarity('j', 'maria')).toBe(0)
  })
})
