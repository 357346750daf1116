import type { Place, Role } from '../access/roles.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** Somebody who may use the exchange, or a state’s system. */
export interface Account {
  readonly id: string
  /** In small letters; the name to log in with. */
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly place: Place
  readonly status: 'active' | 'disabled' | 'deactivated'
}

export const ACCOUNTS: DocumentTable<Account, [id: string]> = new DocumentTable(TABLE.account)
export const ACCOUNTS_BY_EMAIL: DocumentTable<string, [email: string]> = new DocumentTable(
  TABLE.accountByEmail,
)
