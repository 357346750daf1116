import { type TArray, type TObject, type TOptional, type TString, Type } from 'typebox'
import { DAY } from '../http/time.ts'

type Text = TOptional<TString>
export type PlaceSchema = TObject<{ state: TString; district: Text; school: Text; date: Text }>

export const PLACE: PlaceSchema = Type.Object(
  {
    state: Type.String(),
    district: Type.Optional(Type.String({ description: 'NCES district, 7 digits.' })),
    school: Type.Optional(Type.String({ description: 'NCES school, 12 digits.' })),
    date: Type.Optional(DAY),
  },
  { description: 'Where the newest enrollment of all states is, and since when.' },
)

/** Of a {@link StudentOverview}. */
export const OVERVIEW: {
  readonly msixId: TString
  readonly firstName: Text
  readonly middleName: Text
  readonly lastName1: Text
  readonly lastName2: Text
  readonly suffix: Text
  readonly sex: Text
  readonly birthDate: Text
  readonly states: TArray<TString>
  readonly latestPlace: TOptional<PlaceSchema>
} = {
  msixId: Type.String(),
  firstName: Type.Optional(Type.String()),
  middleName: Type.Optional(Type.String()),
  lastName1: Type.Optional(Type.String()),
  lastName2: Type.Optional(Type.String()),
  suffix: Type.Optional(Type.String()),
  sex: Type.Optional(Type.String()),
  birthDate: Type.Optional(DAY),
  states: Type.Array(Type.String(), {
    description: 'Postal codes of the states that have the child.',
  }),
  latestPlace: Type.Optional(PLACE),
}

export const MSIX_ID: TString = Type.String({ pattern: '^[0-9]{12}$' })
export const MSIX_ID_PARAMS: TObject<{ msixId: TString }> = Type.Object({ msixId: MSIX_ID })
