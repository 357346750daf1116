import type { Transaction } from '../../registry/transaction.ts'
import type { Actor } from '../access/roles.ts'
import type { Config } from '../config.ts'
import type { AppWriter } from '../store/app-keys.ts'
import type { KeyedRequest } from './kept-results.ts'

/** What a command works on: one transaction over the registry and the exchange’s own keys. */
export interface CommandContext {
  readonly transaction: Transaction
  readonly app: AppWriter
  readonly actor: Actor
  /** Milliseconds since 1970. */
  readonly now: number
  readonly config: Config
  /** Version of what it is about that the caller saw; absent: any. */
  readonly seen?: string
}

/**
 * Something that changes the exchange, as one transaction: it refuses by throwing before or after it
 * has written, and nothing is kept then. Arguments and result are plain data, as they cross threads;
 * the result is kept for a while where the caller gave a key to try again with.
 *
 * Commands trust their caller for who may do it (`access/permissions.ts` was asked), and nobody for
 * what is true of the data: they look again, within the transaction.
 */
export type Command<A, R> = (context: CommandContext, args: A) => R

/** How a command is to be run. */
export interface CommandOptions {
  /** The same actor’s same command with the same key is run once; its result is given again. */
  readonly idempotencyKey?: string
  /** Version of what it is about that the caller saw, by `If-Match`. */
  readonly seen?: string
  /** The request that gave that key. */
  readonly request?: KeyedRequest
  /**
   * That request was answered before, and nobody asks any more whether it is allowed: its results are
   * given again, and nothing is done.
   */
  readonly isRepeated?: boolean
  /** Versions of persons that the caller saw: a stale one is refused. */
  readonly expected?: Readonly<Record<string, number>>
  /** Gives the same result and keeps nothing. Default false. */
  readonly dryRun?: boolean
}
