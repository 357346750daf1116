import type { Role } from '../access/roles.ts'
import type { Account } from './account.ts'
import type { AccountPolicy } from './account-policy.ts'
import { RULES } from './rules-of-behaviour.ts'
import type { Session } from './session.ts'

/** What an account has to see to before it may do anything else. */
export type Missing = 'rules' | 'second-factor'

const DAY_MS = 86_400_000
/** Who sees more than their own children, or decides about others. */
const NEEDS_SECOND_FACTOR: readonly Role[] = [
  'data-administrator',
  'user-administrator',
  'federal-reader',
  'privacy-officer',
]

/** Must this account log in with a second factor? */
export function needsSecondFactor({ roles }: Account, { secondFactor }: AccountPolicy): boolean {
  if (secondFactor === 'nobody') return false
  return secondFactor === 'everybody' || roles.some((role) => NEEDS_SECOND_FACTOR.includes(role))
}

/** What an account lacks for its work in a session; a state’s system lacks nothing. */
export function missingOf(
  account: Account,
  session: Pick<Session, 'hasIssuersFactor'>,
  policy: AccountPolicy,
  now: number,
): Missing[] {
  if (account.roles.includes('state-system')) return []
  const { rules } = account
  // By password a factor that is enrolled was asked for; by an issuer it was not.
  const hasSecondFactor = session.hasIssuersFactor ?? account.hasSecondFactor ?? false
  const hasAccepted =
    rules?.version === RULES.version && now - rules.time < policy.rulesDays * DAY_MS
  return [
    ...(needsSecondFactor(account, policy) && !hasSecondFactor ? ['second-factor' as const] : []),
    ...(hasAccepted ? [] : ['rules' as const]),
  ]
}
