import { ACCOUNTS, type Account } from '../accounts/account.ts'
import { DATA_ADMINISTRATORS, entriesByPrefix } from '../accounts/account-index.ts'
import { type Mail, queueMail } from '../mail/outbox.ts'
import type { AppReader } from '../store/app-keys.ts'
import type { DeskPlace } from '../worklist/work-item.ts'
import type { CommandContext } from '../writer/command.ts'
import type { ExchangedKind } from './exchanged-lists.ts'

/**
 * Data administrators of a place: those of its district, else of its region, else of its state,
 * whichever is the lowest that has any.
 */
export function administratorsOf(app: AppReader, place: DeskPlace): Account[] {
  const { state, region, district } = place
  const ofState = [...entriesByPrefix(app, DATA_ADMINISTRATORS, state)].flatMap(([, , id]) => {
    const account = ACCOUNTS.get(app, id)
    return account === undefined ? [] : [account]
  })
  const levels = [
    ofState.filter((it) => district !== undefined && it.place.district === district),
    ofState.filter(
      (it) => region !== undefined && it.place.district === undefined && it.place.region === region,
    ),
    ofState.filter((it) => it.place.district === undefined && it.place.region === undefined),
  ]
  return levels.find((accounts) => accounts.length > 0) ?? []
}

const NAMES: Readonly<Record<ExchangedKind, string>> = {
  'move-notice': 'move notice',
  'data-request': 'data request',
  correction: 'data correction',
}

/** What an administrator is told of something new: never what it says. */
export function mailAbout(kind: ExchangedKind, id: number): Omit<Mail, 'to'> {
  const name = NAMES[kind]
  return {
    subject: `${name[0]!.toUpperCase()}${name.slice(1)} ${id}`,
    text: `A ${name} is in the worklist of your place.`,
    about: { kind, id },
  }
}

/** Mails the data administrators of a place that there is something to see; never what it says. */
export function tellAdministrators(
  { app, now }: CommandContext,
  place: DeskPlace,
  mail: Omit<Mail, 'to'>,
): void {
  for (const { email } of administratorsOf(app, place)) {
    if (email !== '') queueMail(app, { ...mail, to: email }, now)
  }
}

/** The same of one account. */
export function tellAccount(
  { app, now }: CommandContext,
  account: string,
  mail: Omit<Mail, 'to'>,
): void {
  const found = ACCOUNTS.get(app, account)
  if (found?.status === 'active' && found.email !== '') {
    queueMail(app, { ...mail, to: found.email }, now)
  }
}
