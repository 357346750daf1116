import { queueMail } from '../mail/outbox.ts'
import type { CommandContext } from '../writer/command.ts'
import { ACCOUNTS, putAccount } from './account.ts'
import { BY_TRAINING_DUE, EVERYWHERE, entriesByPrefix, type IndexKey } from './account-index.ts'
import { dayOf, REMIND_DAYS } from './training.ts'

/** Accounts looked at in one transaction, so that it is short. */
const AT_ONCE = 200

/** Reminders of security training. */
export const trainingCommands = {
  /**
   * Reminds, once for each training, those whose training has to be repeated within 30 days or should
   * have been.
   *
   * @returns where to go on, until there is no more.
   */
  'training.remind': (
    { app, now }: CommandContext,
    { after }: { readonly after?: IndexKey },
  ): { readonly reminded: number; readonly next?: IndexKey } => {
    const until = dayOf(now, REMIND_DAYS)
    const found: IndexKey[] = []
    for (const key of entriesByPrefix(app, BY_TRAINING_DUE, EVERYWHERE, { after })) {
      if (key[1] > until || found.push(key) === AT_ONCE) break
    }
    let reminded = 0
    for (const [, due, id] of found) {
      const account = ACCOUNTS.get(app, id)!
      if (account.reminded === due) continue
      reminded++
      putAccount(app, { ...account, reminded: due })
      queueMail(
        app,
        {
          to: account.email,
          subject: 'Your security training is due',
          text: `Your security training for the exchange has to be repeated by ${due}. Tell your user administrator when you have done it.`,
          about: { kind: 'account' },
        },
        now,
      )
    }
    const last = found.at(-1)
    return found.length === AT_ONCE ? { reminded, next: last! } : { reminded }
  },
} as const
