import type { Config } from '../config.ts'

/** Rules of log-ins and accounts that a keeper of the exchange may set. */
export type AccountPolicy = Config['sessions']

/** The rules as they hold in an exchange, or for a command. */
export function policyOf({ config }: { readonly config: Config }): AccountPolicy {
  return config.sessions
}
