import { PERMISSIONS, reachOf } from '../../src/exchange/access/permissions.ts'
import { type Place, ROLES, type Role } from '../../src/exchange/access/roles.ts'
import type { Route } from '../../src/exchange/http/route.ts'
import type { Client, TestServer } from './exchange-server.ts'

/** A request to an operation, about something of one state. */
export interface Sample {
  /** With the params and the query filled in. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Makes the sample of an operation, about something that belongs to the state, and to nobody who asks.
 * What an operation changes, each sample has anew.
 */
export type Sampler = (state: string) => Promise<Sample> | Sample

/** An answer that is not as the table of permissions has it. */
export interface Breach {
  readonly operation: string
  readonly asks: string
  readonly about: 'own state' | 'another state' | 'anything'
  readonly expected: string
  readonly status: number
}

const OWN = 'TX'
const OTHER = 'CA'

/** Where an account of a role stands: federal ones belong to no state. */
export function placeOf(role: Role): Place {
  return role === 'federal-reader' || role === 'privacy-officer' ? {} : { state: OWN }
}

/**
 * Asks for every operation as every role and as nobody, and for those with a sample about a thing of
 * the own and of another state. Expected is what the table says: 401 for nobody, 403 where the role has
 * no such permission or it does not reach so far, anything else where it does.
 *
 * @returns what is otherwise: nothing, if all is as it has to be.
 */
export async function breaches(
  server: TestServer,
  routes: readonly Route[],
  samples: Readonly<Record<string, Sampler>> = {},
): Promise<Breach[]> {
  const clients: (readonly [Role, Client])[] = []
  for (const role of ROLES) {
    const client =
      role === 'state-system' ? await server.system(OWN) : await server.as(role, placeOf(role))
    clients.push([role, client])
  }
  const found: Breach[] = []
  for (const route of routes) {
    if (route.permission === 'public') continue
    const { operation, permission } = route
    // What is asked for stands in the table.
    if (PERMISSIONS[permission] === undefined) throw new Error(`no permission ${permission}`)
    const bare = { path: route.path.replaceAll(/:\w+/g, '0') }
    const nobodys = await ask(server.nobody, route, bare)
    if (nobodys !== 401) {
      const about = 'anything'
      found.push({ operation, asks: 'nobody', about, expected: '401', status: nobodys })
    }
    for (const [role, client] of clients) {
      const reach = reachOf({ account: '', roles: [role], place: {} }, permission)
      if (reach === undefined) {
        const status = await ask(client, route, bare)
        if (status !== 403) {
          found.push({ operation, asks: role, about: 'anything', expected: '403', status })
        }
        continue
      }
      const sample = samples[operation]
      if (sample === undefined) continue
      for (const state of [OWN, OTHER]) {
        const isReached =
          reach === 'any' ||
          (reach !== 'own' && (state === OWN || placeOf(role).state === undefined))
        const status = await ask(client, route, await sample(state))
        if (isReached === ([401, 403].includes(status) || status >= 500)) {
          found.push({
            operation,
            asks: role,
            about: state === OWN ? 'own state' : 'another state',
            expected: isReached ? 'not 401 or 403' : '403',
            status,
          })
        }
      }
    }
  }
  return found
}

async function ask(
  client: Client,
  { method, streamed }: Route,
  { path, body, headers = {} }: Sample,
): Promise<number> {
  const [first] = [streamed ?? []].flat()
  const type: Record<string, string> = first === undefined ? {} : { 'content-type': first }
  const sent = body ?? (method === 'GET' || method === 'DELETE' ? undefined : {})
  const { status } = await client.request(method, path, sent, { ...type, ...headers })
  return status
}
