import { type Static, type TObject, type TOptional, type TString, Type } from 'typebox'
import { ROLES, type Role } from '../access/roles.ts'
import { POSTAL_CODES } from '../msix/postal-codes.ts'

/** An address, as browsers take it; the mail that is sent there is the true test. */
export const EMAIL: TString = Type.String({
  maxLength: 200,
  pattern: "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$",
})
/** One line without control characters: it stands in mails and lists. */
export const NAME: TString = line(80, 1)
export const PASSWORD: TString = Type.String({ minLength: 1, maxLength: 1000 })
export const TOKEN: TString = Type.String({ pattern: '^[\\w-]{43}$' })
export const STATE: TString = Type.String({ pattern: `^(${[...POSTAL_CODES].join('|')})$` })
/** Of an account, an application or a key: what else is typed there reaches no log and no audit. */
export const ID: TString = Type.String({ pattern: '^[A-Za-z0-9-]{1,60}$' })
export const NOTE: TString = Type.String({ maxLength: 1000 })
export const ROLE_NAME = Type.Enum([...ROLES]) as unknown as ReturnType<typeof Type.Unsafe<Role>>

export const PLACE: TObject<{
  state: TOptional<TString>
  region: TOptional<TString>
  district: TOptional<TString>
}> = Type.Object({
  state: Type.Optional(STATE),
  region: Type.Optional(line(40, 1)),
  district: Type.Optional(Type.String({ pattern: '^\\d{7}$', description: 'NCES district id' })),
})

export const OFFICE: TObject<{
  title: TOptional<TString>
  phone: TOptional<TString>
  address: TOptional<TString>
}> = Type.Object({
  title: Type.Optional(line(100)),
  phone: Type.Optional(line(40)),
  address: Type.Optional(line(300)),
})

export type PlaceGiven = Static<typeof PLACE>

function line(maxLength: number, minLength = 0): TString {
  return Type.String({ minLength, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })
}
