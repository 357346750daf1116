import { accountCommands } from '../accounts/account-commands.ts'
import { apiKeyCommands } from '../accounts/api-key-commands.ts'
import { applicationCommands } from '../accounts/application-commands.ts'
import { logInCommands } from '../accounts/log-in-commands.ts'
import { trainingCommands } from '../accounts/training-commands.ts'
import { clockCommands } from '../clocks/clock-commands.ts'
import { directoryCommands } from '../directory/directory-commands.ts'
import { listCommands } from '../lists/list-commands.ts'
import { mailCommands } from '../mail/mail-commands.ts'
import { correctionCommands } from '../notices/correction-commands.ts'
import { dataRequestCommands } from '../notices/data-request-commands.ts'
import { moveNoticeCommands } from '../notices/move-notice-commands.ts'
import { runClocksCommands } from '../notices/run-clocks.ts'
import { settleClockCommands } from '../notices/settle-clock.ts'
import { tellDesksCommands } from '../notices/tell-desks.ts'
import { eraseCommands } from '../submissions/erase-student.ts'
import { submissionCommands } from '../submissions/submission-commands.ts'
import { worklistCommands } from '../worklist/worklist-commands.ts'
import type { Command } from './command.ts'

/** All that changes the exchange, by name. */
export const COMMANDS: typeof accountCommands &
  typeof apiKeyCommands &
  typeof applicationCommands &
  typeof clockCommands &
  typeof correctionCommands &
  typeof dataRequestCommands &
  typeof directoryCommands &
  typeof eraseCommands &
  typeof listCommands &
  typeof logInCommands &
  typeof mailCommands &
  typeof moveNoticeCommands &
  typeof runClocksCommands &
  typeof settleClockCommands &
  typeof submissionCommands &
  typeof tellDesksCommands &
  typeof trainingCommands &
  typeof worklistCommands = {
  ...accountCommands,
  ...apiKeyCommands,
  ...applicationCommands,
  ...clockCommands,
  ...correctionCommands,
  ...dataRequestCommands,
  ...directoryCommands,
  ...eraseCommands,
  ...listCommands,
  ...logInCommands,
  ...mailCommands,
  ...moveNoticeCommands,
  ...runClocksCommands,
  ...settleClockCommands,
  ...submissionCommands,
  ...tellDesksCommands,
  ...trainingCommands,
  ...worklistCommands,
}

export type CommandName = keyof typeof COMMANDS
export type ArgumentsOf<N extends CommandName> = Parameters<(typeof COMMANDS)[N]>[1]
export type ResultOf<N extends CommandName> = ReturnType<(typeof COMMANDS)[N]>

/** The command of a name, its types set aside: its caller keeps them. */
export function commandOf(name: CommandName): Command<unknown, unknown> {
  return COMMANDS[name] as Command<unknown, unknown>
}
