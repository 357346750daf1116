import { isWithin, type Place, type Role } from '../access/roles.ts'
import type { AppReader } from '../store/app-keys.ts'
import { ACCOUNTS, type Account } from './account.ts'
import {
  type AccountIndex,
  BY_NAME,
  BY_TRAINING_DUE,
  BY_WORD,
  EVERYWHERE,
  entriesByPrefix,
  folded,
  type IndexKey,
  USER_ADMINISTRATORS,
  wordsOf,
} from './account-index.ts'

/** What accounts are looked for by. */
export interface AccountFilter {
  /** Beginning of a word of the name, or of the address. */
  readonly text?: string | undefined
  /** A state, `''` for federal accounts; all if absent. */
  readonly state?: string | undefined
  readonly role?: Role | undefined
  readonly status?: Account['status'] | undefined
  /** Only those within. */
  readonly area?: Place
  /** Only those whose training is due on this day, YYYY-MM-DD, or before. */
  readonly dueBy?: string | undefined
}

/** Some accounts, and where to go on. */
export interface AccountPage {
  readonly accounts: readonly Account[]
  readonly next?: IndexKey
}

/** Entries looked at for one page: what is rare comes on short pages rather than late. */
const MOST_SEEN = 2000

/** Accounts by name, or by what the filter is ordered by. */
export function findAccounts(
  app: AppReader,
  filter: AccountFilter,
  { after, limit }: { readonly after?: IndexKey | undefined; readonly limit: number },
): AccountPage {
  const { text, state = EVERYWHERE, dueBy } = filter
  const prefix = text === undefined ? '' : folded(text)
  const index = indexFor(filter, prefix)
  const accounts: Account[] = []
  let seen = 0
  const entries = entriesByPrefix(
    app,
    index,
    state,
    index === BY_WORD ? { prefix, after } : { after },
  )
  for (const key of entries) {
    if (dueBy !== undefined && key[1] > dueBy) break
    const account = ACCOUNTS.get(app, key[2])!
    // By the first of its words that begins so, and by no other of them again.
    const isFirst = index !== BY_WORD || wordsOf(account).find(startsWith(prefix)) === key[1]
    if (isFirst && fits(account, filter, prefix)) accounts.push(account)
    if (accounts.length === limit || ++seen === MOST_SEEN) return { accounts, next: key }
  }
  return { accounts }
}

function indexFor({ role, status, dueBy }: AccountFilter, prefix: string): AccountIndex {
  if (dueBy !== undefined) return BY_TRAINING_DUE
  if (prefix !== '') return BY_WORD
  return role === 'user-administrator' && status === 'active' ? USER_ADMINISTRATORS : BY_NAME
}

function fits(account: Account, filter: AccountFilter, prefix: string): boolean {
  const { role, status, area = {} } = filter
  return (
    (role === undefined || account.roles.includes(role)) &&
    (status === undefined || account.status === status) &&
    isWithin(account.place, area) &&
    (prefix === '' || wordsOf(account).some(startsWith(prefix)))
  )
}

function startsWith(prefix: string): (word: string) => boolean {
  return (word) => word.startsWith(prefix)
}
