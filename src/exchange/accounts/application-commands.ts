import { randomUUID } from 'node:crypto'
import { LinkageError } from '../../errors.ts'
import { mayGrant } from '../access/role-grants.ts'
import { isWithin, type Place, type Role } from '../access/roles.ts'
import { queueMail } from '../mail/outbox.ts'
import type { AppWriter } from '../store/app-keys.ts'
import type { CommandContext } from '../writer/command.ts'
import { ACCOUNTS, normalEmail } from './account.ts'
import { createAccount } from './account-commands.ts'
import { entriesByPrefix, USER_ADMINISTRATORS } from './account-index.ts'
import { type AccountApplication, APPLICATIONS, type Asked, putApplication } from './application.ts'

/** As many user administrators are told of an application. */
const MOST_TOLD = 10

/** Applications for accounts, and what is decided. */
export const applicationCommands = {
  'application.receive': ({ app, now }: CommandContext, asked: Asked): { readonly id: string } => {
    const id = randomUUID()
    const email = normalEmail(asked.email)
    putApplication(app, { ...asked, email, id, received: now, status: 'waiting' })
    tell(app, asked.place, id, now)
    return { id }
  },

  /** Makes the account with what the approver grants, which may differ from what was asked. */
  'application.approve': (
    context: CommandContext,
    {
      id,
      roles,
      place,
      note,
    }: {
      readonly id: string
      readonly roles: readonly Role[]
      readonly place: Place
      readonly note?: string
    },
  ): { readonly account: string } => {
    const { app, actor, now } = context
    const application = waiting(context, id)
    const { email, name, office, training } = application
    const account = createAccount(context, {
      email,
      name,
      roles,
      place,
      ...(office === undefined ? {} : { office }),
      ...(training === undefined ? {} : { training }),
      approval: `application ${id}`,
    })
    const decision = {
      time: now,
      by: actor.account,
      account,
      ...(note === undefined ? {} : { note }),
    }
    putApplication(app, { ...application, status: 'approved', decision })
    return { account }
  },

  'application.reject': (
    context: CommandContext,
    { id, note }: { readonly id: string; readonly note?: string },
  ): void => {
    const { app, actor, now } = context
    const application = waiting(context, id)
    const decision = { time: now, by: actor.account, ...(note === undefined ? {} : { note }) }
    putApplication(app, { ...application, status: 'rejected', decision })
  },
} as const

/** @throws {@link LinkageError} `exchange-unknown`, `not-permitted`, `exchange-conflict`. */
function waiting({ app, actor }: CommandContext, id: string): AccountApplication {
  const application = APPLICATIONS.get(app, id)
  if (application === undefined) {
    throw new LinkageError('exchange-unknown', { what: 'application', id })
  }
  if (!isWithin(application.place, actor.place)) {
    throw new LinkageError('not-permitted', { operation: 'that application' })
  }
  if (application.status !== 'waiting') {
    throw new LinkageError('exchange-conflict', {
      problem: `the application is ${application.status}`,
    })
  }
  return application
}

/** Those who could grant the least that is ever asked for there. */
function tell(app: AppWriter, place: Place, id: string, now: number): void {
  let told = 0
  for (const [, , account] of entriesByPrefix(app, USER_ADMINISTRATORS, place.state ?? '')) {
    const { email, roles, place: area } = ACCOUNTS.get(app, account)!
    const least = place.state === undefined ? 'federal-reader' : 'secondary-user'
    if (!mayGrant({ account, roles, place: area }, least, place)) continue
    queueMail(
      app,
      {
        to: email,
        subject: 'An application for an account on the exchange',
        text: 'Somebody has applied for an account in your area. It waits for your decision.',
        about: { kind: 'account-application', id },
      },
      now,
    )
    if (++told === MOST_TOLD) return
  }
}
