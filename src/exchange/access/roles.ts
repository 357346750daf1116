/**
 * Roles of the exchange, in the words of MSIX. A data or user administrator acts at the level of the
 * place that the grant names: a district, a region, or the whole state.
 */
export const ROLES = [
  'primary-user',
  'secondary-user',
  'data-administrator',
  'user-administrator',
  'federal-reader',
  'privacy-officer',
  'state-system',
] as const
export type Role = (typeof ROLES)[number]

/** Where somebody works, or where something belongs: the whole state if nothing narrower stands there. */
export interface Place {
  /** Postal code. Absent only for federal accounts. */
  readonly state?: string
  readonly region?: string
  /** NCES district id, 7 digits. */
  readonly district?: string
}

/** Who acts: an account that has logged in, or a state’s system with its key. */
export interface Actor {
  /** Id of the account. */
  readonly account: string
  readonly roles: readonly Role[]
  readonly place: Place
}

/** The exchange itself: clocks that run out, files that are taken in. Never behind a request. */
export const EXCHANGE_ACTOR: Actor = { account: 'exchange', roles: [], place: {} }

/** Does a place lie within another? */
export function isWithin(place: Place, area: Place): boolean {
  return (
    (area.state === undefined || area.state === place.state) &&
    (area.region === undefined || area.region === place.region) &&
    (area.district === undefined || area.district === place.district)
  )
}
