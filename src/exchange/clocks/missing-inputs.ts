import { dayOfIso } from '../calendar/day.ts'
import { dayNumberIn } from '../directory/states.ts'
import type { AppReader } from '../store/app-keys.ts'
import type { StudentDocument } from '../student-document.ts'
import { CLOCK_RULES, type ClockInput, type ClockRuleId } from './clock-rules.ts'
import { COE_APPROVALS, isSecondary } from './coe-approval.ts'
import { districtsIn, TERM_CALENDARS } from './term-calendar.ts'

/** A clock that cannot be computed, and what the exchange would have to be told. */
export interface NotComputable {
  readonly rule: ClockRuleId
  readonly missing: string
}

const SCHOOL_YEAR_DAYS = 365

/** Inputs of which a state has given none. */
export function missingInputs(app: AppReader, state: string): ClockInput[] {
  const isGiven: Readonly<Record<ClockInput, boolean>> = {
    'coe-approvals': !COE_APPROVALS.range(app, { under: [state], limit: 1 }).next().done,
    'term-calendars': !TERM_CALENDARS.range(app, { under: [state], limit: 1 }).next().done,
  }
  return (Object.keys(isGiven) as ClockInput[]).filter((input) => !isGiven[input])
}

/** Clocks of a state’s student that cannot be computed. */
export function notComputable(
  app: AppReader,
  { state, id }: { readonly state: string; readonly id: string },
  { document, now }: { readonly document: StudentDocument; readonly now: number },
): NotComputable[] {
  const approvals = [...COE_APPROVALS.range(app, { under: [state, id] })]
  const last = approvals.at(-1)
  const missing: NotComputable[] = []
  if (last === undefined) {
    missing.push({ rule: 'T1', missing: 'the approval of a certificate of eligibility' })
    missing.push({ rule: 'T2', missing: 'the approval of a certificate of eligibility' })
  } else if (isSecondary(last, document) === undefined) {
    missing.push({ rule: 'T2', missing: 'whether the child is of the age of secondary school' })
  }
  const since = dayNumberIn(state, now) - SCHOOL_YEAR_DAYS
  const hasTerm = (district: string): boolean => {
    for (const term of TERM_CALENDARS.range(app, { under: [state, district], reverse: true })) {
      if (dayOfIso(term.ends)! >= since) return true
    }
    return false
  }
  for (const district of districtsIn(document)) {
    if (hasTerm(district)) continue
    missing.push({ rule: 'T4', missing: `the term calendar of district ${district}` })
  }
  return missing
}

/** Rules that a state’s clocks of cannot be computed, as it has not given what they need. */
export function rulesWithout(inputs: readonly ClockInput[]): NotComputable[] {
  return CLOCK_RULES.flatMap(({ id, needs }) =>
    needs !== undefined && inputs.includes(needs) ? [{ rule: id, missing: needs }] : [],
  )
}
