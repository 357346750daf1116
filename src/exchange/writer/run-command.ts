import { LinkageError } from '../../errors.ts'
import type { Registry } from '../../registry/registry.ts'
import type { Actor } from '../access/roles.ts'
import type { Config } from '../config.ts'
import { appReader, appWriter } from '../store/app-keys.ts'
import { followRegistry } from '../worklist/follow-registry.ts'
import { lockTold } from '../worklist/lock-told.ts'
import type { CommandOptions } from './command.ts'
import { type ArgumentsOf, type CommandName, commandOf, type ResultOf } from './commands.ts'
import { keptResult, once } from './kept-results.ts'

/** Runs a command as one transaction of the registry: durable once this is fulfilled. */
export async function runCommand<N extends CommandName>(
  registry: Registry,
  now: number,
  call: {
    readonly name: N
    readonly args: ArgumentsOf<N>
    readonly actor: Actor
    readonly options: CommandOptions
    readonly config: Config
  },
): Promise<ResultOf<N>> {
  const { name, args, actor, options, config } = call
  const { idempotencyKey, request, isRepeated, expected, seen, dryRun = false } = options
  const asked =
    idempotencyKey === undefined || dryRun
      ? undefined
      : { key: [actor.account, name, idempotencyKey] as const, now, args, request }
  if (asked !== undefined) {
    // Before it is asked what has changed since: that may be just what was done then.
    const kept = registry.read(({ reader }) => keptResult(appReader(reader), asked))
    if (kept !== undefined) return kept.result as ResultOf<N>
  }
  if (isRepeated === true) throw new LinkageError('idempotency-key-taken', { command: name })
  const { result } = await registry.write(
    (transaction) => {
      const app = appWriter(transaction)
      const context = {
        transaction,
        app,
        actor,
        now,
        config,
        ...(seen === undefined ? {} : { seen }),
      }
      const run = (): unknown => {
        try {
          const result = commandOf(name)(context, args)
          followRegistry(context)
          return result
        } catch (error) {
          throw lockTold(app, error)
        }
      }
      return asked === undefined ? run() : once(app, asked, run)
    },
    {
      author: actor.account,
      reason: name,
      dryRun,
      ...(expected === undefined ? {} : { expected }),
    },
  )
  return result as ResultOf<N>
}
