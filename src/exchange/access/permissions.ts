import { type Actor, isWithin, type Place, type Role } from './roles.ts'

/**
 * How far a permission reaches: `any` state; the actor’s own `state`; the actor’s own `area`, which is
 * the state, region or district of the account, or the nation if it names none; only what is the actor’s `own`.
 */
export type Reach = 'any' | 'state' | 'area' | 'own'

type Grants = Readonly<Partial<Record<Role, Reach>>>

const LOOKING: Grants = {
  'primary-user': 'any',
  'secondary-user': 'any',
  'data-administrator': 'any',
  'privacy-officer': 'any',
}
const EVERYBODY: Grants = {
  'primary-user': 'own',
  'secondary-user': 'own',
  'data-administrator': 'own',
  'user-administrator': 'own',
  'federal-reader': 'own',
  'privacy-officer': 'own',
}

/** Names of all permissions. */
export type Permission =
  | 'account.own'
  | 'account.read'
  | 'account.manage'
  | 'application.decide'
  | 'user.search'
  | 'api-key.manage'
  | 'student.search'
  | 'student.read'
  | 'student.export'
  | 'list.own'
  | 'list.export'
  | 'submission.send'
  | 'submission.read'
  | 'student.rekey'
  | 'audit.read'
  | 'changes.read'
  | 'directory.read'
  | 'directory.write'
  | 'clock.read'
  | 'clock.tell'
  | 'notice.send'
  | 'notice.read'
  | 'notice.receive'
  | 'correction.enter'
  | 'correction.read'
  | 'correction.handle'
  | 'correction.inquire'
  | 'worklist.list'
  | 'worklist.read'
  | 'worklist.decide'
  | 'worklist.comment'
  | 'worklist.withdraw'
  | 'student.merge'
  | 'student.undo'

/**
 * Who may do what: the one table that is asked for every request. What does not stand here is
 * denied. Every operation of the interface names one of these permissions, or is public.
 */
export const PERMISSIONS: Readonly<Record<Permission, Grants>> = {
  // One’s own account and session
  'account.own': { ...EVERYBODY, 'state-system': 'own' },
  // Other people’s accounts: only those within the area, and of roles that one may grant (role-grants.ts)
  'account.read': { 'user-administrator': 'area', 'privacy-officer': 'any' },
  'account.manage': { 'user-administrator': 'area' },
  'application.decide': { 'user-administrator': 'area' },
  // A state’s keys are the whole state’s: no region’s or district’s area holds them
  'api-key.manage': { 'user-administrator': 'area' },
  // Who works where, with the office’s address and phone: colleagues of all states work together
  'user.search': { ...LOOKING, 'user-administrator': 'any' },
  // Students: who works with children sees those of every state, as that is what the exchange is for
  'student.search': LOOKING,
  'student.read': LOOKING,
  'student.export': {
    'primary-user': 'any',
    'data-administrator': 'any',
    'privacy-officer': 'any',
  },
  // Saved lists and flags: one’s own, for all who see students
  'list.own': {
    'primary-user': 'own',
    'secondary-user': 'own',
    'data-administrator': 'own',
    'privacy-officer': 'own',
  },
  'list.export': { 'primary-user': 'own', 'data-administrator': 'own', 'privacy-officer': 'own' },
  // Worklist: administrators see what lies with their place or below, and decide it; whoever proposed
  // something may follow it and take it back; another state's see and comment what concerns their state
  'worklist.list': { 'data-administrator': 'area', 'primary-user': 'own' },
  'worklist.read': { 'data-administrator': 'state', 'primary-user': 'own' },
  'worklist.decide': { 'data-administrator': 'area' },
  'worklist.comment': { 'data-administrator': 'state', 'primary-user': 'own' },
  'worklist.withdraw': { 'data-administrator': 'own', 'primary-user': 'own' },
  // Merges and splits are proposed by who has a record of the child; others may have to agree
  'student.merge': { 'primary-user': 'state', 'data-administrator': 'state' },
  'student.undo': { 'data-administrator': 'state' },
  // Submissions are the whole state’s: not an administrator’s of a district or region
  'submission.send': { 'state-system': 'area', 'data-administrator': 'area' },
  'submission.read': { 'state-system': 'area', 'data-administrator': 'area' },
  'student.rekey': { 'state-system': 'area', 'data-administrator': 'area' },
  // Operations
  'audit.read': { 'privacy-officer': 'any' },
  'changes.read': { 'state-system': 'state', 'data-administrator': 'state' },
  // Directory: offices, not persons; an administrator keeps what lies within the own place
  'directory.read': {
    'primary-user': 'any',
    'secondary-user': 'any',
    'data-administrator': 'any',
    'user-administrator': 'any',
    'federal-reader': 'any',
    'privacy-officer': 'any',
    'state-system': 'any',
  },
  'directory.write': { 'data-administrator': 'area', 'user-administrator': 'area' },
  // Clocks of 34 CFR 200.85: a state's duties, which the Department may see
  'clock.read': {
    'data-administrator': 'state',
    'state-system': 'state',
    'privacy-officer': 'any',
    'federal-reader': 'any',
  },
  'clock.tell': { 'data-administrator': 'area', 'state-system': 'area' },
  // Move notices and data requests: most send, in the name of their place; who works there sees what
  // is addressed to it or was sent from it; its data administrators handle it
  'notice.send': { 'primary-user': 'area', 'secondary-user': 'area', 'data-administrator': 'area' },
  'notice.read': { 'primary-user': 'area', 'secondary-user': 'area', 'data-administrator': 'area' },
  'notice.receive': { 'data-administrator': 'area' },
  // Corrections: any administrator enters them, those of the whole state handle them; the privacy
  // officer, who is the Department's, looks on and may ask
  'correction.enter': { 'data-administrator': 'state' },
  'correction.read': { 'data-administrator': 'state', 'privacy-officer': 'any' },
  'correction.handle': { 'data-administrator': 'area' },
  'correction.inquire': { 'data-administrator': 'area', 'privacy-officer': 'any' },
}

/** How far the actor’s permission reaches at most; undefined if there is none. */
export function reachOf(actor: Actor, permission: Permission): Reach | undefined {
  const grants: Grants = PERMISSIONS[permission]
  const reaches = actor.roles.map((role) => grants[role])
  return (['any', 'state', 'area', 'own'] as const).find((reach) => reaches.includes(reach))
}

/** What a request is about, as far as it decides who may make it. */
export interface Subject {
  /** Where it belongs. */
  readonly place?: Place
  /** Whose it is: id of an account. */
  readonly owner?: string
}

/** May the actor do this with it? What says neither where it belongs nor whose it is, is any’s only. */
export function may(actor: Actor, permission: Permission, subject: Subject): boolean {
  const reach = reachOf(actor, permission)
  const { place, owner } = subject
  switch (reach) {
    case undefined:
      return false
    case 'any':
      return true
    case 'state':
      return place?.state !== undefined && place.state === actor.place.state
    case 'area':
      // What belongs to no state is within the whole nation alone.
      return place !== undefined && isWithin(place, actor.place)
    case 'own':
      return owner === actor.account
  }
}
