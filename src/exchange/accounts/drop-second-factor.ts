import type { AppWriter } from '../store/app-keys.ts'
import { type Account, putAccount } from './account.ts'
import { credentialsOf, putCredentials } from './credentials.ts'
import { endSessions } from './session.ts'

/** The app with the codes was lost: another is enrolled at the next log-in. All sessions end. */
export function dropSecondFactor(app: AppWriter, account: Account): void {
  const { secondFactor: _, enrolling: __, ...rest } = credentialsOf(app, account.id)
  putCredentials(app, account.id, rest)
  const { hasSecondFactor: ___, ...without } = account
  putAccount(app, without)
  endSessions(app, account.id)
}
