import { runDueReminders } from '../accounts/due-reminders.ts'
import type { Exchange } from '../exchange.ts'
import type { Job } from './scheduler.ts'

/** All that the service does by itself. */
export function jobsOf(exchange: Exchange): readonly Job[] {
  return [{ name: 'reminders', everySeconds: 3600, run: () => runDueReminders(exchange) }]
}
