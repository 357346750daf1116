import type { CommandContext } from '../writer/command.ts'
import { followItems } from './follow-registry.ts'

/**
 * Puts review items into the worklist that no command has opened: of a registry that was loaded at one
 * go. Does nothing where they are there already, so that it may be called whenever the service starts.
 */
export const catchUpCommands = {
  /** @returns where to go on; absent once all are followed. */
  'worklist.catchUp': (
    context: CommandContext,
    { from = 0, limit = 200 }: { readonly from?: number; readonly limit?: number },
  ): { readonly followed: number; readonly next?: number } => followItems(context, { from, limit }),
} as const
