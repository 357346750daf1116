import type { Place, Role } from '../access/roles.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import { indexAccount, unindexAccount } from './account-index.ts'

/** Where somebody is reached at work; nothing of their home. */
export interface Office {
  readonly title?: string
  readonly phone?: string
  readonly address?: string
}

/** Somebody who may use the exchange, or a state’s system. */
export interface Account {
  readonly id: string
  /** In small letters; the name to log in with. `''` of a state’s system, which does not. */
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly place: Place
  /** `disabled` for a while; `deactivated` for good: its address never has an account again. */
  readonly status: 'active' | 'disabled' | 'deactivated'
  readonly office?: Office
  /** Counts changes from 1 up. */
  readonly version?: number
  /** Milliseconds since 1970. */
  readonly created?: number
  /** Date of the last security training, YYYY-MM-DD; it holds for a year. */
  readonly training?: string
  /** The training that a reminder was sent of. */
  readonly reminded?: string
  /** The rules of behaviour that were accepted last. */
  readonly rules?: { readonly version: string; readonly time: number }
  readonly hasSecondFactor?: boolean
}

export const ACCOUNTS: DocumentTable<Account, [id: string]> = new DocumentTable(TABLE.account)
/** Kept for good, so that the address of one deactivated is never given again. */
export const ACCOUNTS_BY_EMAIL: DocumentTable<string, [email: string]> = new DocumentTable(
  TABLE.accountByEmail,
)

/** Keeps an account, and all that it is found by. */
export function putAccount(app: AppWriter, account: Account): void {
  const before = ACCOUNTS.get(app, account.id)
  if (before !== undefined) {
    unindexAccount(app, before)
    if (before.email !== '') ACCOUNTS_BY_EMAIL.remove(app, before.email)
  }
  ACCOUNTS.put(app, { ...account, version: (before?.version ?? 0) + 1 }, account.id)
  if (account.email !== '') ACCOUNTS_BY_EMAIL.put(app, account.id, account.email)
  indexAccount(app, account)
}

export function accountByEmail(app: AppReader, email: string): Account | undefined {
  const id = ACCOUNTS_BY_EMAIL.get(app, normalEmail(email))
  return id === undefined ? undefined : ACCOUNTS.get(app, id)
}

/** An address as it is kept and compared. */
export function normalEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}
