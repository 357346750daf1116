import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../access/roles.ts'
import type { AppReader } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import { ACCOUNTS } from './account.ts'

/** Somebody who is logged in. Kept under the hash of a token that only the browser knows. */
export interface Session {
  readonly account: string
  /** What a page has to send with all that changes something, so that no other site can. */
  readonly csrf: string
  /** Milliseconds since 1970. */
  readonly opened: number
}

export const SESSIONS: DocumentTable<Session, [tokenHash: string]> = new DocumentTable(
  TABLE.session,
)

/** A state’s system, by its key: kept under the hash of the key. */
export interface ApiKey {
  readonly account: string
  readonly created: number
}

export const API_KEYS: DocumentTable<ApiKey, [keyHash: string]> = new DocumentTable(TABLE.apiKey)

/** 32 random bytes, in base64url: to be kept by its holder alone. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token. It is random, so that a plain hash tells nothing. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Who an active account is; undefined if it is none. */
export function actorOf(app: AppReader, id: string): Actor | undefined {
  const account = ACCOUNTS.get(app, id)
  if (account?.status !== 'active') return undefined
  return { account: id, roles: account.roles, place: account.place }
}
