import {
  type Actor,
  EXCHANGE_ACTOR,
  type Place,
  type Role,
} from '../../../src/exchange/access/roles.ts'
import type { Client, TestServer } from '../exchange-server.ts'
import { CALIFORNIA, LAREDO, PLACES } from '../permission-matrix.ts'
import { family, submitChildren } from '../worklist-steps.ts'

/** What samples are made in. */
export interface World {
  readonly server: TestServer
  /** A child that Texas, California and Washington have records of. */
  readonly child: string
  /** By what state’s id of it: `shared`. */
  readonly stateStudentId: string
}

/** A state that nobody who asks is of. */
export const WASHINGTON: Place = { state: 'WA' }

export async function worldOf(server: TestServer): Promise<World> {
  const entry = (kind: string, { state, region, district }: Place) => ({
    line: 1,
    entry: {
      kind,
      state,
      id: (kind === 'region' ? region : district)!,
      name: 'A place',
      since: '1900-01-01',
      ...(kind === 'district' ? { region } : {}),
    } as never,
  })
  const districts = PLACES.filter(({ district }) => district !== undefined)
  const entries = [
    ...districts.map((place) => entry('region', place)),
    ...districts.map((place) => entry('district', place)),
  ].filter(isFirst)
  await server.exchange.run('directory.import', { entries, dryRun: false }, EXCHANGE_ACTOR)
  const one = { ...family(), id: 'shared' }
  await submitChildren(server, { ...one, state: 'TX', district: LAREDO })
  await submitChildren(server, { ...one, state: 'CA' }, { ...one, state: 'WA' })
  const ids = ['TX', 'CA', 'WA'].map((state) => server.exchange.msixIdOf(state, 'shared')!)
  if (new Set(ids).size > 1) throw new Error('they are to be one child')
  return { server, child: ids[0]!, stateStudentId: 'shared' }
}

function isFirst<T>(each: T, at: number, all: readonly T[]): boolean {
  return all.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === at
}

/** Whole states, where nothing is narrower. */
export function isState({ region, district }: Place): boolean {
  return region === undefined && district === undefined
}

export const STATES: readonly Place[] = [{ state: 'TX' }, CALIFORNIA]

let actors = 0

/** Somebody else of a place, who acts without a request. */
export function actorAt(place: Place, role: Role = 'data-administrator'): Actor {
  return { account: `somebody-${++actors}`, roles: [role], place }
}

/** Posts as an asker, to make what is theirs. */
// biome-ignore lint/suspicious/noExplicitAny: what comes over the wire
export async function posted(client: Client, path: string, body: unknown): Promise<any> {
  const { status, json, text } = await client.post(path, body)
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
  return json
}

/** A query of the parts that a place has. */
export function queryOf({ state, region, district }: Place): string {
  const parts = { state, ...(district === undefined ? { region } : { district }) }
  const given = Object.entries(parts).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given as [string, string][]).toString()
}

/** Gives one of a stock that is made many at once, as each file costs. */
export function stockOf<T>(
  makeAll: (key: string, count: number) => Promise<T[]>,
  count = 12,
): (key: string) => Promise<T> {
  const stocks = new Map<string, Promise<T[]>>()
  const take = async (key: string): Promise<T> => {
    const stock = stocks.get(key) ?? makeAll(key, count)
    stocks.set(key, stock)
    const all = await stock
    const one = all.pop()
    if (one !== undefined) return one
    if (stocks.get(key) === stock) stocks.delete(key)
    return take(key)
  }
  return take
}
