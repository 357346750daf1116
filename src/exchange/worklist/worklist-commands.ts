import { catchUpCommands } from './catch-up-command.ts'
import { clockCommands } from './clock-command.ts'
import { decisionCommands } from './decision-commands.ts'
import { handlingCommands } from './handling-commands.ts'
import { mergeCommands } from './merge-commands.ts'

/** What changes the worklist, and joins and parts children by it. */
export const worklistCommands: typeof decisionCommands &
  typeof handlingCommands &
  typeof mergeCommands &
  typeof clockCommands &
  typeof catchUpCommands = {
  ...decisionCommands,
  ...handlingCommands,
  ...mergeCommands,
  ...clockCommands,
  ...catchUpCommands,
}
