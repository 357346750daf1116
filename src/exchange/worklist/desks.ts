import type { PersonId } from '../../ledger/event.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { StateReader } from '../../ledger/state.ts'
import { deadlineAfter } from '../calendar/state-calendar.ts'
import { entryAt, placeOfDistrict } from '../directory/place-of-district.ts'
import type { StateDocument } from '../msix/consolidated-record.ts'
import { latestPlace } from '../msix/latest-place.ts'
import type { AppReader } from '../store/app-keys.ts'
import { documentsOf } from '../store/documents-of.ts'
import type { CommandContext } from '../writer/command.ts'
import { type Desk, type DeskPlace, levelOf, WORK_LEVELS, type WorkLevel } from './work-item.ts'

/** The children that these ids stand for now: one that was merged away leads on. */
export function standingOf(state: StateReader, persons: readonly PersonId[]): PersonId[] {
  return persons.map((person) => resolvePerson(state, person).person.person)
}

/** States that have a record of one of these children, ascending. */
export function statesOf(state: StateReader, persons: readonly PersonId[]): string[] {
  const records = persons.flatMap((person) => state.person(person)?.members ?? [])
  return [...new Set(records.map((record) => state.record(record)!.source))].sort()
}

/** The desk of whoever is to look at these children first: where the latest enrollment is. */
export function firstDesk(context: CommandContext, persons: readonly PersonId[]): Desk | undefined {
  const documents = documentsOf(context.transaction.change, persons)
  const state = latestPlace(documents)?.state
  return state === undefined ? undefined : deskAt(context, placeIn(context, state, documents))
}

/** A state's desk for these children: where their latest enrollment in that state is. */
export function deskOfState(
  context: CommandContext,
  state: string,
  persons: readonly PersonId[],
): Desk {
  const documents = documentsOf(context.transaction.change, persons)
  return deskAt(context, placeIn(context, state, documents))
}

/**
 * A desk with the administrators of a place, due by the days that a level has.
 *
 * @param due - when it is to be done, where another rule says so.
 */
export function deskAt({ config, now }: CommandContext, place: DeskPlace, due?: number): Desk {
  const { escalationDays } = config.policies
  const at = due ?? deadlineAfter(config, place.state, now, escalationDays)
  return { place, due: at, escalates: at }
}

/** The place one level up; undefined for a whole state. */
export function placeAbove(
  { app, now }: CommandContext,
  { state, region, district }: DeskPlace,
): DeskPlace | undefined {
  if (district !== undefined && region !== undefined && levelsOf(app, state, now).has('region')) {
    return { state, region }
  }
  return district === undefined && region === undefined ? undefined : { state }
}

/** Is the level of the one place above that of the other? */
export function isAbove(place: DeskPlace, other: DeskPlace): boolean {
  return WORK_LEVELS.indexOf(levelOf(place)) > WORK_LEVELS.indexOf(levelOf(other))
}

function placeIn(
  { app, now }: CommandContext,
  state: string,
  documents: readonly StateDocument[],
): DeskPlace {
  const latest = latestPlace(documents.filter((each) => each.state === state))
  const known =
    latest?.district === undefined ? undefined : placeOfDistrict(app, latest.district, now)
  // What a state says of a school in another one is no place of its own administrators.
  if (known?.state !== state) return { state }
  const levels = levelsOf(app, state, now)
  const { region, district } = known
  return {
    state,
    ...(region === undefined || !levels.has('region') ? {} : { region }),
    ...(district === undefined || !levels.has('district') ? {} : { district }),
  }
}

/** Levels at which a state has administrators; all, if the directory does not say. */
function levelsOf(app: AppReader, state: string, now: number): ReadonlySet<WorkLevel> {
  const entry = entryAt(app, { kind: 'state', state, id: state }, now)
  return new Set(entry?.levels ?? WORK_LEVELS)
}
