import { createHash } from 'node:crypto'
import { LinkageError } from '../../errors.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
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

/** What was asked for with a key, as its sender knows it: the very same is told again by it. */
export interface KeyedRequest {
  readonly operation: string
  /** Of all that was asked. */
  readonly hash: string
}

/** What is done once. */
export interface OnceArguments {
  readonly key: ResultKey
  readonly now: number
  readonly args: unknown
  readonly request?: KeyedRequest | undefined
}

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
export function once(app: AppWriter, asked: OnceArguments, run: () => unknown): unknown {
  const kept = keptResult(app, asked)
  if (kept !== undefined) return kept.result
  const { key, now, args, request } = asked
  const result = run()
  for (const old of [...BY_TIME.range(app, { limit: FORGOTTEN_AT_ONCE })]) {
    if (now - old.time < KEPT_FOR_MS) break
    if (KEPT.get(app, ...old.key)?.time === old.time) KEPT.remove(app, ...old.key)
    BY_TIME.remove(app, old.time, ...old.key)
  }
  keep(app, key, { time: now, asked: hashOf(args), result })
  if (request !== undefined) {
    keep(app, markOf(key, request), { time: now, asked: request.hash, result: null })
  }
  return result
}

/**
 * The result that a key stands for already.
 *
 * @throws {@link LinkageError} `idempotency-key-taken` if something else was asked with the key.
 */
export function keptResult(
  app: AppReader,
  { key, now, args }: OnceArguments,
): { readonly result: unknown } | undefined {
  return fresh(app, key, now, () => hashOf(args))
}

/**
 * Was this very request answered before? It was allowed then, whatever it has changed of that itself.
 *
 * @throws {@link LinkageError} `idempotency-key-taken` if something else was asked with the key.
 */
export function wasAnswered(
  app: AppReader,
  {
    account,
    key,
    request,
    now,
  }: {
    readonly account: string
    readonly key: string
    readonly request: KeyedRequest
    readonly now: number
  },
): boolean {
  return fresh(app, markOf([account, '', key], request), now, () => request.hash) !== undefined
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

function fresh(
  app: AppReader,
  key: ResultKey,
  now: number,
  asked: () => string,
): KeptResult | undefined {
  const kept = KEPT.get(app, ...key)
  if (kept === undefined || now - kept.time >= KEPT_FOR_MS) return undefined
  if (kept.asked !== asked()) throw new LinkageError('idempotency-key-taken', { command: key[1] })
  return kept
}

function keep(app: AppWriter, key: ResultKey, kept: KeptResult): void {
  const { time } = kept
  KEPT.put(app, kept, ...key)
  BY_TIME.put(app, { time, key }, time, ...key)
}

/** Where it stands that a request was answered: no command is called so. */
function markOf([account, , key]: ResultKey, { operation }: KeyedRequest): ResultKey {
  return [account, `request ${operation}`, key]
}

function hashOf(args: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(args) ?? '')
    .digest('hex')
}
