import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../access/roles.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import { ACCOUNTS, type Account } from './account.ts'
import type { AccountPolicy } from './account-policy.ts'

/** Somebody who is logged in. Kept under the hash of a token that only the browser knows. */
export interface Session {
  readonly account: string
  /** What a page has to send with all that changes something, so that no other site can. */
  readonly csrf: string
  /** Milliseconds since 1970. */
  readonly opened: number
  /** When it was last used, to a minute or so. */
  readonly seen: number
  /** Of a log-in by an issuer: whether that has seen a second factor; the exchange’s own was not asked for. */
  readonly hasIssuersFactor?: boolean
}

/** A session and what it is kept under. */
export interface OpenSession extends Session {
  readonly hash: string
}

export const SESSIONS: DocumentTable<Session, [tokenHash: string]> = new DocumentTable(
  TABLE.session,
)
const BY_ACCOUNT: DocumentTable<string, [account: string, tokenHash: string]> = new DocumentTable(
  TABLE.sessionByAccount,
)

/** 32 random bytes, in base64url: to be kept by its holder alone. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token. It is random, so that a plain hash tells nothing. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** What a browser is given at a log-in, and nothing keeps. */
export interface NewSession {
  readonly token: string
  readonly csrf: string
}

/** Opens a session under a token that nobody had before. */
export function openSession(
  app: AppWriter,
  account: string,
  policy: AccountPolicy,
  now: number,
  more: Pick<Session, 'hasIssuersFactor'> = {},
): NewSession {
  for (const hash of [...BY_ACCOUNT.range(app, { under: [account] })]) {
    const session = SESSIONS.get(app, hash)
    if (session === undefined || hasEnded(session, policy, now)) endSession(app, hash, account)
  }
  const token = newToken()
  const csrf = newToken()
  const hash = hashOfToken(token)
  SESSIONS.put(app, { account, csrf, opened: now, seen: now, ...more }, hash)
  BY_ACCOUNT.put(app, hash, account, hash)
  return { token, csrf }
}

export function endSession(app: AppWriter, hash: string, account: string): void {
  SESSIONS.remove(app, hash)
  BY_ACCOUNT.remove(app, account, hash)
}

/** Ends all that an account has open: its log-in, its roles or its place are not what they were. */
export function endSessions(app: AppWriter, account: string): void {
  for (const hash of [...BY_ACCOUNT.range(app, { under: [account] })]) {
    endSession(app, hash, account)
  }
}

/** Has it run out, by the time that it was last used? */
export function hasEnded(
  { opened, seen }: Session,
  { idleMinutes, absoluteHours }: AccountPolicy,
  now: number,
): boolean {
  return now - seen >= idleMinutes * 60_000 || now - opened >= absoluteHours * 3_600_000
}

/** An account that may be used now; undefined if it is none. */
export function activeAccount(app: AppReader, id: string): Account | undefined {
  const account = ACCOUNTS.get(app, id)
  return account?.status === 'active' ? account : undefined
}

/** Who an account is. */
export function actorOf({ id, roles, place }: Account): Actor {
  return { account: id, roles, place }
}
