import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { AccountPolicy } from './account-policy.ts'
import { hashOfToken } from './session.ts'

/** Log-ins with an address that failed one after the other. */
interface Failures {
  readonly count: number
  readonly last: number
  readonly lockedUntil?: number
}

/**
 * By the hash of the address, whether it has an account or not: so that both are locked alike, cost
 * the same, and nobody reads here who was tried.
 */
const FAILURES = new DocumentTable<Failures, [addressHash: string]>(TABLE.logInFailures)
const BY_TIME = new DocumentTable<
  { readonly last: number; readonly hash: string },
  [last: number, addressHash: string]
>(TABLE.logInFailuresByTime)

const FORGOTTEN_AFTER_MS = 24 * 3_600_000
/** Forgotten with each one that is kept, so that they do not pile up. */
const FORGOTTEN_AT_ONCE = 4

export function isLocked(app: AppReader, email: string, now: number): boolean {
  return (FAILURES.get(app, hashOfToken(email))?.lockedUntil ?? 0) > now
}

/** One more. While an address is locked it is locked for no longer by being tried. */
export function noteFailure(
  app: AppWriter,
  email: string,
  { lockAfter, lockMinutes }: AccountPolicy,
  now: number,
): void {
  forgetOld(app, now)
  const hash = hashOfToken(email)
  const before = FAILURES.get(app, hash)
  if (before !== undefined) BY_TIME.remove(app, before.last, hash)
  const count = (before?.count ?? 0) + 1
  const lockedUntil =
    (before?.lockedUntil ?? 0) > now
      ? before?.lockedUntil
      : count >= lockAfter
        ? now + lockMinutes * 60_000
        : undefined
  const lock = lockedUntil === undefined ? {} : { lockedUntil }
  FAILURES.put(app, { count, last: now, ...lock }, hash)
  BY_TIME.put(app, { last: now, hash }, now, hash)
}

/** It was logged in with the address, or it has a new password. */
export function forgetFailures(app: AppWriter, email: string): void {
  const hash = hashOfToken(email)
  const before = FAILURES.get(app, hash)
  if (before === undefined) return
  FAILURES.remove(app, hash)
  BY_TIME.remove(app, before.last, hash)
}

function forgetOld(app: AppWriter, now: number): void {
  for (const { last, hash } of [...BY_TIME.range(app, { limit: FORGOTTEN_AT_ONCE })]) {
    if (now - last < FORGOTTEN_AFTER_MS) return
    BY_TIME.remove(app, last, hash)
    FAILURES.remove(app, hash)
  }
}
