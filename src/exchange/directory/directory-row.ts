import { dayOfIso } from '../calendar/day.ts'
import type { ImportColumns, ImportFinding, ImportRow } from '../csv/read-import.ts'
import {
  ADMINISTRATOR_LEVELS,
  type AdministratorLevel,
  DIRECTORY_KINDS,
  type DirectoryEntry,
  type DirectoryKind,
  type OfficeContact,
} from './directory-entry.ts'
import { stateOf, stateOfNces } from './states.ts'

/** Columns of a file of the directory. */
export const DIRECTORY_COLUMNS: ImportColumns = {
  mandatory: ['kind', 'id', 'state', 'name'],
  optional: [
    'region',
    'district',
    'since',
    'until',
    'levels',
    'office',
    'email',
    'phone',
    'address',
    'website',
  ],
}

/** What has always been so, as far as anybody asks. */
export const ALWAYS = '1900-01-01'

const OWN_ID = /^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,29}$/u
const CONTACT: Readonly<Record<keyof OfficeContact, RegExp>> = {
  office: /^.{1,100}$/u,
  email: /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,185}$/,
  phone: /^[0-9 ()+.x-]{7,25}$/,
  address: /^.{1,200}$/u,
  website: /^https?:\/\/\S{1,200}$/,
}

/** The entry that a row says, or why it says none. */
export function entryOfRow({ line, values }: ImportRow): DirectoryEntry | readonly ImportFinding[] {
  const findings: ImportFinding[] = []
  const find = (column: string, problem: string): void => {
    findings.push({ line, column, problem })
  }
  const { kind = '', id = '', state = '', name = '', since = ALWAYS, until } = values
  const { region, district } = values
  if (!DIRECTORY_KINDS.includes(kind as DirectoryKind)) {
    find('kind', `is none of ${DIRECTORY_KINDS.join(', ')}`)
  }
  if (stateOf(state) === undefined) find('state', 'is no postal code of a state')
  else if (!isIdOf(kind, id, state)) find('id', ID_RULES[kind] ?? ID_RULES.region!)
  if (name === '' || name.length > 100) find('name', 'must have 1 to 100 characters')
  if (dayOfIso(since) === undefined) find('since', 'is no day of the form YYYY-MM-DD')
  if (until !== undefined && (dayOfIso(until) === undefined || until < since)) {
    find('until', 'is no day of the form YYYY-MM-DD from `since` on')
  }
  if (region !== undefined && (kind === 'state' || kind === 'region' || !OWN_ID.test(region))) {
    find('region', 'is no id of a region, or the kind lies in none')
  }
  if (district !== undefined && (!IN_DISTRICT.has(kind) || !isIdOf('district', district, state))) {
    find('district', 'is no NCES id of a district of the state, or the kind lies in none')
  }
  const levels = values.levels?.split(/[;,\s]+/) as readonly AdministratorLevel[] | undefined
  if (levels !== undefined && (kind !== 'state' || !levels.every(isLevel))) {
    find('levels', 'are some of district;region;state, and stand with a state only')
  }
  const contact = Object.fromEntries(
    Object.entries(CONTACT).flatMap(([column, form]) => {
      const value = values[column]
      if (value === undefined) return []
      if (!form.test(value)) find(column, 'is not of the form of such a contact')
      return [[column, value]]
    }),
  )
  if (findings.length > 0) return findings
  const ownDistrict = district ?? (kind === 'school' ? id.slice(0, 7) : undefined)
  return {
    kind: kind as DirectoryKind,
    id,
    state,
    name,
    ...(region === undefined ? {} : { region }),
    ...(ownDistrict === undefined ? {} : { district: ownDistrict }),
    ...(levels === undefined ? {} : { levels }),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    since,
    ...(until === undefined ? {} : { until }),
  }
}

const IN_DISTRICT = new Set(['school', 'project'])

const ID_RULES: Readonly<Record<string, string>> = {
  state: 'of a state is its postal code',
  district: 'of a district is its NCES id: 7 digits, beginning with the number of the state',
  school: 'of a school is its NCES id: 12 digits, beginning with the number of the state',
  region: 'must have up to 30 letters, digits, dots, dashes and underscores',
}

function isIdOf(kind: string, id: string, state: string): boolean {
  if (kind === 'state') return id === state
  if (kind === 'district') return /^\d{7}$/.test(id) && stateOfNces(id) === state
  if (kind === 'school') return /^\d{12}$/.test(id) && stateOfNces(id) === state
  return OWN_ID.test(id)
}

function isLevel(level: string): boolean {
  return ADMINISTRATOR_LEVELS.includes(level as AdministratorLevel)
}
