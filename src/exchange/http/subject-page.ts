import { type Html, html, NOTHING } from '../../report/html.ts'
import type { Exchange } from '../exchange.ts'
import type { MailSubject, SubjectKind } from '../mail/mail-subject.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { renderSmallPage } from './small-page.ts'

/** How each is called, and the operation that shows it. */
const SUBJECTS: Readonly<
  Record<
    SubjectKind,
    { readonly title: string; readonly operation: string; readonly query?: string }
  >
> = {
  'move-notice': { title: 'A move notice', operation: 'moveNotice' },
  'data-request': { title: 'A data request', operation: 'dataRequest' },
  correction: { title: 'A data correction', operation: 'correction' },
  'account-application': {
    title: 'An application for an account',
    operation: 'readAccountApplication',
  },
  account: { title: 'Your account', operation: 'ownAccount' },
  'overdue-clocks': {
    title: 'Duties that are overdue',
    operation: 'listClocks',
    query: '?state=:id&group=overdue',
  },
  worklist: { title: 'Your worklist', operation: 'listWorklist' },
}

const ID = /^[\w-]{1,64}$/

/**
 * The page that the link of a mail leads to: what it is about, and how it is seen. It reads nothing of
 * the exchange, so it is the same whether there is such a thing or not.
 *
 * @returns undefined if no mail has such a link.
 */
export function renderSubjectPage(
  exchange: Exchange,
  { kind, id }: { readonly kind: string; readonly id?: string },
): string | undefined {
  if (!Object.hasOwn(SUBJECTS, kind)) return undefined
  const { title, operation, query = '' } = SUBJECTS[kind as MailSubject['kind']]
  const pattern = routeOf(operation).path + query
  if (pattern.includes(':id') !== (id !== undefined) || !ID.test(id ?? '0')) return undefined
  const address = pattern.replace(':id', id ?? '')
  return renderSmallPage(
    title,
    html`<p>It is shown to those whom it is for, once they are logged in, at<br>
<a href="${address}"><code>${address}</code></a></p>
<p><a href="/docs#${operation}">What is shown there</a></p>
${logInLinks(exchange)}`,
  )
}

/** What stands at `/`: also where a log-in by an issuer ends. */
export function renderStartPage(exchange: Exchange): string {
  return renderSmallPage(
    'nearmatch exchange',
    html`<p>States exchange records of migratory children here, through an <a href="/docs">interface</a> for their own systems.</p>
<p><a href="/v1/session">Who is logged in</a></p>
${logInLinks(exchange)}`,
  )
}

function logInLinks({ config: { openId, server } }: Exchange): Html {
  const hasIssuer = openId.issuer !== '' && server.publicUrl !== ''
  return html`<p><a href="/docs#logIn">How to log in by password</a></p>
${hasIssuer ? html`<p><a href="/v1/open-id/begin">Log in at your organization</a></p>` : NOTHING}`
}

function routeOf(operation: string): Route {
  return ROUTES.find((it) => it.operation === operation)!
}
