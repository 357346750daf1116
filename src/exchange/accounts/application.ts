import type { Place, Role } from '../access/roles.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { Office } from './account.ts'

/** What somebody says who applies for an account. */
export interface Asked {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly place: Place
  readonly office?: Office
  readonly training?: string
  /** Who has seen the applicant’s papers and attests the need: a supervisor or above. */
  readonly verifiedBy: { readonly name: string; readonly title?: string; readonly email?: string }
  /** What the account is needed for. */
  readonly reason?: string
}

export type ApplicationStatus = 'waiting' | 'approved' | 'rejected'

/** An application, kept with what was decided as long as the exchange is. */
export interface AccountApplication extends Asked {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly received: number
  readonly status: ApplicationStatus
  readonly decision?: {
    readonly time: number
    readonly by: string
    readonly note?: string
    /** Id of the account that was made. */
    readonly account?: string
  }
}

/** Where an application stands in the list of its state. */
export type ApplicationKey = [state: string, status: string, received: number, id: string]

export const APPLICATIONS: DocumentTable<AccountApplication, [id: string]> = new DocumentTable(
  TABLE.accountApplication,
)
const BY_STATE: DocumentTable<ApplicationKey, ApplicationKey> = new DocumentTable(
  TABLE.accountApplicationByState,
)

export function putApplication(app: AppWriter, application: AccountApplication): void {
  const before = APPLICATIONS.get(app, application.id)
  if (before !== undefined) BY_STATE.remove(app, ...keyOf(before))
  APPLICATIONS.put(app, application, application.id)
  const key = keyOf(application)
  BY_STATE.put(app, key, ...key)
}

/** Applications of a state, `''` for federal ones, the oldest first. */
export function* applicationsOf(
  app: AppReader,
  {
    state,
    status,
    after,
  }: {
    readonly state: string
    readonly status: ApplicationStatus
    readonly after?: ApplicationKey | undefined
  },
): Generator<AccountApplication> {
  const from = after === undefined ? {} : { after }
  for (const [, , , id] of BY_STATE.range(app, { under: [state, status], ...from })) {
    yield APPLICATIONS.get(app, id)!
  }
}

export function keyOf({ place, status, received, id }: AccountApplication): ApplicationKey {
  return [place.state ?? '', status, received, id]
}
