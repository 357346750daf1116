import type { Actor } from '../access/roles.ts'
import type { CommandOptions } from './command.ts'
import type { ArgumentsOf, CommandName, ResultOf } from './commands.ts'

/**
 * Where all that changes the exchange is done, one command after the other. A service has it on a
 * thread of its own, so that no search waits for a write; a command line, on its own.
 */
export interface Writer {
  /**
   * Runs a command as one transaction, durable once this is fulfilled.
   *
   * @throws what the command is refused for, a {@link LinkageError} with its code; `worker-lost`.
   */
  run<N extends CommandName>(
    name: N,
    args: ArgumentsOf<N>,
    actor: Actor,
    options?: CommandOptions,
  ): Promise<ResultOf<N>>
  /** How many commands are asked for and not done. */
  waiting(): number
  /** Waits for what is under way. */
  close(): Promise<void>
}
