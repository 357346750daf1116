import { LinkageError } from '../../errors.ts'
import { EXCHANGE_ACTOR } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import { accountByEmail } from './account.ts'

const HOLDS_MS = 24 * 3_600_000

/** A way back in for somebody who lost password, second factor or mail. */
export interface Recovery {
  /** Where a new password is set, from `/` on; what it does with the second factor it does then. */
  readonly path: string
  readonly account: string
  /** Milliseconds since 1970. */
  readonly expires: number
}

/**
 * A link by which an account gets a new password and loses its second factor: once, within a day, the
 * newest alone. For whoever has the machine; it is audited, and stands in the account’s history.
 *
 * @throws {@link LinkageError} `exchange-unknown` if no account has the address, `exchange-conflict` if
 *   it is not active, `exchange-in-use` while a service works on the folder.
 */
export async function recoveryLink(exchange: Exchange, email: string): Promise<Recovery> {
  const account = exchange.read(({ app }) => accountByEmail(app, email))
  if (account === undefined) {
    throw new LinkageError('exchange-unknown', { what: 'account', id: 'of that address' })
  }
  const { id, status } = account
  if (status !== 'active') {
    throw new LinkageError('exchange-conflict', { problem: `the account is ${status}` })
  }
  await exchange.audit.record({
    time: exchange.now(),
    account: EXCHANGE_ACTOR.account,
    operation: 'recoverAccount',
    status: 0,
    subjects: [`account:${id}`],
  })
  const { token, expires } = await exchange.run(
    'account.recover',
    { id, holdsMs: HOLDS_MS },
    EXCHANGE_ACTOR,
  )
  return { path: `/new-password#${token}`, account: id, expires }
}
