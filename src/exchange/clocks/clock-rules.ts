/**
 * The clocks of 34 CFR 200.85: what a state has to do, by when, and whether it did. A rule is a row of
 * a table; a clock is a rule that was started for a child, a term, a request. Its one hard problem is
 * that the exchange does not see all that starts a clock: where it was not told, it says so, and does
 * not pretend that nothing is due.
 *
 * @module
 */

export const CLOCK_RULE_IDS = [
  'T1',
  'T2',
  'T3',
  'T4',
  'T5',
  'T6',
  'T7',
  'T8',
  'T9',
  'T10',
  'T11',
  'T12',
  'T13',
] as const
export type ClockRuleId = (typeof CLOCK_RULE_IDS)[number]

/** What the exchange has to be told, as no submission says it. */
export const CLOCK_INPUTS = ['coe-approvals', 'term-calendars'] as const
export type ClockInput = (typeof CLOCK_INPUTS)[number]

export interface ClockLength {
  readonly count: number
  readonly unit: 'working-days' | 'calendar-days' | 'years'
}

/** A duty with its time. */
export interface ClockRule {
  readonly id: ClockRuleId
  readonly trigger: string
  readonly duty: string
  /** Absent where the regulation sets no time of its own. */
  readonly length?: ClockLength
  /** Paragraph of 34 CFR. */
  readonly source: string
  readonly needs?: ClockInput
  /** What the exchange takes as the duty done. */
  readonly metBy: string
}

export const CLOCK_RULES: readonly ClockRule[] = [
  {
    id: 'T1',
    trigger: 'A state approves a new certificate of eligibility',
    duty: 'Submit the data elements of the child',
    length: { count: 10, unit: 'working-days' },
    source: '200.85(b)(3)(i)(A)',
    needs: 'coe-approvals',
    metBy: 'a version of the student that came on the day of approval or later',
  },
  {
    id: 'T2',
    trigger: 'The same, of a child of the age of secondary school',
    duty: 'Submit the elements from the most recent secondary school in that state',
    length: { count: 10, unit: 'working-days' },
    source: '200.85(b)(3)(i)(B)(1)',
    needs: 'coe-approvals',
    metBy: 'such a version with a course or an enrollment in grades 09 to 12',
  },
  {
    id: 'T3',
    trigger: 'A local agency obtains records of a secondary school in another state',
    duty: 'Tell the exchange',
    length: { count: 30, unit: 'calendar-days' },
    source: '200.85(b)(3)(i)(B)(2)',
    metBy: 'a version with an out-of-state transcript indicator of Yes',
  },
  {
    id: 'T4',
    trigger: 'A term of a district ends',
    duty: 'Submit what is new of the children who were eligible during the term',
    length: { count: 30, unit: 'calendar-days' },
    source: '200.85(b)(3)(ii)(A)',
    needs: 'term-calendars',
    metBy:
      'a new version of each of these children after the end of the term, or word; to send a child again unchanged makes none',
  },
  {
    id: 'T5',
    trigger: 'Eligibility ends during a school year',
    duty: 'Go on submitting through the end of the school year',
    source: '200.85(b)(3)(ii)(B)',
    needs: 'term-calendars',
    metBy:
      'as T4: the child is among those of every later term of the school year, so it has no clock of its own',
  },
  {
    id: 'T6',
    trigger: 'The exchange tells a state that a child has changed residence',
    duty: 'Submit all that is new since the last submission',
    length: { count: 4, unit: 'working-days' },
    source: '200.85(b)(3)(iii)(A)',
    metBy: 'a new version of the student, or word that there is nothing new yet, which starts T7',
  },
  {
    id: 'T7',
    trigger: 'Something new is obtained of a child of T6 of whom there was nothing new',
    duty: 'Submit it',
    length: { count: 4, unit: 'working-days' },
    source: '200.85(b)(3)(iii)(B)',
    metBy: 'a new version of the student',
  },
  {
    id: 'T8',
    trigger: 'A parent, guardian or child asks for a correction',
    duty: 'Acknowledge, investigate, decide, and tell the requester',
    length: { count: 30, unit: 'calendar-days' },
    source: '200.85(e)(1)(i)',
    metBy: 'acknowledgement, decision and notice on record',
  },
  {
    id: 'T9',
    trigger: 'A state decides that its data are to be corrected',
    duty: 'Submit the corrected data',
    length: { count: 4, unit: 'working-days' },
    source: '200.85(e)(1)(ii)',
    metBy: 'a new version of the student, or word',
  },
  {
    id: 'T10',
    trigger: 'A correction is asked for of data that another state submitted',
    duty: 'Send the request to that state, which treats it as its own',
    length: { count: 4, unit: 'working-days' },
    source: '200.85(e)(1)(iii)(A)',
    metBy: 'the request forwarded',
  },
  {
    id: 'T11',
    trigger: 'A state that handles a correction asks another or a local agency for information',
    duty: 'Answer in writing',
    length: { count: 10, unit: 'working-days' },
    source: '200.85(e)(2)',
    metBy: 'the answer on record',
  },
  {
    id: 'T12',
    trigger: 'The Department asks for information on a request under the Privacy Act',
    duty: 'Answer in writing',
    length: { count: 10, unit: 'working-days' },
    source: '200.85(e)(3)',
    metBy: 'the answer on record',
  },
  {
    id: 'T13',
    trigger: 'The access of a user is ended for good',
    duty: 'Keep the documents of its approval',
    length: { count: 3, unit: 'years' },
    source: '200.85(f)(4)',
    metBy: 'the time being over; accounts and their history are kept for good',
  },
]

/** The rule of an id. */
export function clockRule(id: ClockRuleId): ClockRule {
  return CLOCK_RULES.find((rule) => rule.id === id)!
}
