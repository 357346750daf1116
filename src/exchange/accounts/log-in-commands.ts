import { randomUUID } from 'node:crypto'
import { LinkageError } from '../../errors.ts'
import { queueMail } from '../mail/outbox.ts'
import type { AppWriter } from '../store/app-keys.ts'
import { nextNumber } from '../store/counters.ts'
import type { CommandContext } from '../writer/command.ts'
import { ACCOUNTS, type Account, accountByEmail, normalEmail, putAccount } from './account.ts'
import { noteEvent } from './account-event.ts'
import { API_KEYS } from './api-key.ts'
import { credentialsOf, putCredentials, type SecondFactor } from './credentials.ts'
import { dropSecondFactor } from './drop-second-factor.ts'
import type { Use } from './last-use.ts'
import { forgetFailures, isLocked, noteFailure } from './log-in-failures.ts'
import { dropLink, type LinkKind, newLink, takeLink } from './one-time-link.ts'
import { RULES } from './rules-of-behaviour.ts'
import {
  activeAccount,
  endSession,
  endSessions,
  type NewSession,
  openSession,
  SESSIONS,
  type Session,
} from './session.ts'

/** What a code was found to be, before the command: it looks whether that still holds. */
export type GivenFactor =
  | { readonly kind: 'code'; readonly secret: string; readonly step: number }
  | { readonly kind: 'recovery'; readonly hash: string }

/** How a log-in went. A failure is an outcome, as it has to be kept. */
export type LoggedIn =
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'second-factor-needed' }
  | ({ readonly outcome: 'opened'; readonly account: string } & NewSession)

/** Log-ins, passwords and second factors. Whoever calls has verified, off the thread that writes. */
export const logInCommands = {
  /** For the training environment and for what is embedded. @returns what is kept nowhere else. */
  'session.open': (
    context: CommandContext,
    { account }: { readonly account: string },
  ): NewSession => openSession(context.app, account, context.config.sessions, context.now),

  'session.log-in': (
    context: CommandContext,
    {
      email,
      verified,
      factor,
      previous,
    }: {
      readonly email: string
      /** The hash that the password was found to be right for. */
      readonly verified?: string
      /** Absent if no code was given; `wrong` if it is none. */
      readonly factor?: GivenFactor | 'wrong'
      /** Hash of the session’s token that the browser has already. */
      readonly previous?: string
    },
  ): LoggedIn => {
    const { app, now } = context
    const policy = context.config.sessions
    const account = accountByEmail(app, email)
    const credentials = account === undefined ? {} : credentialsOf(app, account.id)
    const isRight =
      account?.status === 'active' &&
      verified !== undefined &&
      verified === credentials.password &&
      !isLocked(app, email, now)
    const { secondFactor } = credentials
    if (isRight && secondFactor !== undefined && factor === undefined) {
      return { outcome: 'second-factor-needed' }
    }
    const left = secondFactor === undefined ? undefined : afterUse(secondFactor, factor)
    if (!isRight || (secondFactor !== undefined && left === undefined)) {
      noteFailure(app, email, policy, now)
      return { outcome: 'refused' }
    }
    if (left !== undefined) putCredentials(app, account.id, { ...credentials, secondFactor: left })
    return opened(context, account, previous)
  },

  /** By an issuer that has verified the address. No account is ever made by that. */
  'session.log-in-by-issuer': (
    context: CommandContext,
    {
      email,
      hasIssuersFactor,
      previous,
    }: {
      readonly email: string
      readonly hasIssuersFactor: boolean
      readonly previous?: string
    },
  ): LoggedIn => {
    const account = accountByEmail(context.app, email)
    if (account?.status !== 'active') return { outcome: 'refused' }
    return opened(context, account, previous, { hasIssuersFactor })
  },

  'session.end': ({ app }: CommandContext, { hash }: { readonly hash: string }): void => {
    const session = SESSIONS.get(app, hash)
    if (session !== undefined) endSession(app, hash, session.account)
  },

  'session.end-all': ({ app, actor }: CommandContext): void => endSessions(app, actor.account),

  'rules.accept': (
    { app, actor, now }: CommandContext,
    { version }: { readonly version: string },
  ): void => {
    if (version !== RULES.version) {
      throw new LinkageError('exchange-conflict', {
        problem: 'the rules have changed; read them again',
      })
    }
    putAccount(app, { ...own(app, actor.account), rules: { version, time: now } })
  },

  /** All sessions end; the one that asked goes on under another token, as one of the same log-in. */
  'password.change': (
    context: CommandContext,
    {
      verified,
      password,
      ...session
    }: {
      readonly verified: string
      readonly password: string
    } & Pick<Session, 'hasIssuersFactor'>,
  ): NewSession => {
    const { app, actor, now } = context
    const credentials = credentialsOf(app, actor.account)
    if (credentials.password !== verified)
      throw new LinkageError('log-in-refused', { by: 'password' })
    putCredentials(app, actor.account, { ...credentials, password })
    endSessions(app, actor.account)
    dropLink(app, actor.account)
    return openSession(app, actor.account, context.config.sessions, now, session)
  },

  /** Queues a mail if there is an account, and writes as durably if there is none. */
  'password.ask-reset': (
    { app, now }: CommandContext,
    { email }: { readonly email: string },
  ): void => {
    nextNumber(app, 'reset-asked')
    const account = accountByEmail(app, email)
    if (account?.status !== 'active') return
    queueMail(
      app,
      {
        to: account.email,
        subject: 'A new password for the exchange',
        text: 'Somebody, probably you, asked for a new password. The link lets you choose it; it can be used once. If it was not you, do nothing.',
        link: { kind: 'reset', account: account.id },
      },
      now,
    )
  },

  /**
   * A link that a mail is about to be sent with.
   *
   * @returns undefined if the account is none to be let in.
   */
  'link.issue': (
    { app, now }: CommandContext,
    {
      kind,
      account,
      holdsMs,
    }: { readonly kind: LinkKind; readonly account: string; readonly holdsMs: number },
  ): { readonly token: string } | undefined => {
    if (activeAccount(app, account) === undefined) return undefined
    return { token: newLink(app, { kind, account, expires: now + holdsMs }) }
  },

  'password.set-by-link': (
    { app, now }: CommandContext,
    { link, password }: { readonly link: string; readonly password: string },
  ): { readonly account: string } => {
    const { account: id, kind } = takeLink(app, link, now)
    const account = activeAccount(app, id)
    if (account === undefined) throw new LinkageError('link-invalid', { kind: 'one-time' })
    putCredentials(app, id, { ...credentialsOf(app, id), password })
    endSessions(app, id)
    if (kind === 'recovery') {
      const { roles, place } = account
      dropSecondFactor(app, account)
      noteEvent(app, id, { time: now, by: id, what: 'second-factor-reset', roles, place })
    }
    forgetFailures(app, account.email)
    return { account: id }
  },

  /** The link by which the first account is made. Undefined once there is one. */
  'set-up.link': (
    { app, now }: CommandContext,
    { holdsMs }: { readonly holdsMs: number },
  ): { readonly token: string } | undefined => {
    if (hasAccounts(app)) return undefined
    return { token: newLink(app, { kind: 'set-up', account: '', expires: now + holdsMs }) }
  },

  /** The first account: a user administrator of the whole nation, who makes those of the states. */
  'set-up.take': (
    { app, now }: CommandContext,
    {
      link,
      email,
      name,
      password,
    }: {
      readonly link: string
      readonly email: string
      readonly name: string
      readonly password: string
    },
  ): { readonly account: string } => {
    if (takeLink(app, link, now).kind !== 'set-up' || hasAccounts(app)) {
      throw new LinkageError('link-invalid', { kind: 'one-time' })
    }
    const roles = ['user-administrator'] as const
    const account: Account = {
      id: randomUUID(),
      email: normalEmail(email),
      name,
      roles,
      place: {},
      status: 'active',
      created: now,
    }
    putAccount(app, account)
    putCredentials(app, account.id, { password })
    const note = 'by the set-up link'
    noteEvent(app, account.id, {
      time: now,
      by: account.id,
      what: 'created',
      roles,
      place: {},
      note,
    })
    return { account: account.id }
  },

  /** A code of the present one is asked for before it is replaced, and is used up by that. */
  'second-factor.use': (
    { app, actor }: CommandContext,
    { factor }: { readonly factor: GivenFactor | 'wrong' },
  ): void => {
    const credentials = credentialsOf(app, actor.account)
    const { secondFactor } = credentials
    const left = secondFactor === undefined ? undefined : afterUse(secondFactor, factor)
    if (left === undefined) throw new LinkageError('log-in-refused', { by: 'password' })
    putCredentials(app, actor.account, { ...credentials, secondFactor: left })
  },

  /** A secret to be confirmed by a code of it. */
  'second-factor.offer': (
    { app, actor }: CommandContext,
    { secret }: { readonly secret: string },
  ): void => {
    putCredentials(app, actor.account, { ...credentialsOf(app, actor.account), enrolling: secret })
  },

  /**
   * Other sessions end: they may have been opened without it. That which goes on has given the
   * exchange’s own password and code, whoever had let it in.
   */
  'second-factor.enrol': (
    context: CommandContext,
    {
      secret,
      step,
      recovery,
    }: {
      readonly secret: string
      readonly step: number
      readonly recovery: readonly string[]
    },
  ): NewSession => {
    const { app, actor, now } = context
    const { enrolling, ...rest } = credentialsOf(app, actor.account)
    if (enrolling !== secret) {
      throw new LinkageError('exchange-conflict', {
        problem: 'another secret was handed out since',
      })
    }
    putCredentials(app, actor.account, {
      ...rest,
      secondFactor: { secret, lastStep: step, recovery },
    })
    putAccount(app, { ...own(app, actor.account), hasSecondFactor: true })
    endSessions(app, actor.account)
    return openSession(app, actor.account, context.config.sessions, now)
  },

  'use.note': ({ app }: CommandContext, { uses }: { readonly uses: readonly Use[] }): void => {
    for (const { kind, hash, time } of uses) {
      if (kind === 'session') {
        const session = SESSIONS.get(app, hash)
        if (session !== undefined) SESSIONS.put(app, { ...session, seen: time }, hash)
      } else {
        const key = API_KEYS.get(app, hash)
        if (key !== undefined) API_KEYS.put(app, { ...key, seen: time }, hash)
      }
    }
  },
} as const

/** A session of its own for each log-in; what the browser had before ends. */
function opened(
  context: CommandContext,
  account: Account,
  previous: string | undefined,
  more: Pick<Session, 'hasIssuersFactor'> = {},
): LoggedIn {
  const { app, now } = context
  const before = previous === undefined ? undefined : SESSIONS.get(app, previous)
  if (before !== undefined) endSession(app, previous!, before.account)
  forgetFailures(app, account.email)
  const session = openSession(app, account.id, context.config.sessions, now, more)
  return { outcome: 'opened', account: account.id, ...session }
}

/** The second factor once a code of it was taken; undefined if it is none, or was taken before. */
function afterUse(
  factor: SecondFactor,
  given: GivenFactor | 'wrong' | undefined,
): SecondFactor | undefined {
  if (given === undefined || given === 'wrong') return undefined
  if (given.kind === 'recovery') {
    if (!factor.recovery.includes(given.hash)) return undefined
    return { ...factor, recovery: factor.recovery.filter((hash) => hash !== given.hash) }
  }
  if (given.secret !== factor.secret || given.step <= factor.lastStep) return undefined
  return { ...factor, lastStep: given.step }
}

function own(app: AppWriter, id: string): Account {
  const account = activeAccount(app, id)
  if (account === undefined) throw new LinkageError('not-logged-in', { reason: 'ended' })
  return account
}

/** Also one that was deactivated counts: the set-up is for an exchange that never had any. */
function hasAccounts(app: AppWriter): boolean {
  for (const account of ACCOUNTS.range(app)) {
    if (!account.roles.includes('state-system')) return true
  }
  return false
}
