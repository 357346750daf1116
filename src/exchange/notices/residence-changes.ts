import type { Arrival } from '../arrivals.ts'
import { isoDay } from '../calendar/day.ts'
import { startClock } from '../clocks/clock.ts'
import { placeOfDistrict } from '../directory/place-of-district.ts'
import { dayNumberIn } from '../directory/states.ts'
import { dayOf } from '../msix/calendar-date.ts'
import type { StateDocument } from '../msix/consolidated-record.ts'
import type { AppReader } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { documentsOf } from '../store/documents-of.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { StudentDocument } from '../student-document.ts'
import type { CommandContext } from '../writer/command.ts'
import type { Address } from './address.ts'
import { sendNotice } from './move-notice-commands.ts'

/** Where a child lives, as far as its states tell: where it arrived last. */
interface Residence {
  readonly state: string
  readonly district?: string
  readonly stateStudentId: string
  /** YYYYMMDD. */
  readonly date: string
  readonly by: 'enrollment' | 'qualifying-move'
}

/** Moves that a notice was raised of, so that none is told twice. */
const TOLD = new DocumentTable<
  number,
  [state: string, stateStudentId: string, former: string, date: string]
>(TABLE.residenceNotice)

/**
 * Tells the former state or district when what arrives says that the child lives elsewhere now, and
 * starts its clock T6. A move long ago is history, so that the first load of a state’s children tells
 * nobody; and so is one to where the child was known to be.
 */
export function tellFormerPlace(context: CommandContext, arrival: Arrival): void {
  const { app, config, now, transaction } = context
  const { state, stateStudentId, before, after, msixId } = arrival
  if (!config.notices.raiseChangeOfResidence || msixId === undefined || after.deleted === true)
    return
  const own = residenceIn(state, stateStudentId, after)
  if (own === undefined || !isRecent(own, config.notices.residenceDays, dayNumberIn(state, now))) {
    return
  }
  // What the state said before of the same, or of something later, tells of no move.
  const ownBefore = before && residenceIn(state, stateStudentId, before)
  if (ownBefore !== undefined && ownBefore.date >= own.date) return
  const { members } = transaction.change.state.person(msixId)!
  // Nobody else has said anything of the child.
  if (members.length === 1 && ownBefore === undefined) return
  const others = documentsOf(transaction.change, [msixId]).filter(
    (it) => it.state !== state || it.stateStudentId !== stateStudentId,
  )
  const former = latestOf([
    ...others.flatMap(residenceOfDocument),
    ...(ownBefore === undefined ? [] : [ownBefore]),
  ])
  if (former === undefined || former.date >= own.date || isSamePlace(former, own)) return
  if (TOLD.get(app, state, stateStudentId, former.state, own.date) !== undefined) return
  const from = addressOf(app, former, now)
  const to = addressOf(app, own, now)
  const clock = startClock(context, {
    rule: 'T6',
    state: former.state,
    stateStudentId: former.stateStudentId,
    subject: `residence ${msixId} ${own.date}`,
  })
  const date = isoDay(dayOf(own.date)!)
  const notice = sendNotice(context, {
    kind: 'arrival',
    origin: 'exchange',
    msixId,
    to: from,
    from: to,
    moved: date,
    seen: { from, to, date, by: own.by, clock: clock.id },
  })
  TOLD.put(app, notice.id, state, stateStudentId, former.state, own.date)
}

function residenceOfDocument({ state, stateStudentId, document }: StateDocument): Residence[] {
  const residence = residenceIn(state, stateStudentId, document)
  return residence === undefined ? [] : [residence]
}

/** Where a state says that its student arrived last: by enrollment, residency or qualifying move. */
function residenceIn(
  state: string,
  stateStudentId: string,
  { records, deleted }: StudentDocument,
): Residence | undefined {
  if (deleted === true) return undefined
  return latestOf(
    records.flatMap(({ kind, values }): Residence[] => {
      const head = { state, stateStudentId }
      if (kind === 'qualifyingMove') {
        const { qualifyingArrivalDate: date, toState } = values
        // A state may tell of an earlier move that led elsewhere.
        const isHere = date !== undefined && (toState === undefined || toState === state)
        return isHere ? [{ ...head, date, by: 'qualifying-move' }] : []
      }
      if (kind !== 'enrollment') return []
      const { enrollmentDate, residencyDate, residencyVerificationDate } = values
      const { districtId, schoolId, districtOfResidence } = values
      const date = enrollmentDate ?? residencyDate ?? residencyVerificationDate
      const district = districtId ?? schoolId?.slice(0, 7) ?? districtOfResidence
      if (date === undefined) return []
      return [{ ...head, ...(district === undefined ? {} : { district }), date, by: 'enrollment' }]
    }),
  )
}

/** The latest; of the same day an enrollment, which says more, before a move. */
function latestOf(residences: readonly Residence[]): Residence | undefined {
  return residences.reduce<Residence | undefined>(
    (last, it) => (last === undefined || orderOf(it) > orderOf(last) ? it : last),
    undefined,
  )
}

function orderOf({ date, by }: Residence): string {
  return `${date} ${by === 'enrollment' ? 1 : 0}`
}

/** In the same state, and not known to be in two districts. */
function isSamePlace(a: Residence, b: Residence): boolean {
  if (a.state !== b.state) return false
  return a.district === undefined || b.district === undefined || a.district === b.district
}

function isRecent({ date }: Residence, days: number, today: number): boolean {
  const day = dayOf(date)
  return day !== undefined && today - day <= days
}

function addressOf(app: AppReader, { state, district }: Residence, now: number): Address {
  const known = district === undefined ? undefined : placeOfDistrict(app, district, now)
  if (known?.state !== state) return { state }
  const { region } = known
  return { state, ...(region === undefined ? {} : { region }), district: district! }
}
