import type { NewSession } from '../accounts/session.ts'
import { SESSION_COOKIE } from './authenticate.ts'

/**
 * The header that gives a browser its session. No script reads it and no other site sends it; over TLS
 * it is never sent without. It ends with the browser, or when the exchange says so.
 */
export function sessionCookie(
  { token }: Pick<NewSession, 'token'>,
  isSecure: boolean,
): Readonly<Record<string, string>> {
  return { 'set-cookie': `${SESSION_COOKIE}=${token}; ${attributes(isSecure)}` }
}

export function noSessionCookie(isSecure: boolean): Readonly<Record<string, string>> {
  return { 'set-cookie': `${SESSION_COOKIE}=; ${attributes(isSecure)}; Max-Age=0` }
}

function attributes(isSecure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
}
