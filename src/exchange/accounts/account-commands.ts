import { randomUUID } from 'node:crypto'
import { LinkageError } from '../../errors.ts'
import { assertMayManage, mayHold } from '../access/role-grants.ts'
import type { Place, Role } from '../access/roles.ts'
import { startClock } from '../clocks/clock.ts'
import { queueMail } from '../mail/outbox.ts'
import type { CommandContext } from '../writer/command.ts'
import {
  ACCOUNTS,
  ACCOUNTS_BY_EMAIL,
  type Account,
  normalEmail,
  type Office,
  putAccount,
} from './account.ts'
import { type AccountEvent, noteEvent } from './account-event.ts'
import { putCredentials } from './credentials.ts'
import { dropSecondFactor } from './drop-second-factor.ts'
import { dropLink, newLink } from './one-time-link.ts'
import { endSessions } from './session.ts'

/** What a user administrator says of a new account. */
export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly place: Place
  readonly office?: Office
  readonly training?: string
  /** Who verified the identity and where the signed form lies, or the application. */
  readonly approval: string
}

/** What may be changed of an account; the address may not. */
export interface AccountChange {
  readonly name?: string
  readonly roles?: readonly Role[]
  readonly place?: Place
  readonly office?: Office
  readonly training?: string
}

/** What changes accounts. Each looks again at whether the actor may manage what it finds. */
export const accountCommands = {
  /** As it is given: for the training environment and for what is embedded. */
  'account.put': ({ app }: CommandContext, account: Account): void => {
    assertFree(app, account.email, account.id)
    putAccount(app, account)
  },

  /** @returns the id. An invitation is mailed. */
  'account.create': (context: CommandContext, asked: NewAccount): { readonly id: string } => ({
    id: createAccount(context, asked),
  }),

  'account.change': (
    context: CommandContext,
    {
      id,
      change,
      version,
    }: {
      readonly id: string
      readonly change: AccountChange
      /** As the caller saw it. */
      readonly version?: number
    },
  ): void => {
    const account = managed(context, id)
    if (version !== undefined && version !== (account.version ?? 0)) {
      throw new LinkageError('exchange-stale', { what: 'account', id })
    }
    const changed = { ...account, ...change }
    assertHeld(changed)
    assertMayManage(context.actor, changed)
    putAccount(context.app, changed)
    if (differs(account, changed)) {
      endSessions(context.app, id)
      noted(context, changed, 'changed')
    }
  },

  'account.disable': (context: CommandContext, { id, note }: IdAndNote): void => {
    const account = managed(context, id)
    if (account.status !== 'active') throw wrong(account)
    close(context, { ...account, status: 'disabled' }, 'disabled', note)
  },

  'account.enable': (context: CommandContext, { id, note }: IdAndNote): void => {
    const account = managed(context, id)
    if (account.status !== 'disabled') throw wrong(account)
    putAccount(context.app, { ...account, status: 'active' })
    noted(context, account, 'enabled', note)
  },

  /** For good. The account and what was decided about it are kept, its credentials are not. */
  'account.deactivate': (context: CommandContext, { id, note }: IdAndNote): void => {
    const account = managed(context, id)
    if (account.status === 'deactivated') throw wrong(account)
    close(context, { ...account, status: 'deactivated' }, 'deactivated', note)
    putCredentials(context.app, id, {})
    const { state } = account.place
    // The documents of an approval: the account, its application and its history are kept for good.
    if (state !== undefined) startClock(context, { rule: 'T13', state, subject: `account ${id}` })
  },

  /** For somebody who never got in, or lost what they log in with: a link to a new password. */
  'account.invite': (context: CommandContext, { id }: { readonly id: string }): void => {
    const account = managed(context, id)
    if (account.status !== 'active') throw wrong(account)
    invite(context, account)
    noted(context, account, 'invited')
  },

  /** The app with the codes was lost: another is enrolled at the next log-in. */
  'account.reset-second-factor': (context: CommandContext, { id, note }: IdAndNote): void => {
    const account = managed(context, id)
    dropSecondFactor(context.app, account)
    noted(context, account, 'second-factor-reset', note)
  },

  /** A link by which the account gets a new password and loses its second factor. */
  'account.recover': (
    context: CommandContext,
    { id, holdsMs }: { readonly id: string; readonly holdsMs: number },
  ): { readonly token: string; readonly expires: number } => {
    const account = ACCOUNTS.get(context.app, id)
    if (account === undefined) throw new LinkageError('exchange-unknown', { what: 'account', id })
    if (account.status !== 'active') throw wrong(account)
    const expires = context.now + holdsMs
    const token = newLink(context.app, { kind: 'recovery', account: id, expires })
    noted(context, account, 'recovery-link')
    return { token, expires }
  },
} as const

interface IdAndNote {
  readonly id: string
  readonly note?: string
}

/** Makes an account in the actor’s area, of roles that they may grant. */
export function createAccount(context: CommandContext, asked: NewAccount): string {
  const { app, actor, now } = context
  const { approval, ...rest } = asked
  const account: Account = {
    ...rest,
    id: randomUUID(),
    email: normalEmail(asked.email),
    status: 'active',
    created: now,
  }
  assertHeld(account)
  assertMayManage(actor, account)
  assertFree(app, account.email, account.id)
  putAccount(app, account)
  noted(context, account, 'created', approval)
  invite(context, account)
  return account.id
}

/** @throws {@link LinkageError} `exchange-unknown`, `not-permitted`. */
function managed({ app, actor }: CommandContext, id: string): Account {
  const account = ACCOUNTS.get(app, id)
  if (account === undefined) throw new LinkageError('exchange-unknown', { what: 'account', id })
  assertMayManage(actor, account)
  return account
}

function assertFree(app: CommandContext['app'], email: string, id: string): void {
  const holder = email === '' ? undefined : ACCOUNTS_BY_EMAIL.get(app, email)
  if (holder !== undefined && holder !== id) {
    throw new LinkageError('exchange-conflict', {
      problem: 'the address has an account, or had one that was deactivated for good',
    })
  }
}

function assertHeld({ roles, place }: Account): void {
  if (roles.length === 0 || !roles.every((role) => mayHold(role, place))) {
    throw new LinkageError('request-invalid', { what: 'the roles, at that place,' })
  }
}

function close(
  context: CommandContext,
  account: Account,
  what: AccountEvent['what'],
  note: string | undefined,
): void {
  const { app } = context
  putAccount(app, account)
  endSessions(app, account.id)
  dropLink(app, account.id)
  noted(context, account, what, note)
}

function invite({ app, now }: CommandContext, { id, email }: Account): void {
  queueMail(
    app,
    {
      to: email,
      subject: 'Your account on the exchange',
      text: 'An account was opened for you. The link lets you choose its password; it can be used once.',
      link: { kind: 'invitation', account: id },
    },
    now,
  )
}

function noted(
  { app, actor, now }: CommandContext,
  { id, roles, place }: Account,
  what: AccountEvent['what'],
  note?: string,
): void {
  const more = note === undefined ? {} : { note }
  noteEvent(app, id, { time: now, by: actor.account, what, roles, place, ...more })
}

function wrong({ status }: Account): LinkageError {
  return new LinkageError('exchange-conflict', { problem: `the account is ${status}` })
}

/** Is another thing allowed to it than before? */
function differs(before: Account, after: Account): boolean {
  const allowed = ({ roles, place: { state, region, district } }: Account): string =>
    JSON.stringify([roles.toSorted(), state, region, district])
  return allowed(before) !== allowed(after)
}
