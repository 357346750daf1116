import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { nextNumber } from '../store/counters.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { MailSubject } from './mail-subject.ts'

/**
 * A mail to be sent once what it tells of is durable. It says that there is something to see and where,
 * never anything of a person: `about` becomes a link.
 */
export interface Mail {
  readonly to: string
  readonly subject: string
  /** Whole paragraphs of plain text, without a person’s data. */
  readonly text: string
  /** What there is to see. */
  readonly about?: MailSubject
  /** A one-time link instead: its token is made when the mail is sent, so that it lies nowhere. */
  readonly link?: { readonly kind: 'invitation' | 'reset'; readonly account: string }
}

/** A mail that waits. */
export interface WaitingMail extends Mail {
  readonly number: number
  /** Milliseconds since 1970. */
  readonly queued: number
  /** Times that it could not be sent. */
  readonly tries: number
  /** When it is tried next. Absent: at once. */
  readonly due?: number
}

const OUTBOX = new DocumentTable<WaitingMail, [number: number]>(TABLE.outbox)
const BY_DUE = new DocumentTable<
  { readonly due: number; readonly number: number },
  [due: number, number: number]
>(TABLE.outboxByDue)

/** Puts a mail into the outbox, as part of a transaction. */
export function queueMail(app: AppWriter, mail: Mail, now: number): void {
  const number = nextNumber(app, 'mail')
  put(app, { ...mail, number, queued: now, tries: 0 })
}

/** Mails that wait, the oldest first. */
export function waitingMails(app: AppReader, limit: number): WaitingMail[] {
  return [...OUTBOX.range(app, { limit })]
}

/** Beyond what can be counted without going through everything. */
const MOST_COUNTED = 1000

/** How many mails wait; 1,000 stands for that many or more. */
export function countWaitingMails(app: AppReader): number {
  return waitingMails(app, MOST_COUNTED).length
}

/** Mails that are to be tried now, that which waits longest first. */
export function dueMails(app: AppReader, now: number, limit: number): WaitingMail[] {
  const mails: WaitingMail[] = []
  for (const { due, number } of BY_DUE.range(app, { limit })) {
    if (due > now) break
    mails.push(OUTBOX.get(app, number)!)
  }
  return mails
}

/** It could not be sent, and is tried again later. */
export function postponeMail(app: AppWriter, number: number, due: number): void {
  const mail = OUTBOX.get(app, number)
  if (mail === undefined) return
  removeMail(app, number)
  put(app, { ...mail, tries: mail.tries + 1, due })
}

export function removeMail(app: AppWriter, number: number): void {
  const mail = OUTBOX.get(app, number)
  if (mail === undefined) return
  OUTBOX.remove(app, number)
  BY_DUE.remove(app, dueOf(mail), number)
}

function put(app: AppWriter, mail: WaitingMail): void {
  OUTBOX.put(app, mail, mail.number)
  const due = dueOf(mail)
  BY_DUE.put(app, { due, number: mail.number }, due, mail.number)
}

function dueOf({ due, queued }: WaitingMail): number {
  return due ?? queued
}
