/** What a mail can tell of. Each has a page of its own, which says how it is seen. */
export const SUBJECT_KINDS = [
  'move-notice',
  'data-request',
  'correction',
  'account-application',
  'account',
  'overdue-clocks',
  'worklist',
] as const

export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** What a mail tells of: which one, if it is one of many; of overdue clocks, whose: a state. */
export interface MailSubject {
  readonly kind: SubjectKind
  readonly id?: number | string
}

/** Where its page is, from `/` on: all links of mails but those that are taken once are made here. */
export function subjectPath({ kind, id }: MailSubject): string {
  return id === undefined ? `/see/${kind}` : `/see/${kind}/${id}`
}
