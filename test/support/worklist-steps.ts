import { expect } from 'vitest'
import { reviewItemOf } from '../../src/exchange/worklist/follow-registry.ts'
import type { WorkItem } from '../../src/exchange/worklist/work-item.ts'
import { WORK_ITEMS } from '../../src/exchange/worklist/work-store.ts'
import { readState } from '../../src/ledger/stored-state.ts'
import type { Client, TestServer } from './exchange-server.ts'
import { submitStudents } from './exchange-students.ts'

/** Two records that are near matches: one of Texas, one of another state with a later enrollment. */
export interface NearMatch {
  readonly texas: string
  readonly other: string
  /** Number of its item in the worklist. */
  readonly item: number
}

let families = 0

/** Districts of the tests, by the numbers of Texas and California. */
export const LAREDO = '4826070'
export const HOUSTON = '4823640'
export const FRESNO = '0614550'

const SYLLABLES = 'quin vas mor tel hug zap lun fer gon cis ban drip wex jol kyr pun sald'.split(
  ' ',
)

/** A family name and a birth date that are like those of no other test. */
export function family(): { readonly last: string; readonly birth: string } {
  const at = families++
  const syllable = (by: number): string => SYLLABLES[(at * by + Math.floor(at / 17)) % 17]!
  const last = syllable(1) + syllable(3)
  const two = (number: number): string => String(number).padStart(2, '0')
  const birth = `${2009 + ((at * 3) % 8)}${two(((at * 5) % 12) + 1)}${two(((at * 11) % 27) + 1)}`
  return { last: last[0]!.toUpperCase() + last.slice(1), birth }
}

/** A child as one state tells of it. */
export interface TestChild {
  readonly state: string
  readonly id: string
  readonly first?: string
  readonly last: string
  readonly birth: string
  readonly multipleBirth?: 'Yes' | 'No'
  /** NCES district of the enrollment. */
  readonly district?: string
  /** Date of the enrollment, YYYYMMDD. */
  readonly enrolled?: string
}

/** Has states tell of children. */
export async function submitChildren(
  { exchange }: TestServer,
  ...children: readonly TestChild[]
): Promise<void> {
  await submitStudents(
    exchange,
    children.map(({ state, id, first = 'María', last, birth, ...more }) => {
      const { multipleBirth = 'No', district, enrolled = '20260905' } = more
      const school = district === undefined ? '' : `${district}00001`
      return {
        state,
        id,
        demographics: `${first}||${last}|||Female|${birth}|${multipleBirth}||||1004|Ana|${last}`,
        records: [
          `E|001|${enrolled}|01|Central||${school}|||||Laredo|${state}|78040|9565551234|09`,
        ],
      }
    }),
  )
}

/** A child of Texas, and one of California that may be the same. */
export async function nearMatch(
  server: TestServer,
  { multipleBirth = 'No' }: { readonly multipleBirth?: 'Yes' | 'No' } = {},
): Promise<NearMatch> {
  const { last, birth } = family()
  const common = { last, birth, multipleBirth }
  await submitChildren(
    server,
    {
      ...common,
      state: 'CA',
      id: `C-${last}`,
      first: 'Mario',
      district: FRESNO,
      enrolled: '20250901',
    },
    { ...common, state: 'TX', id: `T-${last}`, district: LAREDO, enrolled: '20260905' },
  )
  const { exchange } = server
  const texas = exchange.msixIdOf('TX', `T-${last}`)!
  const other = exchange.msixIdOf('CA', `C-${last}`)!
  expect(texas).not.toBe(other)
  const [item] = openItemsOf(server, texas)
  return { texas, other, item: item!.id }
}

/** Items about a student that are not closed. */
export function openItemsOf({ exchange }: TestServer, student: string): WorkItem[] {
  return exchange
    .read(({ app }) => [...WORK_ITEMS.range(app)])
    .filter(({ status, students }) => status !== 'closed' && students.includes(student))
}

/** What the worklist says must be what the registry says. */
export function expectInLine({ exchange }: TestServer): void {
  const { registry, open } = exchange.read(({ app, reader }) => ({
    registry: [...readState(reader).items()].map(({ item, persons }) => ({ item, persons })),
    open: [...WORK_ITEMS.range(app)].filter(({ status }) => status !== 'closed'),
  }))
  const mirrored = open.flatMap((work) => {
    const item = reviewItemOf(work)
    return item === undefined ? [] : [{ item, persons: work.students }]
  })
  expect(mirrored.sort((a, b) => a.item - b.item)).toEqual(registry)
}

/** Posts, and expects that it is done. */
export async function done(
  client: Client,
  path: string,
  body: unknown = {},
  // biome-ignore lint/suspicious/noExplicitAny: what comes over the wire
): Promise<any> {
  const { status, text, json } = await client.post(path, body)
  expect(status, text).toBe(200)
  return json
}
