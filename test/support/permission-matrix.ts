import { PERMISSIONS, type Reach, type Subject } from '../../src/exchange/access/permissions.ts'
import { type Place, ROLES, type Role } from '../../src/exchange/access/roles.ts'
import type { Route } from '../../src/exchange/http/route.ts'
import type { Client, TestServer } from './exchange-server.ts'

/** Somebody who asks: one role at one place. */
export interface Asker {
  readonly role: Role
  readonly place: Place
  readonly client: Client
}

/** Something real that a request is about, or that a list may show. */
export interface Thing {
  /** Whose it is by the rules, not by the code: that one of them is reached is enough. */
  readonly about: readonly Subject[]
}

/** A request to an operation. */
export interface Sample extends Thing {
  /** With the params and the query filled in. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Statuses of one that is permitted. Default: 200 to 299. */
  readonly statuses?: readonly number[]
  /** Texts of which the answer holds those whose things are reached, and no other; one of nothing is never there. */
  readonly shows?: readonly (Thing & { readonly text: string })[]
}

type Samples = Promise<readonly Sample[]> | readonly Sample[]

/** Samples of an operation; at least one of them. */
export interface Sampler {
  /** About what belongs to a place, and to nobody who asks. None, if nothing of the kind is so narrow. */
  readonly at?: (place: Place) => Samples
  /** About what is the asker’s own, or what each is answered otherwise, such as a list. */
  readonly own?: (asker: Asker) => Samples
  /** No request can name what is another’s: why. */
  readonly onlyOwn?: string
}

export const REGION = '01'
export const LAREDO = '4826070'
export const FRESNO = '0614550'
/** The state of all who ask, a district of the region asked from, its neighbour, one of another region; another state. */
export const TEXAS: Place = { state: 'TX' }
export const NEAR: Place = { state: 'TX', region: REGION, district: LAREDO }
const NEIGHBOUR: Place = { state: 'TX', region: REGION, district: '4800001' }
const FAR: Place = { state: 'TX', region: '02', district: '4823640' }
export const CALIFORNIA: Place = { state: 'CA' }
const ABROAD: Place = { state: 'CA', region: 'central', district: FRESNO }
export const PLACES: readonly Place[] = [TEXAS, NEAR, NEIGHBOUR, FAR, CALIFORNIA, ABROAD]

const LEVELS: readonly Place[] = [TEXAS, { state: 'TX', region: REGION }, NEAR]
const ASK_FROM: Readonly<Record<Role, readonly Place[]>> = {
  'primary-user': [TEXAS, NEAR],
  'secondary-user': [TEXAS, NEAR],
  'data-administrator': LEVELS,
  'user-administrator': [{}, ...LEVELS],
  'federal-reader': [{}],
  'privacy-officer': [{}],
  'state-system': [TEXAS],
}

/**
 * Asks for every operation as every role at every level and as nobody, about things of the own place
 * and account and of others’. Expected is what the table says: 401 for nobody, 403 where the role has
 * no such permission or does not reach what is asked for, else success, and of lists what is reached.
 *
 * @returns what is otherwise, and operations of which too little was asked: nothing, if all is as it has to be.
 */
export async function breaches(
  server: TestServer,
  routes: readonly Route[],
  samplers: Readonly<Record<string, Sampler>>,
): Promise<string[]> {
  const askers = await askersOf(server)
  const left = routes.filter(({ permission }) => permission !== 'public')
  const found: string[] = []
  // Several at once, as each waits for the disk most of the time.
  const some = async (): Promise<void> => {
    for (let route = left.shift(); route !== undefined; route = left.shift()) {
      // Strangers are bounded by the minute.
      server.time += 1000
      found.push(...(await breachesOf(server, route, samplers[route.operation], askers)))
    }
  }
  await Promise.all(Array.from({ length: 6 }, some))
  return found
}

async function breachesOf(
  { nobody }: TestServer,
  route: Route,
  sampler: Sampler | undefined,
  askers: readonly Asker[],
): Promise<string[]> {
  const { operation, permission } = route
  const grants = PERMISSIONS[permission as keyof typeof PERMISSIONS]
  const found: string[] = []
  const note = (asks: string, about: string, expected: string, answered: string): void => {
    found.push(`${operation} by ${asks} about ${about}: ${expected}, not ${answered}`)
  }
  const bare: Sample = { path: route.path.replaceAll(/:\w+/g, '0'), about: [] }
  const strangers = await ask(nobody, route, bare)
  if (strangers.status !== 401) note('nobody', 'anything', '401', String(strangers.status))
  if (sampler === undefined) note('everybody', 'anything', 'a sample', 'none')
  const kept = new Map<Place, readonly Sample[]>()
  let permitted = 0
  let refused = 0
  for (const [number, asker] of askers.entries()) {
    const reach = grants[asker.role]
    // Where the level makes no difference, one of them asks.
    const isFirst = asker.role !== askers[number - 1]?.role
    if (!isFirst && (reach === undefined || reach === 'any' || reach === 'own')) continue
    const asks = `${asker.role} of ${text(asker.place)}`
    if (reach === undefined) {
      const { status } = await ask(asker.client, route, bare)
      if (status !== 403) note(asks, 'anything', '403', String(status))
      continue
    }
    const one = async (sample: Sample): Promise<boolean> => {
      const isReached = reach === 'any' || isAnyReached(reach, asker, sample)
      const { status, text: answer } = await ask(asker.client, route, sample)
      const { statuses = SUCCESS } = sample
      const isRight = isReached ? statuses.includes(status) : status === 403
      const about = `${sample.path} ${text(sample.about)}`
      if (!isRight)
        note(asks, about, isReached ? String(statuses[0]) : '403', `${status} ${answer}`)
      if (reach !== 'any') isReached ? permitted++ : refused++
      for (const shown of isReached ? (sample.shows ?? []) : []) {
        const isShown = isAnyReached(reach, asker, shown)
        if (!isShown) refused++
        if (answer.includes(shown.text) === isShown) continue
        note(asks, `${sample.path} ${text(shown)}`, isShown ? 'shown' : 'hidden', 'the contrary')
      }
      return isReached
    }
    for (const sample of (await sampler?.own?.(asker)) ?? []) await one(sample)
    if (sampler?.at === undefined) continue
    const { at } = sampler
    await Promise.all(
      PLACES.map(async (place) => {
        const samples = kept.get(place) ?? (await at(place))
        kept.set(place, samples)
        const wasDone = await Promise.all(samples.map(one))
        // What was done to is done with: the next one has it anew.
        if (route.method !== 'GET' && wasDone.includes(true)) kept.delete(place)
      }),
    )
  }
  const isNarrow = Object.values(grants).some((reach) => reach !== 'any')
  if (isNarrow && permitted === 0) note('everybody', 'anything', 'something permitted', 'nothing')
  if (isNarrow && refused === 0 && sampler?.onlyOwn === undefined) {
    note('everybody', 'anything', 'something of another', 'nothing')
  }
  return found
}

const SUCCESS: readonly number[] = Array.from({ length: 100 }, (_, at) => 200 + at)

function isAnyReached(reach: Reach, asker: Asker, { about }: Thing): boolean {
  return about.some((subject) => reaches(reach, asker, subject))
}

/** What the reaches mean, said once more. */
function reaches(reach: Reach, { place: own, client }: Asker, { place, owner }: Subject): boolean {
  if (reach === 'any') return true
  if (reach === 'own') return owner === client.account
  if (place === undefined) return false
  if (reach === 'state') return own.state === place.state
  return (['state', 'region', 'district'] as const).every(
    (part) => own[part] === undefined || own[part] === place[part],
  )
}

async function askersOf(server: TestServer): Promise<Asker[]> {
  const askers: Asker[] = []
  for (const role of ROLES) {
    for (const place of ASK_FROM[role]) {
      const client =
        role === 'state-system' ? await server.system(place.state!) : await server.as(role, place)
      askers.push({ role, place, client })
    }
  }
  return askers
}

function ask(
  client: Client,
  { method, streamed }: Route,
  { path, body, headers = {} }: Sample,
): ReturnType<Client['request']> {
  const [first] = [streamed ?? []].flat()
  const type: Record<string, string> = first === undefined ? {} : { 'content-type': first }
  const sent = body ?? (method === 'GET' || method === 'DELETE' ? undefined : {})
  return client.request(method, path, sent, { ...type, ...headers })
}

function text(thing: unknown): string {
  return JSON.stringify(thing)
}
