import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

export const DIRECTORY_KINDS = ['state', 'region', 'district', 'school', 'project'] as const
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number]

/** Levels at which a state has administrators, the lowest first. */
export const ADMINISTRATOR_LEVELS = ['district', 'region', 'state'] as const
export type AdministratorLevel = (typeof ADMINISTRATOR_LEVELS)[number]

/** Where to reach the office: never somebody’s private address. */
export interface OfficeContact {
  readonly office?: string
  readonly email?: string
  readonly phone?: string
  readonly address?: string
  readonly website?: string
}

/** A state, region, district, school or project, as it was from one day to another. */
export interface DirectoryEntry {
  readonly kind: DirectoryKind
  /**
   * Of a state its postal code; of a district its NCES id of 7 digits, of a school of 12; of a region
   * or a project an id that the state gives.
   */
  readonly id: string
  readonly state: string
  readonly name: string
  /** Region of a district, school or project, if the state has regions. */
  readonly region?: string
  /** District of a school or project. */
  readonly district?: string
  /** Of a state: the levels at which it has administrators. */
  readonly levels?: readonly AdministratorLevel[]
  readonly contact?: OfficeContact
  /** First day, as YYYY-MM-DD. */
  readonly since: string
  /** Last day; absent while it lasts. */
  readonly until?: string
}

/** The key of an entry; an id stands once from a day on. */
export type DirectoryKey = [kind: DirectoryKind, state: string, id: string, since: string]

export const DIRECTORY: DocumentTable<DirectoryEntry, DirectoryKey> = new DocumentTable(
  TABLE.directory,
)

export function keyOfEntry({ kind, state, id, since }: DirectoryEntry): DirectoryKey {
  return [kind, state, id, since]
}

/** Does the entry hold on a day, YYYY-MM-DD? */
export function holdsOn({ since, until }: DirectoryEntry, day: string): boolean {
  return since <= day && (until === undefined || day <= until)
}
