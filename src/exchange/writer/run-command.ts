import { createHash } from 'node:crypto'
import { LinkageError } from '../../errors.ts'
import type { Registry } from '../../registry/registry.ts'
import type { Actor } from '../access/roles.ts'
import type { Config } from '../config.ts'
import { type AppWriter, appWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import { followRegistry } from '../worklist/follow-registry.ts'
import type { CommandOptions } from './command.ts'
import { type ArgumentsOf, type CommandName, commandOf, type ResultOf } from './commands.ts'

/** A result that is given again. */
interface KeptResult {
  readonly time: number
  /** Hash of the arguments: another question under the same key is refused. */
  readonly asked: string
  readonly result: unknown
}

const KEPT = new DocumentTable<KeptResult, [account: string, command: string, key: string]>(
  TABLE.idempotency,
)
const BY_TIME = new DocumentTable<
  { readonly time: number; readonly key: readonly [account: string, command: string, key: string] },
  [time: number, account: string, command: string, key: string]
>(TABLE.idempotencyByTime)

const KEPT_FOR_MS = 24 * 3_600_000
/** Forgotten with each one that is kept, so that they do not pile up. */
const FORGOTTEN_AT_ONCE = 4

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
  const { idempotencyKey, expected, dryRun = false } = options
  const { result } = await registry.write(
    (transaction) => {
      const app = appWriter(transaction)
      const context = { transaction, app, actor, now, config }
      const run = (): unknown => {
        const result = commandOf(name)(context, args)
        followRegistry(context)
        return result
      }
      if (idempotencyKey === undefined || dryRun) return run()
      const key = [actor.account, name, idempotencyKey] as const
      return once(app, { key, now, args }, run)
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

function once(
  app: AppWriter,
  {
    key,
    now,
    args,
  }: {
    readonly key: readonly [account: string, command: string, key: string]
    readonly now: number
    readonly args: unknown
  },
  run: () => unknown,
): unknown {
  const asked = createHash('sha256')
    .update(JSON.stringify(args) ?? '')
    .digest('hex')
  const kept = KEPT.get(app, ...key)
  if (kept !== undefined && now - kept.time < KEPT_FOR_MS) {
    if (kept.asked !== asked) throw new LinkageError('idempotency-key-taken', { command: key[1] })
    return kept.result
  }
  const result = run()
  for (const old of [...BY_TIME.range(app, { limit: FORGOTTEN_AT_ONCE })]) {
    if (now - old.time < KEPT_FOR_MS) break
    if (KEPT.get(app, ...old.key)?.time === old.time) KEPT.remove(app, ...old.key)
    BY_TIME.remove(app, old.time, ...old.key)
  }
  KEPT.put(app, { time: now, asked, result }, ...key)
  BY_TIME.put(app, { time: now, key }, now, ...key)
  return result
}
