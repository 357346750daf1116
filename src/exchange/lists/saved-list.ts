import type { AppReader } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** A list of children that a user keeps for work, under a name. */
export interface SavedList {
  readonly id: string
  /** Id of the account. */
  readonly owner: string
  readonly name: string
  readonly note: string
  /** Milliseconds since 1970. */
  readonly created: number
  readonly changed: number
  /** Children on it. */
  readonly size: number
}

/** A child on a list. */
export interface ListEntry {
  /** As it was when the child was put there: it may have been merged since. */
  readonly msixId: string
  readonly note: string
  /** Milliseconds since 1970. */
  readonly added: number
}

export const LISTS: DocumentTable<SavedList, [id: string]> = new DocumentTable(TABLE.savedList)
/** Lists of an account, by when they were made. */
export const LISTS_OF: DocumentTable<string, [owner: string, id: string]> = new DocumentTable(
  TABLE.savedListByOwner,
)
export const LIST_ENTRIES: DocumentTable<ListEntry, [list: string, msixId: string]> =
  new DocumentTable(TABLE.savedListEntry)

/** Lists that an account may have, and children on one: no more than somebody works with. */
export const MOST_LISTS = 200
export const MOST_ENTRIES = 5000

export function listsOf(app: AppReader, owner: string): SavedList[] {
  return Array.from(LISTS_OF.range(app, { under: [owner] }), (id) => LISTS.get(app, id)!)
}
