import type { Place } from '../access/roles.ts'
import type { AppReader } from '../store/app-keys.ts'
import { DIRECTORY, type DirectoryEntry, type DirectoryKind, holdsOn } from './directory-entry.ts'
import { dayOfState, stateOfNces } from './states.ts'

/** The entry of an id that holds at a time; undefined if there is none. */
export function entryAt(
  app: AppReader,
  {
    kind,
    state,
    id,
  }: { readonly kind: DirectoryKind; readonly state: string; readonly id: string },
  at: number,
): DirectoryEntry | undefined {
  const day = dayOfState(state, at)
  for (const entry of DIRECTORY.range(app, { under: [kind, state, id], reverse: true })) {
    if (entry.since <= day) return holdsOn(entry, day) ? entry : undefined
  }
  return undefined
}

/**
 * State and region of a district at a time. A district that does not stand in the directory is in the
 * state that its id begins with, and in no region that is known.
 *
 * @param ncesId - 7 digits.
 * @param at - milliseconds since 1970.
 * @returns undefined if the id is no state’s.
 */
export function placeOfDistrict(app: AppReader, ncesId: string, at: number): Place | undefined {
  const state = /^\d{7}$/.test(ncesId) ? stateOfNces(ncesId) : undefined
  if (state === undefined) return undefined
  const region = entryAt(app, { kind: 'district', state, id: ncesId }, at)?.region
  return { state, ...(region === undefined ? {} : { region }), district: ncesId }
}

/** The same of a school, by its NCES id of 12 digits, which begins with its district’s. */
export function placeOfSchool(app: AppReader, ncesId: string, at: number): Place | undefined {
  return /^\d{12}$/.test(ncesId) ? placeOfDistrict(app, ncesId.slice(0, 7), at) : undefined
}
