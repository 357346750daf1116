import { EXCHANGE_ACTOR } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import type { IndexKey } from './account-index.ts'

/** Queues the reminders that are due; to be run daily. @returns how many there were. */
export async function runDueReminders(exchange: Exchange): Promise<number> {
  let reminded = 0
  for (let after: IndexKey | undefined; ; ) {
    const step = await exchange.run(
      'training.remind',
      after === undefined ? {} : { after },
      EXCHANGE_ACTOR,
    )
    reminded += step.reminded
    if (step.next === undefined) return reminded
    after = step.next
  }
}
