import type { Arrival } from '../arrivals.ts'
import { bringsNews, moveOf } from '../read-arrival.ts'
import type { CommandContext } from '../writer/command.ts'
import { type Clock, clocksOfStudent, isOpen, meetClock, moveClocks } from './clock.ts'
import { COE_APPROVALS, hasSecondary, startApproved } from './coe-approval.ts'
import { moveTerms, tellTerms } from './term-calendar.ts'

/** What comes of a student meets the clocks that wait for it. */
export function meetByArrival(context: CommandContext, arrival: Arrival): void {
  const { app } = context
  const { state, stateStudentId: id, after } = arrival
  const move = moveOf(arrival)
  if (move !== undefined) {
    const { from, to } = move
    moveClocks(app, state, from, to)
    for (const approval of [...COE_APPROVALS.range(app, { under: [state, from] })]) {
      COE_APPROVALS.remove(app, state, from, approval.approved)
      COE_APPROVALS.put(app, { ...approval, stateStudentId: to }, state, to, approval.approved)
    }
    moveTerms(app, state, move, after.time)
  }
  if (!bringsNews(arrival)) return
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
