/** Rules of log-ins and accounts that a keeper of the exchange may set. */
export interface AccountPolicy {
  /** A session ends when nothing is done for so long. */
  readonly idleMinutes: number
  /** A session ends after so long at the latest. */
  readonly absoluteHours: number
  /** Whose log-in needs a second factor. */
  readonly secondFactor: 'administrators' | 'everybody' | 'nobody'
  /** Failures one after the other that lock an address, and for how long. */
  readonly lockAfter: number
  readonly lockMinutes: number
  /** Log-ins tried in a minute: by one network address, and with one e-mail address. */
  readonly triesByNetwork: number
  readonly triesByAddress: number
  /** How long links hold: to a new password, and to the first one. */
  readonly resetMinutes: number
  readonly invitationDays: number
  /** The rules of behaviour have to be accepted again after so long. */
  readonly rulesDays: number
}

const STANDARD: AccountPolicy = {
  idleMinutes: 15,
  absoluteHours: 12,
  secondFactor: 'administrators',
  lockAfter: 5,
  lockMinutes: 15,
  triesByNetwork: 60,
  triesByAddress: 10,
  resetMinutes: 30,
  invitationDays: 7,
  rulesDays: 365,
}

/** The rules as they hold in an exchange, or for a command. */
export function policyOf(_of: object): AccountPolicy {
  return STANDARD
}
