import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitPersonIds, isDigitPersonId } from '../../src/ledger/digit-person-ids.ts'

const KEY = new Uint8Array(16).fill(9)
const counters = fc.nat(10 ** 9)

describe('ids of digits', () => {
  it('are 12 digits, the same for the same counter and key', () => {
    fc.assert(
      fc.property(counters, (counter) => {
        const id = digitPersonIds(KEY).next(counter)
        expect(id).toMatch(/^\d{12}$/)
        expect(digitPersonIds(KEY).next(counter)).toBe(id)
        expect(isDigitPersonId(id)).toBe(true)
      }),
    )
  })

  it('are never given twice, and say nothing of their order', () => {
    const ids = digitPersonIds(KEY)
    const all = Array.from({ length: 20_000 }, (_, counter) => ids.next(counter))
    expect(new Set(all).size).toBe(all.length)
    const rising = all.filter((id, at) => at > 0 && id > all[at - 1]!).length
    expect(rising / all.length).toBeGreaterThan(0.48)
    expect(rising / all.length).toBeLessThan(0.52)
    expect(digitPersonIds(new Uint8Array(16)).next(0)).not.toBe(all[0])
  })

  it('show one wrong digit, and two neighbours that changed places', () => {
    fc.assert(
      fc.property(counters, fc.nat(11), fc.nat(9), (counter, at, digit) => {
        const id = digitPersonIds(KEY).next(counter)
        const wrong = id.slice(0, at) + digit + id.slice(at + 1)
        expect(isDigitPersonId(wrong)).toBe(wrong === id)
        const next = Math.min(at, 10)
        const swapped = id.slice(0, next) + id[next + 1] + id[next] + id.slice(next + 2)
        expect(isDigitPersonId(swapped)).toBe(swapped === id)
      }),
    )
  })

  it('end', () => {
    expect(() => digitPersonIds(KEY).next(10 ** 11)).toThrow(
      expect.objectContaining({ code: 'person-ids-used-up' }),
    )
  })
})
