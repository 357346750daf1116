import type { CommandContext } from '../writer/command.ts'
import { postponeMail, removeMail } from './outbox.ts'

/** What becomes of a mail of the outbox. */
export const mailCommands = {
  /** The server has accepted it, or it is given up. */
  'mail.remove': ({ app }: CommandContext, { number }: { readonly number: number }): void =>
    removeMail(app, number),

  'mail.postpone': (
    { app, now }: CommandContext,
    { number, waitMs }: { readonly number: number; readonly waitMs: number },
  ): void => postponeMail(app, number, now + waitMs),
} as const
