import { createHash } from 'node:crypto'

/** Who did what, when and to whom: ids and codes only, never what a record says. */
export interface AuditEvent {
  /** Milliseconds since 1970. */
  readonly time: number
  /** Id of the account; `''` where nobody had logged in. */
  readonly account: string
  /** Id of the operation of the interface, or of a command of the exchange itself. */
  readonly operation: string
  /** HTTP status, or 0 for what came of no request. */
  readonly status: number
  /** What it was about: `msix:000123456789`, `account:…`, `state:TX`. */
  readonly subjects: readonly string[]
  /** Counts and codes beside it, such as how many students a search found. */
  readonly details?: Readonly<Record<string, string | number>>
}

/** An event in the chain. */
export interface AuditEntry extends AuditEvent {
  /** From 1 up, without a gap. */
  readonly sequence: number
  /** SHA-256, in hexadecimal, of the entry before; 64 zeros for the first. */
  readonly before: string
}

export const FIRST_HASH: string = '0'.repeat(64)

/** The line of an entry: what its hash is made of. */
export function auditLine({ sequence, before, ...event }: AuditEntry): string {
  return JSON.stringify({ sequence, before, ...event })
}

export function auditHash(line: string): string {
  return createHash('sha256').update(line).digest('hex')
}
