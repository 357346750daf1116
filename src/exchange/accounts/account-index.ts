import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { Account } from './account.ts'
import { trainingDue } from './training.ts'

/** Where an account stands in an index: under a state, or {@link EVERYWHERE}, by a text in its order. */
export type IndexKey = [scope: string, text: string, id: string]
export type AccountIndex = DocumentTable<IndexKey, IndexKey>

/** By the whole name. */
export const BY_NAME: AccountIndex = new DocumentTable(TABLE.accountByName)
/** By each word of the name, by the address and by what stands before its @. */
export const BY_WORD: AccountIndex = new DocumentTable(TABLE.accountByWord)
/** User administrators whose account is active, by name. */
export const USER_ADMINISTRATORS: AccountIndex = new DocumentTable(TABLE.userAdministrator)
/** Data administrators whose account is active, by name. */
export const DATA_ADMINISTRATORS: AccountIndex = new DocumentTable(TABLE.dataAdministrator)
/** By the day that the security training has to be repeated at the latest. */
export const BY_TRAINING_DUE: AccountIndex = new DocumentTable(TABLE.trainingDue)

/** The scope of all states; that of federal accounts is `''`. */
export const EVERYWHERE = '*'

/** As long as a key may well be. */
const INDEXED_LENGTH = 60

type Entry = readonly [index: AccountIndex, scope: string, text: string]

function entriesOf(account: Account): Entry[] {
  // A state’s systems are found by their keys.
  if (account.roles.includes('state-system')) return []
  const scopes = [EVERYWHERE, account.place.state ?? '']
  const due = trainingDue(account)
  const name = folded(account.name)
  return scopes.flatMap((scope): Entry[] => [
    [BY_NAME, scope, name],
    ...wordsOf(account).map((word): Entry => [BY_WORD, scope, word]),
    ...(account.status === 'active' && account.roles.includes('user-administrator')
      ? [[USER_ADMINISTRATORS, scope, name] as const]
      : []),
    ...(account.status === 'active' && account.roles.includes('data-administrator')
      ? [[DATA_ADMINISTRATORS, scope, name] as const]
      : []),
    ...(account.status === 'active' && due !== undefined
      ? [[BY_TRAINING_DUE, scope, due] as const]
      : []),
  ])
}

export function indexAccount(app: AppWriter, account: Account): void {
  for (const [index, scope, text] of entriesOf(account)) {
    index.put(app, [scope, text, account.id], scope, text, account.id)
  }
}

export function unindexAccount(app: AppWriter, account: Account): void {
  for (const [index, scope, text] of entriesOf(account)) {
    index.remove(app, scope, text, account.id)
  }
}

/** Words that an account is found by, in their order. */
export function wordsOf({ name, email }: Account): string[] {
  const words = [...folded(name).split(' '), folded(email), folded(email.split('@')[0]!)]
  return [...new Set(words.filter((word) => word !== ''))].sort()
}

/** A text without case, accents and punctuation, as far as an index looks. */
export function folded(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^\p{L}\p{N}@._+-]+/gu, ' ')
    .trim()
    .slice(0, INDEXED_LENGTH)
}

/** Entries of a scope whose text begins with a prefix, in their order, behind one if it is given. */
export function* entriesByPrefix(
  app: AppReader,
  index: AccountIndex,
  scope: string,
  { prefix = '', after }: { readonly prefix?: string; readonly after?: IndexKey | undefined } = {},
): Generator<IndexKey> {
  // Nothing is kept under an empty id: behind it begins what has the prefix.
  for (const key of index.range(app, { under: [scope], after: after ?? [scope, prefix, ''] })) {
    if (!key[1].startsWith(prefix)) return
    yield key
  }
}
