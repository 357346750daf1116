import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { permutedPersonIds, readPersonId } from '../../src/ledger/person-ids.ts'
import '../support/property-seed.ts'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const MOST = 2 ** 40 - 1

const keys = fc.uint8Array({ minLength: 16, maxLength: 16 })
const counters = fc.integer({ min: 0, max: MOST })

describe('permutedPersonIds', () => {
  it('gives nine letters that are told the same each time', () => {
    const ids = permutedPersonIds(new Uint8Array(16))
    const first = [0, 1, 2, MOST].map((counter) => ids.next(counter))
    expect(first).toEqual(first.map(() => expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{9}$/)))
    expect([0, 1, 2, MOST].map((counter) => ids.next(counter))).toEqual(first)
    expect([MOST, 2, 1, 0].map((counter) => ids.next(counter))).toEqual(first.toReversed())
  })

  it('never gives the same id twice', () => {
    const ids = permutedPersonIds(new Uint8Array(16).fill(1))
    const given = new Set(Array.from({ length: 100_000 }, (_, counter) => ids.next(counter)))
    expect(given.size).toBe(100_000)
    fc.assert(
      fc.property(keys, fc.uniqueArray(counters), (key, some) => {
        const { next } = permutedPersonIds(key)
        expect(new Set(some.map(next)).size).toBe(some.length)
      }),
    )
  })

  it('hides the counter: ids of neighbours share no more letters than any', () => {
    const ids = permutedPersonIds(new Uint8Array(16).fill(2))
    const shared = Array.from({ length: 8 }, () => 0)
    const count = 20_000
    for (let counter = 0; counter < count; counter++) {
      const [one, next] = [ids.next(counter), ids.next(counter + 1)]
      for (let at = 0; at < 8; at++) if (one[at] === next[at]) shared[at]!++
    }
    // One in 32, give or take six times the deviation.
    for (const times of shared) expect(Math.abs(times - count / 32)).toBeLessThan(150)
  })

  it('depends on the key', () => {
    const one = permutedPersonIds(new Uint8Array(16).fill(1))
    const other = permutedPersonIds(new Uint8Array(16).fill(2))
    expect(one.next(0)).not.toBe(other.next(0))
  })

  it('says when all ids are given', () => {
    expect(() => permutedPersonIds(new Uint8Array(16)).next(2 ** 40)).toThrow(
      expect.toSatisfy((error) => isLinkageError(error, 'person-ids-used-up')),
    )
  })
})

describe('readPersonId', () => {
  const ids = fc.tuple(keys, counters).map(([key, counter]) => permutedPersonIds(key).next(counter))

  it('reads an id as people write it', () => {
    const id = permutedPersonIds(new Uint8Array(16)).next(0)
    expect(readPersonId(id)).toBe(id)
    expect(readPersonId(`${id.slice(0, 3)}-${id.slice(3)} `.toLowerCase())).toBe(id)
    fc.assert(
      fc.property(ids, (id) => {
        expect(readPersonId(id.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(id)
      }),
    )
  })

  it('finds any one wrong character', () => {
    fc.assert(
      fc.property(ids, (id) => {
        for (let at = 0; at < id.length; at++) {
          for (const letter of LETTERS) {
            const typed = id.slice(0, at) + letter + id.slice(at + 1)
            expect(readPersonId(typed)).toBe(letter === id[at] ? id : undefined)
          }
        }
      }),
    )
  })

  it('finds any two characters that changed places', () => {
    fc.assert(
      fc.property(ids, (id) => {
        for (let a = 0; a < id.length; a++) {
          for (let b = a + 1; b < id.length; b++) {
            const letters = [...id]
            ;[letters[a], letters[b]] = [letters[b]!, letters[a]!]
            const same = id[a] === id[b]
            expect(readPersonId(letters.join(''))).toBe(same ? id : undefined)
          }
        }
      }),
    )
  })

  it('refuses what is no id', () => {
    for (const text of ['', '0', '00000000', '0000000000', 'ÄÖÜÄÖÜÄÖÜ', 'UUUUUUUUU']) {
      expect(readPersonId(text)).toBeUndefined()
    }
  })
})
