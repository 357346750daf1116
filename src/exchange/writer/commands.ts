import { accountCommands } from '../accounts/account-commands.ts'
import { submissionCommands } from '../submissions/submission-commands.ts'
import type { Command } from './command.ts'

/** All that changes the exchange, by name. */
export const COMMANDS: typeof accountCommands & typeof submissionCommands = {
  ...accountCommands,
  ...submissionCommands,
}

export type CommandName = keyof typeof COMMANDS
export type ArgumentsOf<N extends CommandName> = Parameters<(typeof COMMANDS)[N]>[1]
export type ResultOf<N extends CommandName> = ReturnType<(typeof COMMANDS)[N]>

/** The command of a name, its types set aside: its caller keeps them. */
export function commandOf(name: CommandName): Command<unknown, unknown> {
  return COMMANDS[name] as Command<unknown, unknown>
}
