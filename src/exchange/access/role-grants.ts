import { LinkageError } from '../../errors.ts'
import { type Actor, isWithin, type Place, type Role } from './roles.ts'

/** How wide a place is. */
export type Level = 'nation' | 'state' | 'region' | 'district'

export function levelOf({ state, region, district }: Place): Level {
  if (state === undefined) return 'nation'
  if (district !== undefined) return 'district'
  return region === undefined ? 'state' : 'region'
}

const NATION: readonly Level[] = ['nation']
const STATE_AND_BELOW: readonly Level[] = ['state', 'region', 'district']
const ALL: readonly Level[] = [...NATION, ...STATE_AND_BELOW]

/**
 * For each role: at which levels an account may have it, and user administrators of which levels may
 * grant it, within their area.
 */
const ROLE_LEVELS: Readonly<
  Record<Role, { readonly held: readonly Level[]; readonly grantedBy: readonly Level[] }>
> = {
  'primary-user': { held: STATE_AND_BELOW, grantedBy: ALL },
  'secondary-user': { held: STATE_AND_BELOW, grantedBy: ALL },
  'data-administrator': { held: STATE_AND_BELOW, grantedBy: ALL },
  'user-administrator': { held: ALL, grantedBy: ['nation', 'state', 'region'] },
  'federal-reader': { held: NATION, grantedBy: NATION },
  'privacy-officer': { held: NATION, grantedBy: NATION },
  // A state’s system comes to be with its first key.
  'state-system': { held: [], grantedBy: [] },
}

/** May an account at this place have this role at all? */
export function mayHold(role: Role, place: Place): boolean {
  return ROLE_LEVELS[role].held.includes(levelOf(place))
}

/** May the actor give this role to somebody at this place, and take it? */
export function mayGrant(actor: Actor, role: Role, place: Place): boolean {
  if (!actor.roles.includes('user-administrator') || !isWithin(place, actor.place)) return false
  const own = levelOf(actor.place)
  if (!ROLE_LEVELS[role].grantedBy.includes(own)) return false
  // A region’s administrator makes none of their own level.
  return role !== 'user-administrator' || own !== 'region' || levelOf(place) === 'district'
}

/**
 * Refuses unless the actor may make the account what it is: not their own, within their area, and of no
 * role that they may not grant.
 *
 * @throws {@link LinkageError} `not-permitted`.
 */
export function assertMayManage(
  actor: Actor,
  account: { readonly id: string; readonly roles: readonly Role[]; readonly place: Place },
): void {
  const may =
    account.id !== actor.account &&
    actor.roles.includes('user-administrator') &&
    isWithin(account.place, actor.place) &&
    account.roles.every((role) => mayGrant(actor, role, account.place))
  if (!may) throw new LinkageError('not-permitted', { operation: 'that account or role' })
}
