import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin, type Place } from '../../../src/exchange/access/roles.ts'
import { ACCOUNTS, type Account, putAccount } from '../../../src/exchange/accounts/account.ts'
import { folded, type IndexKey, wordsOf } from '../../../src/exchange/accounts/account-index.ts'
import { type AccountFilter, findAccounts } from '../../../src/exchange/accounts/find-accounts.ts'
import { trainingDue } from '../../../src/exchange/accounts/training.ts'
import type { AppWriter } from '../../../src/exchange/store/app-keys.ts'
import { memoryStore } from '../../../src/storage/memory-store.ts'

function inStore(action: (app: AppWriter) => void): void {
  const store = memoryStore(['app'])
  store.write((writer) =>
    action({
      get: (key) => writer.get('app', key),
      range: (options) => writer.range('app', options),
      put: (key, value) => writer.put('app', key, value),
      remove: (key) => writer.remove('app', key),
    }),
  )
}

const place: fc.Arbitrary<Place> = fc.constantFrom(
  {},
  { state: 'TX' },
  { state: 'TX', region: '1' },
  { state: 'CA' },
)
const account: fc.Arbitrary<Account> = fc
  .record({
    number: fc.nat(6),
    name: fc.constantFrom('Ana María Mares', 'ANA mares', 'Marc Núñez', 'Núria', 'Bo'),
    roles: fc.constantFrom<Account['roles']>(
      ['primary-user'],
      ['user-administrator'],
      ['primary-user', 'user-administrator'],
    ),
    place,
    status: fc.constantFrom<Account['status']>('active', 'disabled', 'deactivated'),
    training: fc.constantFrom('2025-03-01', '2026-02-28', '2026-11-27'),
  })
  .map(({ number, ...rest }) => ({
    ...rest,
    id: `account-${number}`,
    email: `mar${number}@example.org`,
  }))
const filter: fc.Arbitrary<AccountFilter> = fc.record(
  {
    text: fc.constantFrom('mar', 'NÚ', 'ana', 'mar3@example.org', 'zz'),
    state: fc.constantFrom('TX', 'CA', ''),
    role: fc.constantFrom<'primary-user' | 'user-administrator'>(
      'primary-user',
      'user-administrator',
    ),
    status: fc.constantFrom<Account['status']>('active', 'disabled'),
    area: place,
  },
  { requiredKeys: [] },
)

/** The slow and obvious way. */
function looked(accounts: readonly Account[], asked: AccountFilter): string[] {
  const { text, state, role, status, area = {}, dueBy } = asked
  return accounts
    .filter((each) => text === undefined || wordsOf(each).some((it) => it.startsWith(folded(text))))
    .filter((each) => state === undefined || (each.place.state ?? '') === state)
    .filter((each) => role === undefined || each.roles.includes(role))
    .filter((each) => status === undefined || each.status === status)
    .filter((each) => isWithin(each.place, area))
    .filter(
      (each) => dueBy === undefined || (each.status === 'active' && trainingDue(each)! <= dueBy),
    )
    .map(({ id }) => id)
    .toSorted()
}

function pagesOf(app: AppWriter, asked: AccountFilter, limit: number): Account[] {
  const found: Account[] = []
  for (let after: IndexKey | undefined; ; ) {
    const page = findAccounts(app, asked, { after, limit })
    expect(page.accounts.length).toBeLessThanOrEqual(limit)
    found.push(...page.accounts)
    if (page.next === undefined) return found
    after = page.next
  }
}

describe('findAccounts', () => {
  it('finds, page by page, once each, what looking at every account finds, also after changes', () => {
    fc.assert(
      fc.property(
        fc.array(account, { maxLength: 12 }),
        filter,
        fc.integer({ min: 1, max: 4 }),
        (puts, asked, limit) => {
          inStore((app) => {
            for (const each of puts) putAccount(app, each)
            const kept = [...ACCOUNTS.range(app)]
            const found = pagesOf(app, asked, limit).map(({ id }) => id)
            expect(found.toSorted()).toEqual(looked(kept, asked))
          })
        },
      ),
    )
  })

  it('lists whose training is due, the longest due first', () => {
    fc.assert(
      fc.property(
        fc.array(account, { maxLength: 12 }),
        fc.constantFrom('2026-03-01', '2027-02-28', '2027-11-27'),
        (puts, dueBy) => {
          inStore((app) => {
            for (const each of puts) putAccount(app, each)
            const kept = [...ACCOUNTS.range(app)]
            const found = pagesOf(app, { dueBy }, 2)
            expect(found.map(({ id }) => id).toSorted()).toEqual(looked(kept, { dueBy }))
            const days = found.map((each) => trainingDue(each)!)
            expect(days).toEqual(days.toSorted())
          })
        },
      ),
    )
  })
})
