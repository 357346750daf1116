import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** A one-time code by an app (RFC 6238). */
export interface SecondFactor {
  /** Sealed; see `seal.ts`. */
  readonly secret: string
  /** Number of the 30 seconds whose code was taken last: none up to it is taken again. */
  readonly lastStep: number
  /** Hashes of the recovery codes that are left. */
  readonly recovery: readonly string[]
}

/** What an account logs in with: apart from the account, so that no answer can ever hold it. */
export interface Credentials {
  /** Hash by argon2id, in PHC form. */
  readonly password?: string
  readonly secondFactor?: SecondFactor
  /** A secret that was handed out and not confirmed by a code yet; sealed. */
  readonly enrolling?: string
}

const CREDENTIALS = new DocumentTable<Credentials, [account: string]>(TABLE.credentials)

export function credentialsOf(app: AppReader, account: string): Credentials {
  return CREDENTIALS.get(app, account) ?? {}
}

export function putCredentials(app: AppWriter, account: string, credentials: Credentials): void {
  CREDENTIALS.put(app, credentials, account)
}
