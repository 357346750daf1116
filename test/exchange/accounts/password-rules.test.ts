import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword } from '../../../src/exchange/accounts/password.ts'
import { checkPassword } from '../../../src/exchange/accounts/password-rules.ts'

const OWN = { name: 'Guadalupe Hernández', email: 'g.hernandez@district.example.org' }

describe('checkPassword', () => {
  it.each([
    'seven green bicycles',
    'ñandú ñandú ñandú',
    'correct horse battery',
    'Xk3#pLq9$vRt',
    'Guadalupe rides a mule',
  ])('takes %s', (password) => {
    expect(() => checkPassword(password, OWN)).not.toThrow()
  })

  it.each([
    ['too short', 'eleven char', /fewer than 12/],
    ['too long', 'long '.repeat(50), /more than 200/],
    ['a common one', 'Password-1234', /common/],
    ['a row', '123456789012', /row/],
    ['a row backwards', 'zyxwvutsrqpo', /row/],
    ['few characters', 'abababababab', /repeats/],
    ['the own name', 'GuadalupeHernandez', /name or the address/],
    ['the own name and a year', 'Hernandez-2026', /name or the address/],
    ['the address', 'g.hernandez@district', /name or the address/],
  ])('refuses what is %s', (_what, password, problem) => {
    expect(() => checkPassword(password, OWN)).toThrow(problem)
  })
})

describe('a hash', () => {
  it('is argon2id, salted, and only of that password', async () => {
    const [one, two] = await Promise.all([hashPassword('a password'), hashPassword('a password')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
    expect(await isPassword(one, 'a password')).toBe(true)
    expect(await isPassword(one, 'another')).toBe(false)
  })

  it('is verified also where there is none, and never right there', async () => {
    expect(await isPassword(undefined, '')).toBe(false)
    expect(await isPassword(undefined, 'some salt for noone')).toBe(false)
  })
})
