import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutAccents } from '../../src/synthetic/accents.ts'
import { misspell } from '../../src/synthetic/misspellings.ts'
import { drawNickname } from '../../src/synthetic/nicknames.ts'
import { Random } from '../../src/synthetic/random.ts'

const plain = (text: string) => withoutAccents(text).toLowerCase()

describe('misspell', () => {
  it('makes the slips people make', () => {
    const random = new Random(1)
    const seen = new Set(Array.from({ length: 2000 }, () => misspell('García', random)))
    expect(seen).toContain('Garzia')
    expect(seen).toContain('Gracia')
    expect(seen).toContain('Garcya')
    expect(seen).toContain('Garia')
  })

  it('never gives the name back, not even without accents', () => {
    const name = fc.constantFrom('O', 'Li', 'José', 'María de los Ángeles', 'Jean-Louis', 'De La O')
    fc.assert(
      fc.property(name, fc.integer(), (name, seed) => {
        const wrong = misspell(name, new Random(seed))
        expect(plain(wrong)).not.toBe(plain(name))
        expect(wrong).toBe(wrong.trim())
        expect(wrong.length).toBeGreaterThan(1)
      }),
    )
  })

  it('leaves all words but one as they are', () => {
    const wrong = misspell('María de los Ángeles', new Random(3)).split(' ')
    const right = ['María', 'de', 'los', 'Ángeles']
    expect(wrong.filter((word, i) => word !== right[i])).toHaveLength(1)
  })
})

describe('drawNickname', () => {
  const nicknames = (name: string) => {
    const random = new Random(1)
    return new Set(Array.from({ length: 200 }, () => drawNickname(name, random)))
  }

  it('knows Spanish and English nicknames, with or without accents', () => {
    expect(nicknames('José')).toContain('Pepe')
    expect(nicknames('Jose')).toContain('Pepe')
    expect(nicknames('Elizabeth')).toContain('Beth')
  })

  it('takes one part of a compound name, or a nickname of a part', () => {
    const seen = nicknames('María Guadalupe')
    for (const name of ['María', 'Guadalupe', 'Lupe', 'Mari']) expect(seen).toContain(name)
  })

  it('cuts a long name without a nickname and leaves a short one alone', () => {
    expect([...nicknames('Yaretzi')].toSorted()).toEqual(['Yar', 'Yare'])
    expect([...nicknames('Mia')]).toEqual([''])
  })
})
