import { type TObject, type TOptional, type TString, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import type { Place } from '../access/roles.ts'
import { entryAt, placeOfDistrict } from '../directory/place-of-district.ts'
import { stateOf } from '../directory/states.ts'
import type { AppReader } from '../store/app-keys.ts'
import type { DeskPlace } from '../worklist/work-item.ts'

/** Where something is sent to, as narrow as the sender knows. */
export interface Address extends DeskPlace {
  /** NCES id of a school, 12 digits. */
  readonly school?: string
}

/** Schema of an {@link Address}. */
export const ADDRESS: TObject<{
  state: TString
  region: TOptional<TString>
  district: TOptional<TString>
  school: TOptional<TString>
}> = Type.Object({
  state: Type.String({ pattern: '^[A-Z]{2}$', description: 'Postal code.' }),
  region: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
  district: Type.Optional(Type.String({ pattern: '^\\d{7}$', description: 'NCES id.' })),
  school: Type.Optional(Type.String({ pattern: '^\\d{12}$', description: 'NCES id.' })),
})

/**
 * The address with all that follows of it: a school’s district, a district’s region.
 *
 * @throws {@link LinkageError} `request-invalid` if its parts do not belong together.
 */
export function wholeAddress(app: AppReader, address: Address, now: number): Address {
  const { state, school } = address
  const invalid = (what: string): LinkageError => new LinkageError('request-invalid', { what })
  if (stateOf(state) === undefined) throw invalid('the state of the address')
  const district = address.district ?? school?.slice(0, 7)
  const ofDistrict = district === undefined ? undefined : placeOfDistrict(app, district, now)
  if (district !== undefined && ofDistrict?.state !== state) {
    throw invalid('the district or school of the address, which must lie in its state,')
  }
  const region = address.region ?? ofDistrict?.region
  if (ofDistrict?.region !== undefined && ofDistrict.region !== region) {
    throw invalid('the region of the address, in which its district does not lie,')
  }
  const isKnown =
    address.region === undefined ||
    entryAt(app, { kind: 'region', state, id: address.region }, now) !== undefined
  if (!isKnown) throw invalid('the region of the address, which the directory does not know,')
  return {
    state,
    ...(region === undefined ? {} : { region }),
    ...(district === undefined ? {} : { district }),
    ...(school === undefined ? {} : { school }),
  }
}

/** The place of whoever has to do with an address. */
export function placeOf({ state, region, district }: Address): DeskPlace {
  return {
    state,
    ...(region === undefined ? {} : { region }),
    ...(district === undefined ? {} : { district }),
  }
}

/** The place of an account that sends: none of a federal one. */
export function senderPlace(place: Place): DeskPlace {
  if (place.state === undefined) throw new LinkageError('not-permitted', { operation: 'sending' })
  return placeOf({ ...place, state: place.state })
}
