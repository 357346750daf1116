import { EXCHANGE_ACTOR } from '../access/roles.ts'
import { runDueReminders } from '../accounts/due-reminders.ts'
import type { Exchange } from '../exchange.ts'
import { type MailEvent, mailSender } from '../mail/mail-sender.ts'
import type { Job } from './scheduler.ts'

/** What jobs are told of the service. */
export interface JobOptions {
  /** Address that people reach the exchange by, for links in mails. */
  readonly publicUrl: string
  readonly onMail: (event: MailEvent) => void
}

const HOUR_SECONDS = 3600

/** All that the service does by itself. */
export function jobsOf(exchange: Exchange, { publicUrl, onMail }: JobOptions): readonly Job[] {
  const { mail, jobs } = exchange.config
  const sender =
    mail.host === '' ? undefined : mailSender(exchange, mail, { publicUrl, tell: onMail })
  const sending: readonly Job[] =
    sender === undefined
      ? []
      : [{ name: 'mail', everySeconds: mail.everySeconds, run: () => sender.send() }]
  return [
    ...sending,
    { name: 'clocks', everySeconds: jobs.clocksSeconds, run: () => runClocks(exchange) },
    { name: 'reminders', everySeconds: HOUR_SECONDS, run: () => runDueReminders(exchange) },
    { name: 'worklist-mails', everySeconds: HOUR_SECONDS, run: () => tellDesks(exchange) },
  ]
}

async function tellDesks(exchange: Exchange): Promise<void> {
  for (let more = true; more; ) {
    more = (await exchange.run('worklist.tellDesks', {}, EXCHANGE_ACTOR)).more
  }
}

/** Until nothing is due: each command does a part, so that others who write need not wait. */
async function runClocks(exchange: Exchange): Promise<void> {
  for (let more = true; more; ) {
    more = (await exchange.run('worklist.runClocks', {}, EXCHANGE_ACTOR)).more
  }
  for (let more = true; more; ) {
    more = (await exchange.run('notices.runClocks', {}, EXCHANGE_ACTOR)).hasMore
  }
}
