import { EXCHANGE_ACTOR } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'

const HOLDS_MS = 24 * 3_600_000

/**
 * Where the first account is made, from `/` on: to be shown to whoever starts an exchange that has none.
 * The link holds for a day, once, and replaces the one before; undefined once there is an account.
 */
export async function setUpLink(exchange: Exchange): Promise<string | undefined> {
  const link = await exchange.run('set-up.link', { holdsMs: HOLDS_MS }, EXCHANGE_ACTOR)
  return link === undefined ? undefined : `/set-up#${link.token}`
}
