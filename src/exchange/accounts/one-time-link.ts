import { LinkageError } from '../../errors.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import { hashOfToken, newToken } from './session.ts'

/** What a link lets its holder do, once. */
export type LinkKind = 'set-up' | 'invitation' | 'reset' | 'recovery'

/** A link that was given out; only the hash of its token is kept. */
export interface OneTimeLink {
  readonly kind: LinkKind
  /** Id of the account; of the set-up link, `''`. */
  readonly account: string
  /** Milliseconds since 1970. */
  readonly expires: number
}

const LINKS = new DocumentTable<OneTimeLink, [tokenHash: string]>(TABLE.oneTimeLink)
/** An account has one link at most: the newest is the one that holds. */
const BY_ACCOUNT = new DocumentTable<string, [account: string]>(TABLE.oneTimeLinkByAccount)

/** @returns the token, which is kept nowhere. */
export function newLink(app: AppWriter, link: OneTimeLink): string {
  dropLink(app, link.account)
  const token = newToken()
  const hash = hashOfToken(token)
  LINKS.put(app, link, hash)
  BY_ACCOUNT.put(app, hash, link.account)
  return token
}

/** What a token is for. @throws {@link LinkageError} `link-invalid`. */
export function linkOf(app: AppReader, hash: string, now: number): OneTimeLink {
  const link = LINKS.get(app, hash)
  if (link === undefined || link.expires <= now)
    throw new LinkageError('link-invalid', { kind: 'one-time' })
  return link
}

/** Takes a link: it holds no more. @throws {@link LinkageError} `link-invalid`. */
export function takeLink(app: AppWriter, hash: string, now: number): OneTimeLink {
  const link = linkOf(app, hash, now)
  dropLink(app, link.account)
  return link
}

/** No link of the account holds any more. */
export function dropLink(app: AppWriter, account: string): void {
  const hash = BY_ACCOUNT.get(app, account)
  if (hash === undefined) return
  LINKS.remove(app, hash)
  BY_ACCOUNT.remove(app, account)
}
