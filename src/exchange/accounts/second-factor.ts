import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { hashOfToken } from './session.ts'

const PERIOD_S = 30
/** A clock that is half a minute off is well enough. */
const WINDOW = 1
const RECOVERY_CODES = 10

/** A secret for an app that shows codes, in base 32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What such an app reads, mostly as a picture. */
export function enrolmentUri(secret: string, email: string): string {
  return totp(secret, email).toString()
}

/**
 * The 30 seconds that a code belongs to; undefined if it is none of now. Whoever takes it keeps the
 * number, and takes none up to it again.
 */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  const delta = totp(secret).validate({ token: code, window: WINDOW, timestamp: now })
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD_S) + delta
}

/** Codes for who has lost the app: each is taken once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const digits = new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32
    return digits.match(/.{4}/g)!.join('-')
  })
}

/** What is kept of a recovery code, however it was typed. */
export function hashOfRecoveryCode(code: string): string {
  return hashOfToken(code.toUpperCase().replace(/[^A-Z2-7]/g, ''))
}

function totp(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: 'nearmatch exchange',
    label,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: PERIOD_S,
  })
}
