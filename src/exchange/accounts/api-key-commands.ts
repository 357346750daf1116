import { randomUUID } from 'node:crypto'
import { LinkageError } from '../../errors.ts'
import type { CommandContext } from '../writer/command.ts'
import { ACCOUNTS, putAccount } from './account.ts'
import { API_KEYS, API_KEYS_BY_STATE, systemAccountOf } from './api-key.ts'
import { hashOfToken, newToken } from './session.ts'

const DAY_MS = 86_400_000

/** Keys of states’ systems. */
export const apiKeyCommands = {
  /** @returns the key, which is kept nowhere else. */
  'api-key.create': (
    { app, actor, now }: CommandContext,
    { state, name, days }: { readonly state: string; readonly name: string; readonly days: number },
  ): { readonly id: string; readonly key: string } => {
    const account = systemAccountOf(state)
    if (ACCOUNTS.get(app, account) === undefined) {
      putAccount(app, {
        id: account,
        email: '',
        name: `System of ${state}`,
        roles: ['state-system'],
        place: { state },
        status: 'active',
        created: now,
      })
    }
    const id = randomUUID()
    const key = newToken()
    const hash = hashOfToken(key)
    const expires = now + days * DAY_MS
    const createdBy = actor.account
    API_KEYS.put(app, { id, account, state, name, created: now, expires, createdBy }, hash)
    API_KEYS_BY_STATE.put(app, hash, state, id)
    return { id, key }
  },

  'api-key.revoke': (
    { app, now }: CommandContext,
    { state, id }: { readonly state: string; readonly id: string },
  ): void => {
    const hash = API_KEYS_BY_STATE.get(app, state, id)
    const key = hash === undefined ? undefined : API_KEYS.get(app, hash)
    if (key === undefined) throw new LinkageError('exchange-unknown', { what: 'API key', id })
    if (key.revoked === undefined) API_KEYS.put(app, { ...key, revoked: now }, hash!)
  },
} as const
