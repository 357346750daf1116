import type { AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import { dropNews, newsOf } from '../worklist/work-news.ts'
import type { CommandContext } from '../writer/command.ts'
import { administratorsOf, tellAccount } from './tell-administrators.ts'

/** What an administrator is still to be told of. */
const PENDING = new DocumentTable<
  { readonly account: string; readonly count: number },
  [account: string]
>(TABLE.workNewsOf)
/** When an administrator was told last, in milliseconds since 1970. */
const TOLD = new DocumentTable<number, [account: string]>(TABLE.workNewsTold)

/** Of one transaction, so that it is short. */
const AT_ONCE = 100
const HOUR_MS = 3_600_000

/** Mails about the worklist. */
export const tellDesksCommands = {
  /**
   * Tells administrators that items have come to their desk: how many, in one mail, and not again for
   * as long as the configuration says. To be run again at once if there is more.
   */
  'worklist.tellDesks': (
    context: CommandContext,
    _: Readonly<Record<string, never>>,
  ): { readonly told: number; readonly more: boolean } => {
    const { app, config, now } = context
    const news = newsOf(app, AT_ONCE)
    for (const desk of news) {
      const { place, assignee, count } = desk
      const accounts = assignee === undefined ? idsOf(context, place) : [assignee]
      for (const account of accounts) add(app, account, count)
      dropNews(app, desk)
    }
    const since = now - config.notices.worklistMailHours * HOUR_MS
    let told = 0
    for (const { account, count } of [...PENDING.range(app)]) {
      if (told === AT_ONCE) break
      if ((TOLD.get(app, account) ?? Number.NEGATIVE_INFINITY) > since) continue
      PENDING.remove(app, account)
      TOLD.put(app, now, account)
      tellAccount(context, account, {
        subject: 'New in your worklist',
        text:
          count === 1
            ? 'An item has come to your worklist.'
            : `${count} items have come to your worklist.`,
        about: { kind: 'worklist' },
      })
      told++
    }
    return { told, more: news.length === AT_ONCE || told === AT_ONCE }
  },
} as const

function idsOf({ app }: CommandContext, place: Parameters<typeof administratorsOf>[1]): string[] {
  return administratorsOf(app, place).map(({ id }) => id)
}

function add(app: AppWriter, account: string, more: number): void {
  const count = (PENDING.get(app, account)?.count ?? 0) + more
  PENDING.put(app, { account, count }, account)
}
