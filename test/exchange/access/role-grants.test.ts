import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf, mayGrant, mayHold } from '../../../src/exchange/access/role-grants.ts'
import {
  type Actor,
  isWithin,
  type Place,
  ROLES,
  type Role,
} from '../../../src/exchange/access/roles.ts'

const place: fc.Arbitrary<Place> = fc.constantFrom(
  {},
  { state: 'TX' },
  { state: 'TX', region: '1' },
  { state: 'TX', region: '1', district: '4800001' },
  { state: 'TX', region: '2', district: '4800002' },
  { state: 'CA' },
  { state: 'CA', region: '1' },
)
const role: fc.Arbitrary<Role> = fc.constantFrom(...ROLES)
const actor: fc.Arbitrary<Actor> = fc.record({
  account: fc.constant('a'),
  roles: fc.subarray([...ROLES], { minLength: 1 }),
  place,
})

const administrator = (at: Place): Actor => ({
  account: 'b',
  roles: ['user-administrator'],
  place: at,
})

describe('granting roles', () => {
  it('is by user administrators alone, within their area', () => {
    fc.assert(
      fc.property(actor, role, place, (by, granted, at) => {
        if (!mayGrant(by, granted, at)) return
        expect(by.roles).toContain('user-administrator')
        expect(isWithin(at, by.place)).toBe(true)
        expect(granted).not.toBe('state-system')
      }),
    )
  })

  it('never lets somebody grant through another what they may not grant themselves', () => {
    fc.assert(
      fc.property(actor, place, role, place, (by, at, granted, there) => {
        if (!mayGrant(by, 'user-administrator', at)) return
        if (mayGrant(administrator(at), granted, there)) {
          expect(mayGrant(by, granted, there)).toBe(true)
        }
      }),
    )
  })

  it('gives every role that there is to somebody who may hold it, from the nation down', () => {
    for (const each of ROLES) {
      const held = [{}, { state: 'TX' }].filter((at) => mayHold(each, at))
      if (each === 'state-system') expect(held).toEqual([])
      else expect(held.every((at) => mayGrant(administrator({}), each, at))).toBe(true)
    }
  })

  it('knows a district by its id, also where no region is named', () => {
    expect(levelOf({ state: 'TX', district: '4800001' })).toBe('district')
    expect(levelOf({ state: 'TX', region: '1' })).toBe('region')
  })
})
