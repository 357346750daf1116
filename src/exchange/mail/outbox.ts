import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { nextNumber } from '../store/counters.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/**
 * A mail to be sent once what it tells of is durable. It says that there is something to see and where,
 * never anything of a person: `path` is completed by the address of the exchange.
 */
export interface Mail {
  readonly to: string
  readonly subject: string
  /** Whole paragraphs of plain text, without a person’s data. */
  readonly text: string
  /** Where to look, from `/` on. */
  readonly path?: string
}

/** A mail that waits. */
export interface WaitingMail extends Mail {
  readonly number: number
  /** Milliseconds since 1970. */
  readonly queued: number
  /** Times that it could not be sent. */
  readonly tries: number
}

const OUTBOX = new DocumentTable<WaitingMail, [number: number]>(TABLE.outbox)

/** Puts a mail into the outbox, as part of a transaction. */
export function queueMail(app: AppWriter, mail: Mail, now: number): void {
  const number = nextNumber(app, 'mail')
  OUTBOX.put(app, { ...mail, number, queued: now, tries: 0 }, number)
}

/** Mails that wait, the oldest first. */
export function waitingMails(app: AppReader, limit: number): WaitingMail[] {
  return [...OUTBOX.range(app, { limit })]
}

export function removeMail(app: AppWriter, number: number): void {
  OUTBOX.remove(app, number)
}
