import type { Place, Role } from '../access/roles.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { nextNumber } from '../store/counters.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** Something that was decided about an account: what 34 CFR 200.85(f) has kept for three years. */
export interface AccountEvent {
  readonly number: number
  /** Milliseconds since 1970. */
  readonly time: number
  /** Id of the account that did it. */
  readonly by: string
  readonly what:
    | 'created'
    | 'changed'
    | 'disabled'
    | 'enabled'
    | 'deactivated'
    | 'second-factor-reset'
    | 'invited'
    | 'recovery-link'
  /** As they stand since. */
  readonly roles: readonly Role[]
  readonly place: Place
  /** Why, or the application that was approved. */
  readonly note?: string
}

const EVENTS = new DocumentTable<AccountEvent, [account: string, number: number]>(
  TABLE.accountEvent,
)

export function noteEvent(
  app: AppWriter,
  account: string,
  event: Omit<AccountEvent, 'number'>,
): void {
  const number = nextNumber(app, 'account-event')
  EVENTS.put(app, { ...event, number }, account, number)
}

/** The newest first. */
export function eventsOf(
  app: AppReader,
  account: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): AccountEvent[] {
  const after = before === undefined ? {} : { after: [account, before] as [string, number] }
  return [...EVENTS.range(app, { under: [account], reverse: true, limit, ...after })]
}
