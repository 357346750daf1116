import { createHash } from 'node:crypto'
import { LinkageError } from '../../errors.ts'
import type { AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** A result that is given again. */
interface KeptResult {
  readonly time: number
  /** Hash of the arguments: another question under the same key is refused. */
  readonly asked: string
  readonly result: unknown
}

/** Whose key to try again with, of which command. */
export type ResultKey = readonly [account: string, command: string, key: string]

const KEPT = new DocumentTable<KeptResult, [account: string, command: string, key: string]>(
  TABLE.idempotency,
)
const BY_TIME = new DocumentTable<
  { readonly time: number; readonly key: ResultKey },
  [time: number, account: string, command: string, key: string]
>(TABLE.idempotencyByTime)

const KEPT_FOR_MS = 24 * 3_600_000
/** Forgotten with each one that is kept, so that they do not pile up. */
const FORGOTTEN_AT_ONCE = 4

/**
 * Does something once for a key, and gives its result again for a day.
 *
 * @throws {@link LinkageError} `idempotency-key-taken` if something else was asked with the key.
 */
export function once(
  app: AppWriter,
  { key, now, args }: { readonly key: ResultKey; readonly now: number; readonly args: unknown },
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

/** Changes results that are kept; one for which `change` gives undefined stays as it is. */
export function changeKeptResults(
  app: AppWriter,
  change: (result: unknown) => unknown | undefined,
): void {
  const keys = Array.from(BY_TIME.range(app), ({ key }) => key)
  for (const key of keys) {
    const kept = KEPT.get(app, ...key)
    const result = kept && change(kept.result)
    if (result !== undefined) KEPT.put(app, { ...kept!, result }, ...key)
  }
}
