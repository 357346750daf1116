import type { AppReader } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** The key of a state’s system: kept under its hash, shown once. */
export interface ApiKey {
  readonly id: string
  /** The account that all keys of the state’s system act for. */
  readonly account: string
  readonly state: string
  /** What it is for, to tell it from others. */
  readonly name: string
  /** Milliseconds since 1970. */
  readonly created: number
  readonly expires: number
  readonly createdBy: string
  /** When it was last used, to a minute or so. */
  readonly seen?: number
  readonly revoked?: number
}

export const API_KEYS: DocumentTable<ApiKey, [keyHash: string]> = new DocumentTable(TABLE.apiKey)
/** Hashes of a state’s keys, by their ids. */
export const API_KEYS_BY_STATE: DocumentTable<string, [state: string, id: string]> =
  new DocumentTable(TABLE.apiKeyByState)

/** The account that a state’s system acts as; the same with whatever key. */
export function systemAccountOf(state: string): string {
  return `system-${state}`
}

/** Does a key hold now? */
export function holds({ revoked, expires }: ApiKey, now: number): boolean {
  return revoked === undefined && now < expires
}

/** A state’s keys, also those that hold no more, with the hashes that they are kept under. */
export function apiKeysOf(
  app: AppReader,
  state: string,
): { readonly hash: string; readonly key: ApiKey }[] {
  return [...API_KEYS_BY_STATE.range(app, { under: [state] })].map((hash) => ({
    hash,
    key: API_KEYS.get(app, hash)!,
  }))
}
