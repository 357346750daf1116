import type { PersonId } from '../../ledger/event.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import { ACCOUNTS } from '../accounts/account.ts'
import { eraseClockNotes } from '../clocks/clock.ts'
import { eraseCertificates } from '../clocks/coe-approval.ts'
import { LIST_ENTRIES, LISTS } from '../lists/saved-list.ts'
import { CORRECTIONS, type Correction, putCorrection } from '../notices/correction.ts'
import { DATA_REQUESTS, putRequest } from '../notices/data-request.ts'
import { type ExchangedKind, everOfStudent } from '../notices/exchanged-lists.ts'
import { MOVE_NOTICES, putNotice } from '../notices/move-notice.ts'
import { reviewItemOf } from '../worklist/follow-registry.ts'
import type { WorkItem } from '../worklist/work-item.ts'
import { changeSteps, WORK_ITEMS } from '../worklist/work-store.ts'
import type { CommandContext } from '../writer/command.ts'
import { changeKeptResults } from '../writer/kept-results.ts'
import { pastOfRecord } from './past-of-record.ts'
import { ERASED, hasWords, withoutWords } from './without-words.ts'

/**
 * Erases what people wrote about a child of whom a state’s student is erased: in move notices, data
 * requests and corrections, in the history of worklist items and clocks, beside the child on saved
 * lists. While other states still have the child, only what that state had to do with; once nobody has
 * it, everybody’s. Ids, dates, places, choices and who did what stay. To be called once the registry
 * has erased the record.
 *
 * @returns how many documents held something.
 */
export function eraseWords(
  context: CommandContext,
  { state, id }: { readonly state: string; readonly id: string },
): number {
  const { app, transaction } = context
  const { change } = transaction
  const past = pastOfRecord(change, change.state.recordOf(state, id)!)
  const isGone = (msixId: PersonId): boolean =>
    resolvePerson(change.state, msixId).person.members.length === 0
  const isMeant = (msixId: PersonId, states: readonly (string | undefined)[]): boolean =>
    past.persons.has(msixId) && (states.includes(state) || isGone(msixId))
  let erased = 0

  const eachOf = (kind: ExchangedKind, erase: (id: number) => void): void => {
    for (const msixId of past.persons) everOfStudent(app, kind, msixId).forEach(erase)
  }
  /** Puts a document without its words, as another version of it, if it has any. */
  const put = <T extends { readonly version: number }>(before: T, keep: (after: T) => void) => {
    if (!hasWords(before)) return
    keep({ ...withoutWords(before), version: before.version + 1 })
    erased++
  }
  const statesOfWork = (work: number): readonly string[] => statesOfItem(WORK_ITEMS.get(app, work)!)

  eachOf('move-notice', (number) => {
    const notice = MOVE_NOTICES.get(app, number)!
    const states = [notice.from.state, notice.to.state, ...statesOfWork(notice.work)]
    if (isMeant(notice.msixId, states)) put(notice, (after) => putNotice(app, after))
  })
  eachOf('data-request', (number) => {
    const request = DATA_REQUESTS.get(app, number)!
    const states = [request.from.state, request.to.state, ...statesOfWork(request.work)]
    if (isMeant(request.msixId, states)) put(request, (after) => putRequest(app, after))
  })
  eachOf('correction', (number) => {
    const correction = CORRECTIONS.get(app, number)!
    const states = [...statesOfCorrection(correction), ...statesOfWork(correction.work)]
    if (isMeant(correction.msixId, states)) put(correction, (after) => putCorrection(app, after))
  })

  const isMeantItem = (item: WorkItem): boolean => {
    const review = reviewItemOf(item)
    if (review !== undefined && past.items.has(review)) return true
    return item.students.some((msixId) => isMeant(msixId, statesOfItem(item)))
  }
  const items: number[] = []
  for (const item of WORK_ITEMS.range(app)) if (isMeantItem(item)) items.push(item.id)
  for (const item of items) {
    const hadWords = changeSteps(app, item, (step) =>
      hasWords(step) ? withoutWords(step) : undefined,
    )
    if (hadWords) erased++
  }

  for (const list of LISTS.range(app)) {
    const owner = ACCOUNTS.get(app, list.owner)?.place.state
    for (const msixId of past.persons) {
      const entry = LIST_ENTRIES.get(app, list.id, msixId)
      if (entry === undefined || !isMeant(msixId, [owner]) || !hasWords(entry)) continue
      LIST_ENTRIES.put(app, withoutWords(entry), list.id, msixId)
      erased++
    }
  }

  erased += eraseClockNotes(app, state, id, ERASED)
  eraseCertificates(app, state, id)
  // What a request is answered with once more within a day: of any state, as it is not for long.
  const names = [...past.persons, id].map((name) => JSON.stringify(name))
  changeKeptResults(app, (result) => {
    const text = JSON.stringify(result) ?? ''
    const isAbout = names.some((name) => text.includes(name))
    return isAbout && hasWords(result) ? withoutWords(result) : undefined
  })
  return erased
}

function statesOfItem({ states, desks, proposer }: WorkItem): string[] {
  const by = proposer?.state
  return [...states, ...desks.map(({ place }) => place.state), ...(by === undefined ? [] : [by])]
}

function statesOfCorrection({ received, owner, inquiries }: Correction): string[] {
  return [received.state, owner, ...inquiries.map(({ to }) => to)]
}
