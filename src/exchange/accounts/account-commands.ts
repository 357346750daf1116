import { LinkageError } from '../../errors.ts'
import type { CommandContext } from '../writer/command.ts'
import { ACCOUNTS, ACCOUNTS_BY_EMAIL, type Account } from './account.ts'
import { API_KEYS, hashOfToken, newToken, SESSIONS } from './session.ts'

/** What changes accounts. */
export const accountCommands = {
  'account.put': ({ app }: CommandContext, account: Account): void => {
    const holder = ACCOUNTS_BY_EMAIL.get(app, account.email)
    if (holder !== undefined && holder !== account.id) {
      throw new LinkageError('exchange-conflict', { problem: 'the address has an account already' })
    }
    const before = ACCOUNTS.get(app, account.id)
    if (before !== undefined) ACCOUNTS_BY_EMAIL.remove(app, before.email)
    ACCOUNTS.put(app, account, account.id)
    ACCOUNTS_BY_EMAIL.put(app, account.id, account.email)
  },

  /** @returns the token, which is kept nowhere else. */
  'session.open': (
    { app, now }: CommandContext,
    { account }: { readonly account: string },
  ): { readonly token: string; readonly csrf: string } => {
    const token = newToken()
    const csrf = newToken()
    SESSIONS.put(app, { account, csrf, opened: now }, hashOfToken(token))
    return { token, csrf }
  },

  /** @returns the key, which is kept nowhere else. */
  'api-key.create': (
    { app, now }: CommandContext,
    { account }: { readonly account: string },
  ): { readonly key: string } => {
    const key = newToken()
    API_KEYS.put(app, { account, created: now }, hashOfToken(key))
    return { key }
  },
} as const
