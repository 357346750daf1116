import { markOverdue } from '../clocks/clock.ts'
import { startNextTerm } from '../clocks/term-calendar.ts'
import { dayNumberIn } from '../directory/states.ts'
import type { CommandContext } from '../writer/command.ts'
import { placeOf } from './address.ts'
import { DATA_REQUESTS, putRequest } from './data-request.ts'
import { type ExchangedKind, toRemind } from './exchanged-lists.ts'
import { exchangedStep } from './exchanged-work.ts'
import { MOVE_NOTICES, putNotice } from './move-notice.ts'
import { tellAdministrators } from './tell-administrators.ts'

/** What one run did; to be run again at once if there is more. */
export interface ClocksRun {
  readonly overdue: number
  readonly terms: number
  readonly reminded: number
  readonly hasMore: boolean
}

/** Things of a kind in one run, so that no other command waits for long. */
const AT_ONCE = 100
/** A term reads all students of its district. */
const TERMS_AT_ONCE = 2

/** What the passing of time does: marks, reminders, terms that are over. */
export const runClocksCommands = {
  'notices.runClocks': (context: CommandContext, _: Readonly<Record<string, never>>): ClocksRun => {
    const { app, now } = context
    const { marked, hasMore } = markOverdue(app, now, AT_ONCE)
    for (const state of new Set(marked.map((clock) => clock.state))) {
      const count = marked.filter((clock) => clock.state === state).length
      tellAdministrators(
        context,
        { state },
        {
          subject: 'Duties of 34 CFR 200.85 are overdue',
          text: `${count} more of your state’s clocks of 34 CFR 200.85 have run out.`,
          about: { kind: 'overdue-clocks', id: state },
        },
      )
    }
    let terms = 0
    while (terms < TERMS_AT_ONCE && startNextTerm(context)) terms++
    const reminded = remind(context, 'move-notice') + remind(context, 'data-request')
    return {
      overdue: marked.length,
      terms,
      reminded,
      hasMore: hasMore || terms === TERMS_AT_ONCE || reminded >= AT_ONCE,
    }
  },
} as const

/** Reminds once, some days before it is due, whoever has it in the worklist. */
function remind(context: CommandContext, kind: ExchangedKind): number {
  const { app, config, now } = context
  let count = 0
  // By the calendar that is furthest ahead: a few hours early in other states.
  const day = dayNumberIn('GU', now) + config.notices.reminderDays
  for (const id of toRemind(app, kind, day, AT_ONCE)) {
    const found = kind === 'move-notice' ? MOVE_NOTICES.get(app, id) : DATA_REQUESTS.get(app, id)
    if (found === undefined) continue
    const steps = [...found.steps, exchangedStep(context, 'reminded')]
    const next = { ...found, reminded: true, steps }
    if ('asked' in next) putRequest(app, next)
    else putNotice(app, next)
    const name = kind === 'move-notice' ? 'A move notice' : 'A data request'
    tellAdministrators(context, placeOf(found.to), {
      subject: `${name} waits for an answer`,
      text: `${name} in the worklist of your place is due.`,
      about: { kind, id },
    })
    count++
  }
  return count
}
