import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXCHANGE_ACTOR, type Place, type Role } from '../access/roles.ts'
import { hashPassword } from '../accounts/password.ts'
import { RULES } from '../accounts/rules-of-behaviour.ts'
import { hashOfToken } from '../accounts/session.ts'
import type { Exchange } from '../exchange.ts'
import { demoDirectory } from './demo-directory.ts'
import { demoDistrict, demoSubmissions } from './demo-submission.ts'

/** Somebody to log in as. */
export interface DemoAccount {
  readonly role: Role
  readonly place: Place
  readonly email: string
  /** Random, and kept nowhere else. */
  readonly password: string
}

/** What the training environment was filled with. */
export interface Demo {
  readonly accounts: readonly DemoAccount[]
  /** Key of the system of Texas, by which its file could be sent. */
  readonly key: string
  readonly students: number
  readonly children: number
}

const ROWS = 900
const SEED = 2026
const LINK_MS = 60_000

/**
 * One of each role. Of data administrators another in the same state and one of another state, as
 * what one of them decides takes somebody else’s consent.
 */
const PEOPLE: readonly (readonly [email: string, role: Role, place: Place])[] = [
  ['recruiter@tx.example', 'primary-user', { state: 'TX', district: demoDistrict('TX', 1) }],
  ['reader@tx.example', 'secondary-user', { state: 'TX', district: demoDistrict('TX', 1) }],
  ['data@tx.example', 'data-administrator', { state: 'TX' }],
  ['second@tx.example', 'data-administrator', { state: 'TX' }],
  ['data@ca.example', 'data-administrator', { state: 'CA' }],
  ['users@tx.example', 'user-administrator', { state: 'TX' }],
  ['federal@exchange.example', 'federal-reader', {}],
  ['privacy@exchange.example', 'privacy-officer', {}],
]

/**
 * Fills a new exchange for training: generated students of several states, taken in as their
 * submissions would be, and an account for each role.
 */
export async function prepareDemo(exchange: Exchange): Promise<Demo> {
  const dir = mkdtempSync(join(tmpdir(), 'nearmatch-demo-'))
  const entries = demoDirectory().map((entry, at) => ({ line: at + 1, entry }))
  await exchange.run('directory.import', { entries, dryRun: false }, EXCHANGE_ACTOR)
  let students = 0
  try {
    for (const [state, text] of demoSubmissions(ROWS, SEED, exchange.now())) {
      const file = join(dir, `${state}.ndjson`)
      writeFileSync(file, text)
      const { summary } = await exchange.takeIn(file, { author: `demo-${state}` })
      students += summary.students - summary.rejected
    }
  } finally {
    rmSync(dir, { recursive: true })
  }
  const accounts = await Promise.all(PEOPLE.map((it) => makeAccount(exchange, ...it)))
  const asked = { state: 'TX', name: 'training', days: 30 }
  const { key } = await exchange.run('api-key.create', asked, EXCHANGE_ACTOR)
  const { persons } = exchange.registry.stats()
  return { accounts, key, students, children: persons }
}

async function makeAccount(
  exchange: Exchange,
  email: string,
  role: Role,
  place: Place,
): Promise<DemoAccount> {
  const id = randomUUID()
  const now = exchange.now()
  const account = {
    id,
    email,
    name: `Training ${role.replace('-', ' ')}`,
    roles: [role],
    place,
    status: 'active',
    created: now,
    training: new Date(now).toISOString().slice(0, 10),
    rules: { version: RULES.version, time: now },
  } as const
  await exchange.run('account.put', account, EXCHANGE_ACTOR)
  const password = randomBytes(12).toString('base64url')
  const link = await exchange.run(
    'link.issue',
    { kind: 'invitation', account: id, holdsMs: LINK_MS },
    EXCHANGE_ACTOR,
  )
  const hash = await hashPassword(password)
  const set = { link: hashOfToken(link!.token), password: hash }
  await exchange.run('password.set-by-link', set, EXCHANGE_ACTOR)
  return { role, place, email, password }
}
