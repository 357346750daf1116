import type { Arrival } from '../arrivals.ts'
import type { CommandContext } from '../writer/command.ts'
import { type Clock, clocksOfStudent, isOpen, meetClock, moveClocks } from './clock.ts'
import { COE_APPROVALS, hasSecondary, startApproved } from './coe-approval.ts'
import { indexDistricts, tellTerms } from './term-calendar.ts'

/** What comes of a student meets the clocks that wait for it. */
export function meetByArrival(context: CommandContext, arrival: Arrival): void {
  const { app } = context
  const { state, stateStudentId: id, formerStateStudentId: former, before, after } = arrival
  if (former !== undefined) {
    moveClocks(app, state, former, id)
    for (const approval of [...COE_APPROVALS.range(app, { under: [state, former] })]) {
      COE_APPROVALS.remove(app, state, former, approval.approved)
      COE_APPROVALS.put(app, { ...approval, stateStudentId: id }, state, id, approval.approved)
    }
  }
  indexDistricts(app, state, { id, former }, { before, after })
  tellTerms(app, state, id, after.time)
  if (after.deleted === true) return
  for (const approval of COE_APPROVALS.range(app, { under: [state, id] })) {
    startApproved(context, approval, after)
  }
  for (const clock of clocksOfStudent(app, state, id)) {
    if (isOpen(clock) && isMetBy(clock, arrival)) meetClock(app, clock, after.time)
  }
}

function isMetBy({ rule }: Clock, { after }: Arrival): boolean {
  switch (rule) {
    case 'T1':
    case 'T6':
    case 'T7':
      return true
    case 'T2':
      return hasSecondary(after)
    case 'T3':
      return after.records.some(({ values }) => values.outOfStateTranscript === 'Yes')
    default:
      return false
  }
}
