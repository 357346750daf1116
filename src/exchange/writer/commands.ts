import { accountCommands } from '../accounts/account-commands.ts'
import { apiKeyCommands } from '../accounts/api-key-commands.ts'
import { applicationCommands } from '../accounts/application-commands.ts'
import { logInCommands } from '../accounts/log-in-commands.ts'
import { trainingCommands } from '../accounts/training-commands.ts'
import { clockCommands } from '../clocks/clock-commands.ts'
import { directoryCommands } from '../directory/directory-commands.ts'
import { mailCommands } from '../mail/mail-commands.ts'
import { moveNoticeCommands } from '../notices/move-notice-commands.ts'
import { worklistCommands } from '../worklist/worklist-commands.ts'
import type { Command } from './command.ts'

/** All that changes the exchange, by name. */
export const COMMANDS: typeof accountCommands &
  typeof logInCommands &
  typeof applicationCommands &
  typeof apiKeyCommands &
  typeof trainingCommands &
  typeof mailCommands &
  typeof directoryCommands &
  typeof clockCommands &
  typeof moveNoticeCommands &
  typeof worklistCommands = {
  ...accountCommands,
  ...logInCommands,
  ...applicationCommands,
  ...apiKeyCommands,
  ...trainingCommands,
  ...mailCommands,
  ...directoryCommands,
  ...clockCommands,
  ...moveNoticeCommands,
  ...worklistCommands,
}

export type CommandName = keyof typeof COMMANDS
export type ArgumentsOf<N extends CommandName> = Parameters<(typeof COMMANDS)[N]>[1]
export type ResultOf<N extends CommandName> = ReturnType<(typeof COMMANDS)[N]>

/** The command of a name, its types set aside: its caller keeps them. */
export function commandOf(name: CommandName): Command<unknown, unknown> {
  return COMMANDS[name] as Command<unknown, unknown>
}
